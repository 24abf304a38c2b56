"""Everything that a database holds, row by row: read to be kept, and written back."""
