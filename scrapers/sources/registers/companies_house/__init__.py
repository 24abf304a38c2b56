"""The register of companies of the United Kingdom, with its several access routes."""
