"""The bulk files of the register of legal entities of Brazil (CNPJ)."""
