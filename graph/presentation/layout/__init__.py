"""Positions for the parties of a drawing."""
