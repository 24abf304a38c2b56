"""``python -m scrapers``: see ``python -m scrapers --help``."""

import sys

from graph.commands.main import run
from scrapers.commands.main import main

if __name__ == "__main__":
    sys.exit(run(main))
