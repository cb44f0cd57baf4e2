"""What an official document is, how official Chinese is read, and the names it uses."""
