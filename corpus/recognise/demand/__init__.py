"""What sentences oblige, forbid, permit and recommend."""
