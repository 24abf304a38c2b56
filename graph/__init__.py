"""Who stands behind a storefront: the model, its store, and what is worked out over it."""
