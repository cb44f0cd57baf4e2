"""What rules and standards demand."""
