"""Whole registers beside the store: their files, arrays, look-up and analyses."""
