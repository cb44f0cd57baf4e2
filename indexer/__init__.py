"""From blocks to an index: repair, structure, tasks, tokens, and the engines that keep them."""
