"""Supply of a market: its categories of products, by the standing of their storefronts."""
