"""Visible text and embedded data of a page, cut into blocks and pairs."""
