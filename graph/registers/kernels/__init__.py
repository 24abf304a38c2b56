"""Compiled loops over arrays; nothing else imports the compiler."""
