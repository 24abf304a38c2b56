"""Fetching over the network: rate limits, robots.txt, keys and public hosts."""
