"""What texts cite: documents, laws, articles, standards; and what they abolish."""
