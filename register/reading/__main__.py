"""The child process in which a document is read: `python -m register.reading NAME LIMITS < FILE`."""

import sys

from register.reading.child import main

sys.exit(main(*sys.argv[1:]))
