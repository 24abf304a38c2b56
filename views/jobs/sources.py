"""Descriptions of the sources for the user: results, terms, requirements."""

from dataclasses import KW_ONLY, dataclass

from graph.presentation.labels import SOURCE_LABELS
from graph.support.settings import Settings
from scrapers.contract.collector import Collector
from scrapers.fetching.api_keys import is_key_missing
from scrapers.sources.catalogue import COLLECTORS
from views.shell.texts import _, ngettext


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
    limits: str
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
        limits=_limits(collector),
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


def _limits(collector: Collector) -> str:
    """Return how often the source is asked, and whether its rules for programs are obeyed."""
    form = ngettext(
        "at most {n} request in {seconds} s",
        "at most {n} requests in {seconds} s",
        collector.rate.requests,
    )
    rate = form.format(n=collector.rate.requests, seconds=collector.rate.seconds)
    rules = _("follows the site’s rules for automated access") if collector.robots else ""
    return " · ".join(text for text in (rate, rules) if text)


def _requirement(collector: Collector) -> str:
    if collector.key is not None:
        return _("a key ({setting})").format(setting=collector.key.setting.upper())
    return _("your e-mail address (CONTACT_EMAIL)") if collector.needs_contact else ""


def _missing_requirement(collector: Collector, chosen: Settings) -> str:
    """Return which setting is missing, where to get it, and which source needs no key; or ""."""
    if not is_key_missing(collector, chosen):
        return ""
    if collector.key is None:
        return _("This source asks every program for an e-mail address (CONTACT_EMAIL).")
    form = _("Enter a key below; it is kept as {setting}. Get one at {where}.")
    message = form.format(setting=collector.key.setting.upper(), where=collector.key.obtained_at)
    if not collector.key.instead:
        return message
    titles = {each.name: collector_title(each) for each in COLLECTORS}
    instead = titles.get(collector.key.instead, collector.key.instead)
    other = _("{source} needs no key.").format(source=instead)
    return f"{message} {other}"
