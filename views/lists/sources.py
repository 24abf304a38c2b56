"""The sources as a reader chooses among them: what each gives, on what terms, what it needs."""

from dataclasses import dataclass

from graph.presentation.labels import SOURCE_LABELS
from graph.support.settings import Settings
from scrapers.contract.collector import Collector
from scrapers.fetching.api_keys import is_missing
from scrapers.sources import COLLECTORS
from views.shell.texts import _


@dataclass(frozen=True, slots=True)
class Description:
    """One source as it is shown before it is asked."""

    gives: str
    takes: str
    publisher: str
    standing: str
    licence: str
    terms: str
    needs: str
    verified: bool
    robots: bool
    lack: str


def described(collector: Collector, chosen: Settings) -> Description:
    """Describe a source in the reader's language."""
    origin = collector.origin
    return Description(
        _(collector.gives),
        _(collector.subject),
        _(origin.publisher),
        SOURCE_LABELS[origin.standing],
        _(origin.licence),
        origin.terms,
        _needs(collector),
        collector.verified,
        collector.robots,
        _lack(collector, chosen),
    )


def label(collector: Collector) -> str:
    """Name a source in the list, with a mark where no recorded page proves it."""
    if collector.verified:
        return title(collector)
    return _("{title} (unverified)").format(title=title(collector))


def title(collector: Collector) -> str:
    """Name a source in the reader's language."""
    return _(collector.origin.title)


def _needs(collector: Collector) -> str:
    if collector.key is not None:
        return _("a key ({setting})").format(setting=collector.key.setting.upper())
    return _("your e-mail address (CONTACT_EMAIL)") if collector.needs_contact else ""


def _lack(collector: Collector, chosen: Settings) -> str:
    """Say what is missing before it can be asked, where to get it, and what needs none."""
    if not is_missing(collector, chosen):
        return ""
    if collector.key is None:
        return _(
            "Set CONTACT_EMAIL to your e-mail address; this source asks every program for one."
        )
    form = _("Set {setting} in the file .env, and start the app again. Get a key at {where}.")
    said = form.format(setting=collector.key.setting.upper(), where=collector.key.obtained_at)
    if not collector.key.instead:
        return said
    titles = {each.name: title(each) for each in COLLECTORS}
    instead = titles.get(collector.key.instead, collector.key.instead)
    other = _("{source} needs no key.").format(source=instead)
    return f"{said} {other}"
