"""Folders that the tests read from."""

from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
FIXTURES = ROOT / "tests" / "fixtures"
RECORDED = ROOT.parent / "shared" / "real"
"""Recorded payloads, beside the checkout; what reads them is skipped where they are missing."""
