"""Evidence bundles and stories."""
