"""Write the invented market that the project ships.

python -m tests.benchmarks.invented_market [FOLDER]

Everything in it is made up, and says so: names, numbers, addresses and sources.
"""

import sys
from pathlib import Path

from tests.benchmarks.invented_market.files import FOLDER, sheets

if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in sheets().items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
        print(f"{folder / name}: {text.count(chr(10)) - 1} rows")
