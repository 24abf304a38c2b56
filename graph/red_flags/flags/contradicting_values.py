"""Values on which two sources contradict each other, though only one can be right."""

from collections.abc import Iterator, Mapping

from graph.model.records import Statement
from graph.red_flags.base import Flag, FlagStrength, Population
from graph.red_flags.facts.citations import FATF_2023
from graph.red_flags.facts.register_numbers import country_code
from graph.red_flags.facts.repeated_sources import is_repetition, source_title
from graph.red_flags.facts.value_dates import DAY_LENGTH, date_span
from graph.red_flags.findings import Finding, make_finding
from graph.red_flags.scene import Scene
from graph.red_flags.words import PROPERTIES
from graph.support.language import N_, CountryText, DateText, LazyText, lazy_text

NAME = "contradicting_values"
_PLACES = ("country", "jurisdiction")
_ONE_VALUE = ("country", "registration_number", "jurisdiction")
_DATES = ("incorporated", "dissolved", "birth_date")


def _compared_statements(scene: Scene) -> Mapping[str, tuple[Statement, ...]]:
    found: Mapping[str, tuple[Statement, ...]] = scene.graph.graph["compared"]
    return found


def _detect(scene: Scene) -> Iterator[Finding]:
    for entity, statements in sorted(_compared_statements(scene).items()):
        for name in (*_ONE_VALUE, *_DATES):
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
        if not is_repetition(scene, one.source, other.source) and not _values_agree(
            name, one, other
        ):
            return one, other
    return None


def _values_agree(name: str, one: Statement, other: Statement) -> bool:
    """Whether two values can both be right: a year agrees with a day in it."""
    left, right = str(one.values[name]), str(other.values[name])
    if name in _DATES:
        first, second = date_span(left), date_span(right)
        if first is None or second is None:
            return True
        return first[0] <= second[1] and second[0] <= first[1]
    if name in _PLACES:
        return country_code(left) == country_code(right)
    return _plain_text(left) == _plain_text(right)


def _plain_text(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum()).lstrip("0")


def _finding(scene: Scene, entity: str, name: str, one: Statement, other: Statement) -> Finding:
    sentence = lazy_text(
        N_("{one} gives {value} as the {name} of {entity}; {other} gives {else_}."),
        entity=scene.name(entity),
        name=LazyText(PROPERTIES[name]),
        value=_value_text(name, one),
        one=source_title(scene, one.source),
        else_=_value_text(name, other),
        other=source_title(scene, other.source),
    )
    return make_finding(scene, NAME, entity, sentence, sources=(one.source, other.source))


def _value_text(name: str, statement: Statement) -> object:
    text = str(statement.values[name])
    if name in _DATES:
        return DateText(text[:DAY_LENGTH])
    return CountryText(text) if name in _PLACES else text


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
