"""Entry point of ``python -m queries``."""

import sys

from graph.commands.main import run
from queries.commands import main

if __name__ == "__main__":
    sys.exit(run(main))
