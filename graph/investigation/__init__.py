"""A case as Python objects, for notebooks and for programs that quote it."""
