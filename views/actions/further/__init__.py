"""More about a party from sources: asked one by one, by a queue, or read from saved pages."""
