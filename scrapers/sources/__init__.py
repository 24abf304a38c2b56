"""Sources that can be collected from, one module or folder each."""
