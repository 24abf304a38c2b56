"""The labels and headings of sellers' details in fifteen languages, one module each."""
