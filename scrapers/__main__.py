"""``python -m scrapers``: see ``python -m scrapers --help``."""

import sys

from graph.commands import run
from scrapers.commands import main

if __name__ == "__main__":
    sys.exit(run(main))
