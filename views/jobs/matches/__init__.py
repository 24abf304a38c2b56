"""Background work on matches: the list, what judgements change, tables, what waits."""
