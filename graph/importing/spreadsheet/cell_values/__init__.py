"""Texts of workbook cells, as they are shown."""
