"""The child process in which a document is read: `python -m register.reading NAME LIMITS < FILE`."""

import sys

from register.reading.child import main

if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
