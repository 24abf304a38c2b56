"""The evidence bundle: a case that holds on its own, made, checked and opened elsewhere."""
