"""A selection of works as a file that other programs open: one format, one module."""
