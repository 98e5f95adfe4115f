"""One map on paper: its ground, its works, their numbers, in millimetres."""
