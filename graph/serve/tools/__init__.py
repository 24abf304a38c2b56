"""Tools that an assistant can call, a module each."""
