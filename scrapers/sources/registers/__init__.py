"""Registers of companies and of filings."""
