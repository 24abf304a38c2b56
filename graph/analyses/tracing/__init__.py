"""Traces from a storefront to the parent of its platform, hop by hop, with their strength."""
