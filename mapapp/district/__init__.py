"""A district's page: its works, where they are, and what they add up to."""
