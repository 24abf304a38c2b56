"""Word lists and tables of the whole project, one file each."""
