"""Who must do what, and by when: from tasks, and from clauses that give work to units."""
