"""The working graph of an investigator: its case, filters, actions and panels."""
