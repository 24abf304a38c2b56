"""Arrays, texts and names of a shelf, made from its parts."""
