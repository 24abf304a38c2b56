"""Exact arithmetic of shares: chains, circles, intervals and control."""
