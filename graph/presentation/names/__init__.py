"""Names of parties in sentences and drawings."""
