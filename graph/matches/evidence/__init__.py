"""Evidence for and against one party: one rule, one file in ``rules``."""
