"""Parts around every page: session, links, texts, and the list of pages."""
