"""Descriptions of the sources for the user: results, terms, requirements."""

from dataclasses import KW_ONLY, dataclass

from graph.presentation.labels import SOURCE_LABELS
from graph.support.settings import Settings
from scrapers.contract.collector import Collector
from scrapers.fetching.api_keys import is_key_missing
from scrapers.sources import COLLECTORS
from views.shell.texts import _


@dataclass(frozen=True, slots=True)
class SourceDescription:
    """One source as it is shown before a request; ``lack`` is what is missing, empty if nothing."""

    gives: str
    takes: str
    publisher: str
    standing: str
    _: KW_ONLY
    licence: str
    terms: str
    needs: str
    verified: bool
    robots: bool
    lack: str


def describe_collector(collector: Collector, chosen: Settings) -> SourceDescription:
    """Return the description of a source in the user's language."""
    origin = collector.origin
    return SourceDescription(
        gives=_(collector.gives),
        takes=_(collector.subject),
        publisher=_(origin.publisher),
        standing=SOURCE_LABELS[origin.standing],
        licence=_(origin.licence),
        terms=origin.terms,
        needs=_requirement(collector),
        verified=collector.verified,
        robots=collector.robots,
        lack=_missing_requirement(collector, chosen),
    )


def collector_label(collector: Collector) -> str:
    """Return the title of a source for the list, marked if no recorded page verifies it."""
    if collector.verified:
        return collector_title(collector)
    return _("{title} (unverified)").format(title=collector_title(collector))


def collector_title(collector: Collector) -> str:
    """Return the title of a source in the user's language."""
    return _(collector.origin.title)


def _requirement(collector: Collector) -> str:
    if collector.key is not None:
        return _("a key ({setting})").format(setting=collector.key.setting.upper())
    return _("your e-mail address (CONTACT_EMAIL)") if collector.needs_contact else ""


def _missing_requirement(collector: Collector, chosen: Settings) -> str:
    """Return which setting is missing, where to get it, and which source needs no key; or ""."""
    if not is_key_missing(collector, chosen):
        return ""
    if collector.key is None:
        return _(
            "Set CONTACT_EMAIL to your e-mail address; this source asks every program for one."
        )
    form = _("Set {setting} in the file .env, and start the app again. Get a key at {where}.")
    message = form.format(setting=collector.key.setting.upper(), where=collector.key.obtained_at)
    if not collector.key.instead:
        return message
    titles = {each.name: collector_title(each) for each in COLLECTORS}
    instead = titles.get(collector.key.instead, collector.key.instead)
    other = _("{source} needs no key.").format(source=instead)
    return f"{message} {other}"
