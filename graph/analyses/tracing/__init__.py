"""From a storefront to the parent of its platform, hop by hop, and how strong the chain is."""
