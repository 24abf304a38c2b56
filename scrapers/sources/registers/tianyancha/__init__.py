"""Tianyancha 天眼查: companies of China from files that the user exported."""
