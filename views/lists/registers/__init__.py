"""Registers beside the case: the list of them, and the form that adds one."""
