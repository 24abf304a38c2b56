"""Conventions of counting ownership and control, one module each."""
