"""Panels around the canvas of the working graph: cases, filters, selection, tables, pictures."""
