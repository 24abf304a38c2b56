"""A package of its own, because a library that the tests use installs one of this name too."""
