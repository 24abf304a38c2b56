"""Server of the Model Context Protocol: an assistant asks the graph, read-only."""
