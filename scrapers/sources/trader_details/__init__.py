"""What the sources of storefronts share: reading a seller's stated details, and stating them."""
