"""Traces over the case and shelves, for the command line."""

from collections.abc import Sequence

from graph.analyses.tracing.verdict import Verdict
from graph.commands.register_boards import open_case_with, tell_limits, tell_part
from graph.presentation.trace_report import batch_csv
from graph.registers.analyses.tracing.judge import trace_all_over, trace_over
from graph.registers.analyses.tracing.not_looked_at import name_limits


def trace_with(
    registers: str, storefront: str, targets: Sequence[str], as_of: str | None, limit: int
) -> Verdict:
    """Return the verdict on a storefront over the case and shelves."""
    with open_case_with(registers) as opened:
        verdict = trace_over(opened.board, opened.records, storefront, targets, as_of, limit)
        return name_limits(verdict, opened)


def trace_all_with(registers: str, as_of: str | None) -> str:
    """Return the verdicts of all storefronts over the case and shelves as CSV."""
    with open_case_with(registers) as opened:
        rows = trace_all_over(opened.board, opened.records, as_of, report=tell_part)
        tell_limits(opened)
    return batch_csv(rows)
