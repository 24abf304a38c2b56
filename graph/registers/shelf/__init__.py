"""A register as of one day on disk: its columns, record and editions."""
