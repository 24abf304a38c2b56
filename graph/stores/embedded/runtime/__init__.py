"""The Java runtime and the processes of the embedded database."""
