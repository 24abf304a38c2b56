"""Facts that several red flags use."""
