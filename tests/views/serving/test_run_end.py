"""The end of a run of a page: it costs no look at all that the process holds."""

import tomllib

from tests.paths import ROOT


def test_no_run_collects_all_garbage() -> None:
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["runner"]["postScriptGC"] is False
