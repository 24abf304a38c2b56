"""The register of private electronic-system operators of Indonesia (PSE)."""
