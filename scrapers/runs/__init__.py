"""Runs of collectors, imports of saved files, and replays."""
