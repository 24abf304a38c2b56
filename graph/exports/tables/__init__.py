"""Tables: CSV, XLSX and the form of ICIJ."""
