"""Values on which two sources contradict each other, though only one can be right."""

from collections.abc import Iterator, Mapping

from graph.model.records import Statement
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import FATF_2023
from graph.red_flags.facts.compared_values import value_words, values_agree
from graph.red_flags.facts.repeated_sources import is_repetition, source_title
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import PROPERTIES
from graph.support.language import N_, LazyText, lazy_text

NAME = "contradicting_values"
_COMPARED = (
    *("country", "registration_number", "jurisdiction"),
    *("incorporated", "dissolved", "birth_date"),
)


def _compared_statements(scene: Scene) -> Mapping[str, tuple[Statement, ...]]:
    found: Mapping[str, tuple[Statement, ...]] = scene.graph.graph["compared"]
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for entity, statements in sorted(_compared_statements(scene).items()):
        for name in _COMPARED:
            pair = _contradiction(scene, name, [s for s in statements if s.source])
            if pair is not None:
                yield _finding(scene, entity, name, *pair)
                break


def _contradiction(
    scene: Scene, name: str, statements: list[Statement]
) -> tuple[Statement, Statement] | None:
    stated = [s for s in statements if s.values.get(name)]
    for other in stated[1:]:
        one = stated[0]
        if is_repetition(scene, one.source, other.source):
            continue
        if not values_agree(name, str(one.values[name]), str(other.values[name])):
            return one, other
    return None


def _finding(scene: Scene, entity: str, name: str, one: Statement, other: Statement) -> Finding:
    sentence = lazy_text(
        N_("{one} gives {value} as the {name} of {entity}; {other} gives {else_}."),
        entity=scene.name(entity),
        name=LazyText(PROPERTIES[name]),
        value=value_words(name, str(one.values[name])),
        one=source_title(scene, one.source),
        else_=value_words(name, str(other.values[name])),
        other=source_title(scene, other.source),
    )
    return make_finding(scene, NAME, entity, sentence, sources=(one.source, other.source))


def _members(scene: Scene) -> frozenset[str]:
    return frozenset(_compared_statements(scene))


FLAG = Flag(
    name=NAME,
    title=N_("Two sources contradict each other"),
    why_it_matters=N_("One of the two entries is wrong or out of date."),
    innocent_explanation=N_(
        "The sources are of different days, or two registers number one company."
    ),
    source=FATF_2023,
    strength=FlagStrength.WEAK,
    population=Population(N_("people and companies with values from several sources"), _members),
    detect=_detect,
)
