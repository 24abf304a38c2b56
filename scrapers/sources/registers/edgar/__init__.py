"""The SEC's EDGAR: companies that file in the United States, and the subsidiaries they list."""
