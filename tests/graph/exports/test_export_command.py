"""``graph export``: which part is written, what is said, and when nothing is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graph.commands import exporting, main, run
from graph.exports import EXPORTS
from graph.exports.csv import csv_files
from graph.importing import read_files
from graph.model import Contents
from graph.settings import settings
from graph.stores.bolt import connected
from graph.stores.local_server import Access
from tests.graph.exports.cases import CASE, owned_shop
from tests.servers import empty

Export = Callable[..., dict[str, Any]]
