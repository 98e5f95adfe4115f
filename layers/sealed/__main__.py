"""The process that waits for files: ``python -m layers.sealed NUMBER SECONDS``."""

import sys

from layers.sealed.mother import main

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
