"""Door-plates: loaded from official files or an OpenStreetMap extract into one SQLite file, and looked up there."""
