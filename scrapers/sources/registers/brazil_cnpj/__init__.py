"""The register of legal entities of Brazil (CNPJ)."""
