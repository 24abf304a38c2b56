"""Statements of one source about one entity, read in several places, as one."""

from dataclasses import replace

from graph.model.records import Statement


def merge_statements(before: Statement | None, now: Statement) -> Statement:
    """Return two statements about an entity as one; later values win, lists are joined."""
    if before is None:
        return now
    values = {**before.values, **now.values}
    for name, value in now.values.items():
        earlier_value = before.values.get(name)
        if isinstance(value, tuple) and isinstance(earlier_value, tuple):
            values[name] = tuple(dict.fromkeys((*earlier_value, *value)))
    return replace(now, values=values)
