"""A new document's mentions → what they change in the register: what is sure, and what a person is asked."""
