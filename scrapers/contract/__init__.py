"""Contract of a source: its collector, its pages, and the gate of its records."""
