"""Parts of the page that looks up a spreadsheet: its columns, and its rows with their matches."""
