"""What stands around the canvas of the working graph: cases, filters, paths, table, pictures."""
