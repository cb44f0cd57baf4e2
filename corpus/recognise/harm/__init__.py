"""What accidents do: to whom, how gravely, at what cost, and of what kind they are."""
