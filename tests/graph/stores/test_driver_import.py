import subprocess
import sys

from tests.paths import ROOT

PROGRAM = """
import sys
from graph.stores.driver_import import import_driver
import_driver()
print("neo4j" in sys.modules, {"pandas", "pyarrow"} & set(sys.modules))
import pandas, pyarrow
"""


def test_the_driver_brings_no_library_of_tables_and_leaves_them_to_be_imported() -> None:
    said = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "True set()"
