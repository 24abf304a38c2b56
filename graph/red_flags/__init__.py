"""Red flags, one module each."""
