"""Names as they are compared: read, likened, and found by what they look like."""
