"""Selection of the part that a bundle encloses: enough to give the verdict of the whole graph."""

from collections.abc import Iterator

from graph.analyses.tracing.verdict import NOT_FOUND, Strength, Verdict
from graph.errors import InputError
from graph.exports.base import Redaction, Selection
from graph.exports.redaction import redact_selection
from graph.exports.selection import storefront_with_chains
from graph.model.records import Contents
from graph.presentation.verdict_document import verdict_document
from graph.publishing.bundles.derived import retrace_verdict
from graph.publishing.bundles.request import BundleRequest
from graph.support.language import N_

_WIDER = 2


def select_bundle(contents: Contents, request: BundleRequest) -> Selection:
    """Return the storefront with its chains, and everything within some hops of them.

    If that part alone gives another verdict, for example because a holder or tenant outside of it
    counts too, more hops are taken, and finally the whole graph.

    Raises:
        UnknownIdError: there is no such storefront.
    """
    whole = verdict_document(retrace_verdict(contents, request))
    for selection in _parts(contents, request):
        if verdict_document(retrace_verdict(selection.contents, request)) == whole:
            return selection
    return Selection(contents=contents)


def _parts(contents: Contents, request: BundleRequest) -> Iterator[Selection]:
    for more in range(_WIDER + 1):
        yield storefront_with_chains(contents, request.storefront, request.hops + more)


def redact_bundle(
    selection: Selection, request: BundleRequest
) -> tuple[Selection, tuple[Redaction, ...]]:
    """Return the selection that may be printed, and what was left out.

    Raises:
        InputError: the redacted selection would accuse more than the whole does.
    """
    shown, left_out = redact_selection(selection)
    before = retrace_verdict(selection.contents, request)
    after = retrace_verdict(shown.contents, request)
    if _weight(after) < _weight(before):
        raise InputError(
            N_(
                "Without what must not be printed the verdict would be {without!r} and not "
                "{verdict!r}, so no publication is made; make the bundle without "
                "--publication."
            ),
            without=after.verdict,
            verdict=before.verdict,
        )
    return shown, left_out


def _weight(verdict: Verdict) -> int:
    order = [*(str(strength) for strength in Strength), NOT_FOUND]
    return order.index(str(verdict.verdict))
