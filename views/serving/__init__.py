"""The server around the pages: who gets an answer at all, and what each session runs."""
