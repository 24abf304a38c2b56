"""Queue of many requests: what is planned, and how far it is."""
