"""Cells of workbooks as the texts that they show."""
