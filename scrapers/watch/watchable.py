"""Sources that can be watched."""

from graph.errors import InputError
from graph.model.records import Standing
from graph.support.language import N_
from scrapers.contract.collector import Collector


def is_watchable(collector: Collector) -> bool:
    """Whether a source can be asked again, and states something that can be compared.

    An article is kept as a text, of which nothing is read.
    """
    return collector.collect is not None and collector.origin.standing is not Standing.PRESS


def check_watchable(collector: Collector) -> None:
    """Check that a source can be watched.

    Raises:
        InputError: it is read from files, or states nothing that can be compared.
    """
    if collector.collect is None:
        raise InputError(
            N_("{source} is read from files, so it cannot be watched."), source=collector.name
        )
    if not is_watchable(collector):
        raise InputError(
            N_("{source} is kept as a text, of which nothing can be compared."),
            source=collector.name,
        )
