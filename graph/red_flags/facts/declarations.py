"""Declarations of a company that it has no controlling person, or names none."""

import re
from collections.abc import Iterator

from graph.model.records import Statement
from graph.red_flags.scene import Scene

# Codes of the British register, GLEIF and BODS, and plain words. They deny that any controlling
# person exists. A reason such as NATURAL_PERSONS or NON_PUBLIC implies that one does.
_NOBODY_PATTERN = re.compile(
    r"no[-_ ]individual[-_ ]or[-_ ]entity|no[-_ ]?beneficial[-_ ]?owners?|no[-_ ]known[-_ ]person"
    r"|no[-_ ]registrable[-_ ]person|no[-_ ]controlling[-_ ]person|:\s*none\b",
    re.IGNORECASE,
)
_NOT_NAMED_PATTERN = re.compile(
    r"not[-_ ]identified|unidentified|not[-_ ]confirmed|steps[-_ ]to[-_ ]find|no[-_ ]response"
    r"|not[-_ ]declared",
    re.IGNORECASE,
)
_NO_PERSON_PATTERN = re.compile(
    r"no[-_ ]?beneficial[-_ ]?owners?|no[-_ ]known[-_ ]person|no[-_ ]controlling[-_ ]person",
    re.IGNORECASE,
)


def speaks_of_persons(reason: str) -> bool:
    """Whether a declaration denies only persons, so that a company above does not contradict it."""
    return _NO_PERSON_PATTERN.search(reason) is not None


def nobody_declarations(scene: Scene, company: str) -> Iterator[tuple[Statement, str]]:
    """Yield each statement that says a company has no controlling person, with its words."""
    yield from _find_declarations(scene, company, _NOBODY_PATTERN)


def no_name_declarations(scene: Scene, company: str) -> Iterator[tuple[Statement, str]]:
    """Yield each statement that says a controlling person is not named, or there is none."""
    yield from _find_declarations(scene, company, _NOBODY_PATTERN)
    yield from _find_declarations(scene, company, _NOT_NAMED_PATTERN)


def _find_declarations(
    scene: Scene, company: str, form: re.Pattern[str]
) -> Iterator[tuple[Statement, str]]:
    for statement in scene.unknown_reasons.get(company, ()):
        given = statement.values.get("unknown_reason", "")
        for reason in given if isinstance(given, tuple) else (str(given),):
            if form.search(reason):
                yield statement, reason
