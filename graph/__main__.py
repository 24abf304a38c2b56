"""``python -m graph``: see ``python -m graph --help``."""

import sys

from graph.commands.main import main, run

if __name__ == "__main__":
    sys.exit(run(main))
