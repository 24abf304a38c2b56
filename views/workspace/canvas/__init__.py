"""Data that the canvas of the working graph draws: parties, lines, what is folded and lit."""
