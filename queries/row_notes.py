"""Notes on the rows of a query: how many there are, what may be missing, and unknown names."""

from graph.stores.results import NameKind, QueryRows, UnknownName
from graph.support.language import N_, LazyText, lazy_text

_UNKNOWN = {
    NameKind.LABEL: (
        N_("The database has no label “{name}”."),
        N_("The database has no label “{name}”; did you mean “{likely}”?"),
    ),
    NameKind.TYPE: (
        N_("The database has no relationship type “{name}”."),
        N_("The database has no relationship type “{name}”; did you mean “{likely}”?"),
    ),
    NameKind.PROPERTY: (
        N_("The database has no property “{name}”."),
        N_("The database has no property “{name}”; did you mean “{likely}”?"),
    ),
}


def extent_text(rows: QueryRows, limit: int) -> LazyText:
    """Return whether the rows are all that the query asks for; ``limit`` is the asker's."""
    if rows.cut:
        return lazy_text(N_("cut at the limit of {limit}: there are more"), limit=limit)
    if rows.own_limit:
        return lazy_text(
            N_("cut at {limit} by the query’s own LIMIT: there may be more"), limit=rows.own_limit
        )
    if rows.own_clauses:
        return lazy_text(
            N_("the query’s own {clauses} may leave out rows"), clauses=", ".join(rows.own_clauses)
        )
    return lazy_text(N_("complete: the limit of {limit} was not reached"), limit=limit)


def unknown_name_text(unknown: UnknownName) -> LazyText:
    """Return a sentence about a name in the query that the database does not have."""
    if unknown.in_model:
        return lazy_text(N_("The database holds no {name} yet."), name=unknown.name)
    plain, guess = _UNKNOWN[unknown.kind]
    form = guess if unknown.likely else plain
    return lazy_text(form, name=unknown.name, likely=unknown.likely)
