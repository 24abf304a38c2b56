"""Two sources contradict each other on a value of which there can be one only."""

from collections.abc import Iterator, Mapping

from graph.language import N_
from graph.language import gettext as _
from graph.model import Statement
from graph.red_flags.base import Flag, Population, SignStrength
from graph.red_flags.dating import period
from graph.red_flags.documents import FATF_2023
from graph.red_flags.findings import Finding, finding
from graph.red_flags.scene import Scene
from graph.red_flags.second_opinions import repeats, title_of

NAME = "contradicting_values"
_ONE_VALUE = ("country", "registration_number", "jurisdiction")
_DATES = ("incorporated", "dissolved", "birth_date")


def _compared(scene: Scene) -> Mapping[str, tuple[Statement, ...]]:
    found: Mapping[str, tuple[Statement, ...]] = scene.graph.graph["compared"]
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for entity, statements in sorted(_compared(scene).items()):
        for name in (*_ONE_VALUE, *_DATES):
            pair = _differing(scene, name, [s for s in statements if s.source])
            if pair is not None:
                yield _finding(scene, entity, name, *pair)
                break


def _differing(
    scene: Scene, name: str, statements: list[Statement]
) -> tuple[Statement, Statement] | None:
    stated = [s for s in statements if s.values.get(name)]
    for other in stated[1:]:
        one = stated[0]
        if not repeats(scene, one.source, other.source) and not _agree(name, one, other):
            return one, other
    return None


def _agree(name: str, one: Statement, other: Statement) -> bool:
    """Whether two values can both be right: a year and a day in it are no contradiction."""
    left, right = str(one.values[name]), str(other.values[name])
    if name in _DATES:
        first, second = period(left), period(right)
        if first is None or second is None:
            return True
        return first[0] <= second[1] and second[0] <= first[1]
    return _plain(left) == _plain(right)


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum()).lstrip("0")


def _finding(scene: Scene, entity: str, name: str, one: Statement, other: Statement) -> Finding:
    sentence = _("For {entity}, {one} states {name} {value}, and {other} states {else_}.").format(
        entity=scene.name(entity),
        name=name.replace("_", " "),
        one=title_of(scene, one.source),
        value=one.values[name],
        other=title_of(scene, other.source),
        else_=other.values[name],
    )
    return finding(scene, NAME, entity, sentence, sources=(one.source, other.source))


def _members(scene: Scene) -> frozenset[str]:
    return frozenset(_compared(scene))


FLAG = Flag(
    name=NAME,
    title=N_("Two sources contradict each other"),
    why_it_matters=N_("One of them is wrong or old, and whoever filed it knew or did not look."),
    innocent_explanation=N_("Sources are of different days; registers and pages lag behind."),
    source=FATF_2023,
    strength=SignStrength.WEAK,
    population=Population(N_("parties of which several sources state values"), _members),
    detect=_detect,
)
