"""Drawings of the app, and their components in the browser."""
