"""Words that say where → what they ask for. No geometry here."""
