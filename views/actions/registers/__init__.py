"""Parties of registers: their dossier, and bringing them into the case."""
