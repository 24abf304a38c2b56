"""Reader of the Beneficial Ownership Data Standard, versions 0.1 to 0.4."""
