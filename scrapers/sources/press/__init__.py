"""Articles of the press."""
