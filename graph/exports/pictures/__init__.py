"""Pictures of a graph: SVG and PNG."""
