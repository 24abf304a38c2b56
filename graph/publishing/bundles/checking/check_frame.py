"""Check of the files around the tables: README, settings, log, and which files there are."""

import json
import re
from collections.abc import Callable, Iterator

from graph.publishing.bundles.bagit import (
    BAG_INFO,
    DECLARATION,
    DECLARED,
    PAYLOAD,
    PUBLIC_KEY,
    UNLISTED,
    bag_info,
)
from graph.publishing.bundles.checking.enclosed_case import (
    CAPTURES,
    CASE_LOG,
    LEFT_OUT,
    LOG,
    NOTES,
    SETTINGS,
    WACZ,
    EnclosedCase,
)
from graph.publishing.bundles.checking.open_files import Bag, BundleFault
from graph.publishing.bundles.derived import log_citation, readme_of
from graph.publishing.bundles.dossier import README
from graph.publishing.bundles.request import (
    FIRST_FORM,
    WITHOUT_LOG,
    settings_document,
    stated_settings,
)
from graph.publishing.damaged_zip import READ_ERRORS

OTHER_CONTENT = "is not what the tables and captures of the bundle give"
_FRAME = frozenset({DECLARATION, BAG_INFO, README, PUBLIC_KEY, *PAYLOAD, *UNLISTED})


def _files_beside(case: EnclosedCase) -> set[str]:
    """Return the files that a bundle of a case holds although the tables do not give them."""
    others = {SETTINGS, LOG, NOTES}
    if case.request.form not in WITHOUT_LOG:
        others.add(CASE_LOG)
    if case.request.publication:
        others.add(LEFT_OUT)
    if any(source.capture for source in case.contents.sources.values()):
        others |= {CAPTURES, WACZ}
    return others


def files_on_word(bag: Bag, case: EnclosedCase) -> tuple[str, ...]:
    """Return the files of a bundle that cannot be made again, so that only their maker vouches."""
    on_word = {LOG, NOTES, LEFT_OUT, CASE_LOG}
    if case.request.form == FIRST_FORM:
        on_word.add(README)
    return tuple(sorted(bag.names & on_word))


def check_frame(bag: Bag, case: EnclosedCase, made: frozenset[str]) -> Iterator[BundleFault]:
    """Yield the files around the tables that are not as this program writes them.

    ``made`` are the files that the tables give.
    """
    for name in sorted(bag.names - made - _files_beside(case) - _FRAME):
        yield BundleFault("is no file of such a bundle", name)
    request, payload = case.request, sum(name.startswith("data/") for name in bag.names)
    if case.request.publication and LEFT_OUT not in bag.names:
        yield BundleFault("is missing", LEFT_OUT)
    described = re.escape(bag_info(request.storefront, 0, payload)).replace(rb"\ 0\.", rb"\ \d+\.")
    yield from _unlike(bag, BAG_INFO, lambda given: bool(re.fullmatch(described, given)))
    yield from _unlike(bag, DECLARATION, lambda given: given == DECLARED)
    stated = stated_settings(settings_document(request))
    yield from _unlike(bag, SETTINGS, lambda given: stated_settings(json.loads(given)) == stated)
    if request.form == FIRST_FORM:
        return
    readme = readme_of(case.contents, request)
    yield from _unlike(bag, README, lambda given: given == readme)
    for ident, source in case.contents.sources.items():
        line, cited = case.log.get(ident, {}), log_citation(source)
        if {key: line.get(key) for key in cited} != cited:
            yield BundleFault(f"says of the source {ident!r} what the tables do not", LOG)


def _unlike(bag: Bag, name: str, is_as_made: Callable[[bytes], bool]) -> Iterator[BundleFault]:
    if name not in bag.names:
        yield BundleFault("is missing", name)
        return
    try:
        same = is_as_made(bag.read(name))
    except READ_ERRORS:
        yield BundleFault("cannot be read", name)
        return
    if not same:
        yield BundleFault(OTHER_CONTENT, name)
