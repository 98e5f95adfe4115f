"""A stranger's file over the works: drawn, and compared with them; nothing of it is kept.

`compare` asks a process of its own (`layers.sealed`), which reads the file and an edition and answers a `Found`.
"""

from layers.myfile.compare import Wanted, compare
from layers.myfile.found import Found, How, Met

__all__ = ["Found", "How", "Met", "Wanted", "compare"]
