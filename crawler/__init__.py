"""From the world to blocks: sources, and readers of bytes."""
