"""Parts of a party's page: dossier, owners, ties over time, changes."""
