"""Preview of an import: its first statements in sentences, and who may be in the store already."""
