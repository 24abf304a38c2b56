"""Name of the user of this computer, who acts where nobody else is named."""

import os
from getpass import getuser


def os_user() -> str:
    """Return the operating system's name of the user; its number where it has none."""
    try:
        return getuser()
    except (KeyError, OSError, ImportError):  # a container may run under a number alone
        return f"uid {os.getuid()}" if hasattr(os, "getuid") else "unknown"
