"""The project's own tests; without this file an installed package of this name would win."""
