"""OpenSanctions, or your own yente server: listed persons and companies, and their links."""
