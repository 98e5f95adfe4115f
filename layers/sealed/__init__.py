"""Strangers' files are read in a process of its own, which can open nothing and reach nobody once it has them.

`read_apart` is what others call. The process (`layers.sealed.child`) bounds itself, loads what it needs, and seals
itself before it looks at the first byte.
"""

from layers.sealed.asking import ask_apart, read_apart

__all__ = ["ask_apart", "read_apart"]
