"""Cards that list chains, grouped by strength, the strongest first."""

from dataclasses import KW_ONLY, asdict, dataclass
from urllib.parse import quote

from graph.analyses.tracing.verdict import Chain, ChainHop, OtherStatement, Strength
from graph.model.records import Contents, Entity, Source
from graph.presentation import tie_style
from graph.presentation.claims import source_name
from graph.presentation.figures import source_date_text
from graph.presentation.labels import STRENGTH_LABELS
from graph.presentation.names.party_names import PartyNames
from graph.presentation.sentences.tie_sentences import PLAIN_NAMES, hop_sentence, hop_words
from graph.presentation.verdict_words import chain_sentence
from graph.presentation.visual_language import CHIPS, KIND_SIGNS, TIE_SIGNS
from views.drawing.components import ComponentSheet
from views.drawing.scene import chain_id
from views.shell.texts import _, local_country_name, ngettext, period_text

_FEW = 4  # chains up to which all groups are open, except those of folded strengths
_FOLDED_STRENGTHS = frozenset({Strength.SHARED_CONTACT, Strength.POSSIBLE_SAME})


@dataclass(frozen=True, slots=True)
class CardParty:
    """A party as a card names it; the JavaScript component reads the fields by these names."""

    id: str
    name: str
    kind: str
    kindLabel: str  # noqa: N815
    _: KW_ONLY
    place: str


def card_party(entity: Entity) -> CardParty:
    """Return a party with its kind and place."""
    place = place_of(entity)
    return CardParty(
        id=entity.id,
        name=entity.name,
        kind=entity.kind.value,
        kindLabel=KIND_SIGNS[entity.kind].label,
        place=place,
    )


def place_of(entity: Entity) -> str:
    """Return the country of a party, or the market where it sells; empty if neither is stated."""
    return local_country_name(entity.text("country") or entity.text("market"))


def source_citation(source: Source) -> str:
    """Return publisher and date of a source."""
    return ", ".join(x for x in (source_name(source), source_date_text(source)) if x)


def full_citation(source: Source, contents: Contents) -> str:
    """Return publisher, title, date and address of a source, and the report that it restates."""
    titled = source.title and source.title != source_name(source)
    parts = (
        source_name(source),
        _("“{title}”").format(title=source.title) if titled else "",
        source_date_text(source),
        source.url,
        restatement_text(source, contents),
    )
    return ", ".join(x for x in parts if x)


def restatement_text(source: Source, contents: Contents) -> str:
    """Return which report a source restates; empty if none."""
    original = contents.sources.get(source.restates)
    return _("restates {source}").format(source=source_name(original)) if original else ""


def card_groups(
    chains: tuple[Chain, ...], contents: Contents, names: PartyNames = PLAIN_NAMES
) -> list[ComponentSheet]:
    """Return ranked chains grouped by strength, as data of the component."""
    ranks = {id(chain): rank for rank, chain in enumerate(chains, 1)}
    groups: list[ComponentSheet] = []
    for strength in Strength:
        of_strength = [c for c in chains if c.strength is strength]
        if of_strength:
            unfolded = len(chains) <= _FEW and strength not in _FOLDED_STRENGTHS
            cards = [_card(c, ranks[id(c)], contents, names) for c in of_strength]
            groups.append(_group(strength, of_strength, cards, not groups or unfolded))
    return groups


def _group(
    strength: Strength, chains: list[Chain], cards: list[ComponentSheet], opened: bool
) -> ComponentSheet:
    return {
        "id": strength.value,
        "strength": tie_style.strength_slug(strength),
        "hollow": all(tie_style.is_hollow(strength, c.standing) for c in chains),
        "label": STRENGTH_LABELS[strength],
        "says": TIE_SIGNS[tie_style.strength_slug(strength)].meaning_text,
        "open": opened,
        "chains": cards,
    }


def _card(chain: Chain, rank: int, contents: Contents, names: PartyNames) -> ComponentSheet:
    sources = "; ".join(dict.fromkeys(full_citation(h.source, contents) for h in chain.hops))
    label = ngettext(
        "Chain {rank}, {strength}: {n} link",
        "Chain {rank}, {strength}: {n} links",
        len(chain.hops),
    )
    strength = STRENGTH_LABELS[chain.strength]
    return {
        "id": chain_id(chain),
        "rank": str(rank),
        "label": label.format(rank=rank, strength=strength, n=len(chain.hops)),
        "strength": tie_style.strength_slug(chain.strength),
        "standing": chain.standing.value,
        "standingLabel": CHIPS[chain.standing.value].label,
        "start": asdict(card_party(chain.hops[0].here)),
        "path": [chain.hops[0].here.name, *(hop.there.name for hop in chain.hops)],
        "hops": [_hop(hop, chain, contents) for hop in chain.hops],
        "notes": _mass_notes(chain),
        "sentence": chain_sentence(chain, names),
        "sources": sources,
        "facts": _("Sources: {sources}.").format(sources=sources),
    }


def _hop(hop: ChainHop, chain: Chain, contents: Contents) -> ComponentSheet:
    tie = hop.tie
    chip = tie_style.hop_chip(hop)
    slug = tie_style.strength_slug(hop.strength)
    before, after = hop_words(hop)
    mixed = len({h.strength for h in chain.hops if h.strength}) > 1
    return {
        "id": tie.id,
        "to": asdict(card_party(hop.there)),
        "verb": before,
        "after": after,
        "ended": not hop.holds,
        "strength": slug,
        "hollow": tie_style.is_hop_hollow(hop),
        "weakest": mixed and hop.strength is chain.strength,
        "wording": tie.wording,
        "quoted": tie.quoted,
        "lang": tie.lang,
        "translation": tie.translation,
        "chip": chip,
        "chipLabel": CHIPS[chip].label,
        "source": {
            "publisher": source_name(hop.source),
            "published": source_date_text(hop.source),
            "url": web_address(hop.source),
            "note": restatement_text(hop.source, contents),
        },
        "period": period_text(tie.since, tie.until),
        "also": [
            *(_further_source_text(also) for also in hop.other_statements),
            *map(_other_tie_text, hop.other_ties),
        ],
    }


def web_address(source: Source) -> str:
    """Return a source's address if it is http or https, else ""; never ``javascript:``."""
    return source.url if source.url.startswith(("https://", "http://")) else ""


def capture_address(source: Source) -> str:
    """Return the address of the page with a source's capture; empty if it has none."""
    return f"capture?source={quote(source.id, safe='')}" if source.capture else ""


def _further_source_text(also: OtherStatement) -> str:
    share = also.tie.share.text if also.tie.share else ""
    words = " · ".join(x for x in (also.tie.wording, share) if x)
    form = _("Also {source}: {said}") if words else _("Also {source}")
    return form.format(source=source_citation(also.source), said=words)


def _other_tie_text(hop: ChainHop) -> str:
    """Return another tie of the same two parties in words, with its source."""
    form = _("{sentence} ({source})")
    return form.format(sentence=hop_sentence(hop), source=source_citation(hop.source))


def _mass_notes(chain: Chain) -> list[str]:
    form = _("{name} is shared by {count} in all: sharing it says little, and gives no verdict.")
    return [form.format(name=m.entity.name, count=m.count) for m in chain.mass]


def card_words() -> dict[str, str]:
    """Return the texts of the cards themselves."""
    return {
        "weakest": _("weakest link"),
        "copy": _("Copy with sources"),
        "copied": _("Copied"),
        "show": _("Show in graph"),
        "write": _("You can write"),
        "more": _("Show {n} more"),
        "shared": _("All {n} run"),
    }
