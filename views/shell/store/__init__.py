"""The one store of this process, opened in the background."""
