"""The press: prints are made in a process of their own, one at a time, and kept as files beside the edition."""
