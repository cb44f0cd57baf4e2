"""What laws say: articles by name, by words and by meaning, whom they make responsible, what they punish."""
