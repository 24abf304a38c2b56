"""Choice of the displayed value among stated ones: best standing first, then the newest."""

from collections.abc import Iterable, Mapping

from graph.model.records import Entity, Source, Standing, Statement, Value, statement_standing

_ORDER = {standing: i for i, standing in enumerate(Standing)}
SEARCHED_NAMES = (
    "name",
    "short_name",
    "registration_number",
    "aliases",
    "other_names",
    "previous_names",
    "former_names",
    "lei",
)
"""Values that are names or numbers by which an entity is searched for."""

OF_THE_STATEMENT = "standing"
"""Value that is about the statement itself, and so is not displayed."""


def display_entity(statements: Iterable[Statement], sources: Mapping[str, Source]) -> Entity:
    """Return the entity of some statements, each value from the statement that is preferred."""
    ranked = list(statements)
    if len(ranked) > 1:
        ranked.sort(key=lambda s: preference_of(s, sources))
    values: dict[str, Value] = {}
    for statement in ranked:
        for name, value in statement.values.items():
            if name != OF_THE_STATEMENT:
                values.setdefault(name, value)
    first = ranked[0]
    return Entity(first.entity, first.kind, str(values.pop("name", first.entity)), values)


def search_names(statements: Iterable[Statement], ident: str) -> list[str]:
    """Return every stated name and number of an entity, for search."""
    names = []
    for statement in statements:
        for name in SEARCHED_NAMES:
            value = statement.values.get(name, ())
            names += list(value) if isinstance(value, tuple) else [str(value)]
    return sorted({n for n in names if n} | {ident})


def preference_of(
    statement: Statement, sources: Mapping[str, Source]
) -> tuple[int, tuple[int, ...], str]:
    """Return the place of a statement among those of one entity, the preferred one first."""
    source = sources.get(statement.source, Source(id="", title=""))
    standing = statement_standing(statement, source)
    place = _ORDER[standing] if standing else len(_ORDER)
    # Code points are negated, so that an ascending sort has the newest first and no date last.
    dated = (source.published or source.retrieved).ljust(10, "\0")
    return place, tuple(-ord(c) for c in dated), statement.source
