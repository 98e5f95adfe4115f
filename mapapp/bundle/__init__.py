"""The whole thing as files: a copy that any web server shows, with no server of ours and no network behind it."""
