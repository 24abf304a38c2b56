"""Rules of evidence, listed in ``graph.matches.evidence.catalogue``."""
