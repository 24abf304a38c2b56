"""What each judgement of a pair would change, in the words of the verdicts."""

from collections.abc import Iterable, Iterator, Mapping

from graph.judgements.changes.verdicts import VerdictChange
from graph.judgements.consequences import Consequences
from graph.judgements.refusals import obstacle_lines
from graph.model.records import Entity, Judgement
from graph.presentation.names.party_names import entry_name
from graph.support.language import N_, Labels
from views.drawing.components import ComponentSheet
from views.shell import links
from views.shell.texts import _, ngettext

_SHOWN = 3  # changed verdicts in full; the others are counted
_MOST_TEXTS = 6
_TITLES: Labels[Judgement] = Labels(
    {
        Judgement.ACCEPTED: N_("If they are the same"),
        Judgement.REJECTED: N_("If they are different"),
        Judgement.PROPOSED: N_("If maybe"),
    }
)


def changed_verdicts(found: Iterable[Consequences]) -> int:
    """Return the most verdicts that one of the judgements would change."""
    return max((each.verdict_count for each in found), default=0)


def refused_text(found: Iterable[Consequences], entities: Mapping[str, Entity]) -> str:
    """Return why an acceptance would be refused; empty if it would not."""
    for each in found:
        if each.obstacle is not None:
            lines = obstacle_lines(each.pair, each.obstacle, lambda i: entry_name(entities[i]))
            return "\n".join(map(str, lines))
    return ""


def change_sheets(found: Iterable[Consequences]) -> list[ComponentSheet]:
    """Return one block for each judgement that changes something."""
    return [sheet for each in found if (sheet := _change_sheet(each))]


def _change_sheet(found: Consequences) -> ComponentSheet | None:
    texts = list(_texts(found))
    if not found.verdict_count and not texts:
        return None
    return {
        "judgement": found.judgement.value,
        "title": _title(found),
        "verdicts": [_verdict_sheet(each) for each in found.verdicts[:_SHOWN]],
        "texts": texts,
    }


def _title(found: Consequences) -> str:
    title, count = _TITLES[found.judgement], found.verdict_count
    if not count:
        return title
    counted = ngettext("{n} verdict changes", "{n} verdicts change", count).format(n=count)
    return _("{judgement}: {changes}").format(judgement=title, changes=counted)


def _verdict_sheet(change: VerdictChange) -> ComponentSheet:
    return {
        "name": change.storefront.name,
        "href": links.party_href(change.storefront),
        "before": str(change.before.headline),
        "after": str(change.after.headline),
    }


def _texts(found: Consequences) -> Iterator[str]:
    hidden = found.verdict_count - min(len(found.verdicts), _SHOWN)
    if hidden > 0:
        form = ngettext("and {n} more verdict", "and {n} more verdicts", hidden)
        yield form.format(n=hidden)
    texts = [
        *(str(each.text) for each in found.conflicts),
        *(str(each.text) for each in found.owners),
        *(_flag_text(str(each.title), str(each.sentence), each.comes) for each in found.flags),
    ]
    yield from texts[:_MOST_TEXTS]
    if len(texts) > _MOST_TEXTS:
        yield _("and {n} more").format(n=len(texts) - _MOST_TEXTS)
    if found.verdict_count or found.judgement is Judgement.ACCEPTED:
        yield from _limits(found)


def _limits(found: Consequences) -> Iterator[str]:
    if found.untraced:
        form = ngettext(
            "{n} more storefront is in reach and was not looked at",
            "{n} more storefronts are in reach and were not looked at",
            found.untraced,
        )
        yield form.format(n=found.untraced)
    if not found.complete:
        yield _("So much lies around them that not every storefront in reach was found")


def _flag_text(title: str, sentence: str, comes: bool) -> str:
    form = _("New red flag: {title}: {said}") if comes else _("Red flag gone: {title}: {said}")
    return form.format(title=title, said=sentence)
