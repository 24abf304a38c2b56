"""Reader of any other spreadsheet: its columns are given a meaning, one row is one seller."""
