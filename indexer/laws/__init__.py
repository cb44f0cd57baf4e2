"""What makes a text a law: its kind, its parts, its articles, when it holds, what it abolishes, how it punishes."""
