"""Drawings of the app, and the browser components that show them."""
