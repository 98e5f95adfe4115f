"""How well the extraction reads: what it found, against what people read in the same documents."""
