"""Who stands behind a storefront: the model, the store that keeps it, and what is worked out over it."""
