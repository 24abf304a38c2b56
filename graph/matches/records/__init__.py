"""Records of a store in columns, as far as all of its parties are looked at at once."""
