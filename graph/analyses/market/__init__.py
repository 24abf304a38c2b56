"""Who supplies a market: its categories of products, by who is behind the storefronts."""
