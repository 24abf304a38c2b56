"""The embedded database as a process: found, started, asked, watched and stopped."""
