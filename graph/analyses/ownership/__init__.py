"""Figures of ownership and control by named conventions, one module each."""
