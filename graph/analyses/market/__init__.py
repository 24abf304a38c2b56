"""Supply of a market: its product categories, by the group of their storefronts."""
