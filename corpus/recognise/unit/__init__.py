"""Units: their names taken apart, listed, found in running text, and told to be one or not."""
