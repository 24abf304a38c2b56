"""Search for chains: the graph that can be walked, its hops, and their bounds."""
