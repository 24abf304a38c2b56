"""Reader of the spreadsheet format: CSV files and workbooks."""
