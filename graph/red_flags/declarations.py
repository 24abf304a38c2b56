"""What a company declares of its controlling persons where it names none."""

import re
from collections.abc import Iterator
from fractions import Fraction

from graph.analyses.tracing.steps import Step, upward
from graph.analyses.tracing.verdict import Strength
from graph.model import Statement
from graph.red_flags.scene import Scene

_QUARTER = Fraction(1, 4)
_FIRM = frozenset({Strength.OWNED, Strength.CONTROLLED})
# Codes of the British register, GLEIF and BODS, and plain words. Only what says that there is
# nobody: a reason such as NATURAL_PERSONS or NON_PUBLIC says that there is somebody.
_NOBODY = re.compile(
    r"no[-_ ]individual[-_ ]or[-_ ]entity|no[-_ ]?beneficial[-_ ]?owners?|no[-_ ]known[-_ ]person"
    r"|no[-_ ]registrable[-_ ]person|no[-_ ]controlling[-_ ]person|:\s*none\b",
    re.IGNORECASE,
)
_NOT_NAMED = re.compile(
    r"not[-_ ]identified|unidentified|not[-_ ]confirmed|steps[-_ ]to[-_ ]find|no[-_ ]response"
    r"|not[-_ ]declared",
    re.IGNORECASE,
)


def declared_nobody(scene: Scene, company: str) -> Iterator[tuple[Statement, str]]:
    """Yield each statement that says a company has no controlling person, with its words."""
    yield from _declared(scene, company, _NOBODY)


def declared_no_name(scene: Scene, company: str) -> Iterator[tuple[Statement, str]]:
    """Yield each statement that says a controlling person is not named, or there is none."""
    yield from _declared(scene, company, _NOBODY)
    yield from _declared(scene, company, _NOT_NAMED)


def _declared(scene: Scene, company: str, form: re.Pattern[str]) -> Iterator[tuple[Statement, str]]:
    for statement in scene.reasons.get(company, ()):
        given = statement.values.get("unknown_reason", "")
        for reason in given if isinstance(given, tuple) else (str(given),):
            if form.search(reason):
                yield statement, reason


def controllers(scene: Scene, company: str) -> list[Step]:
    """Return the steps to those who own, control or certainly hold a quarter of a company."""
    found = list(upward(scene.day, company))
    return [s for s in found if s.strength in _FIRM or (s.holding and _quarter(s.holding.low))]


def _quarter(low: Fraction | None) -> bool:
    return low is not None and low >= _QUARTER
