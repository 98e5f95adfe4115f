"""How a process may have ended that answers nothing; other numbers are those of `os.waitstatus_to_exitcode`."""

LATE, LOST = 256, 257
"""It took longer than it may; the keeper that waits for it has gone itself."""
