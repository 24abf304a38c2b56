"""schema.org organisations in a page's JSON-LD: a site's statement about its operator."""
