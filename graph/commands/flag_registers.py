"""Rates of red flags in the registers that are asked for, for the command line."""

from collections.abc import Iterable
from typing import Any

from graph.commands.mass_rates import register_rate_document, register_rate_words
from graph.commands.register_boards import open_case_with, tell_limits
from graph.red_flags.detect import FlagResult
from graph.red_flags.dismissals import finding_key
from graph.red_flags.scene import Scene
from graph.registers.analyses.flag_rates import FlagRates
from graph.support.settings import settings


def add_register_rates(
    registers: str,
    scene: Scene,
    raised: Iterable[FlagResult],
    documents: Iterable[dict[str, Any]],
    as_of: str | None,
) -> dict[str, str]:
    """Add to each finding how common it is in registers; return the lines by finding."""
    with open_case_with(registers) as opened:
        tell_limits(opened)
        rates = FlagRates(opened, settings().mass_tenants, as_of)
    lines = {}
    findings = ((each.flag.name, f) for each in raised for f in each.findings)
    for (flag, finding), document in zip(findings, documents, strict=True):
        found = rates.of(flag, scene.ground.entities[finding.subject], tuple(finding.entities))
        document["register_rate"] = register_rate_document(found)
        if found:
            lines[finding_key(finding)] = register_rate_words(found)
    return lines
