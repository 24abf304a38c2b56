"""Mechanisms that several areas of the graph share and none of them owns."""
