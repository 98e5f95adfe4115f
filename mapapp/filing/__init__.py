"""Files that other programs open: a selection of works with its words and its numbers, made by the press and kept."""
