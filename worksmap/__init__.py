"""The command line: the only module that sees every room."""
