"""Search, dossier, neighbours and bringing of parties of a shelf."""
