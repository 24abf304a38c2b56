"""Evidence bundles: a self-contained case that others can check and open."""
