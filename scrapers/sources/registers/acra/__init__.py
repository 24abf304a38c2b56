"""The open data of Singapore's register of companies (ACRA)."""
