"""Node-and-edge formats: JSON, GraphML and GEXF."""
