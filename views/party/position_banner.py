"""Banner of a company, person, address or contact: the storefronts it is linked to, and how."""

from dataclasses import KW_ONLY, dataclass

from graph.analyses.tracing.party_position import PartyPosition, StorefrontChain
from graph.analyses.tracing.verdict import Chain
from graph.model.records import Entity, Kind
from graph.presentation import tie_style
from graph.presentation.labels import STRENGTH_LABELS
from graph.presentation.sentences.tie_sentences import end_sentence, hop_clause
from graph.presentation.verdict_words import chain_sentence
from graph.presentation.visual_language import CHIPS, NEUTRAL, TIE_SIGNS
from views.shell import html, party_links, session
from views.shell.party_links import LinkedText
from views.shell.texts import _, ngettext

_TRADE_KINDS = frozenset({Kind.STOREFRONT, Kind.PLATFORM, Kind.BRAND, Kind.PRODUCT})
_FIRST = 5  # storefronts shown at once
_MOST = 50  # storefronts shown in all


@dataclass(frozen=True, slots=True)
class ChainLine:
    """One chain as a sentence, with the sign of its strength and the chip of its standing."""

    slug: str
    hollow: bool
    standing: str
    _: KW_ONLY
    chip: str
    sentence: LinkedText


@dataclass(frozen=True, slots=True)
class PositionBanner:
    """Values of the banner's template; ``nearest_title`` is empty if nothing leads further."""

    family: str
    title: str
    first: tuple[ChainLine, ...]
    rest: tuple[ChainLine, ...]
    _: KW_ONLY
    rest_title: str
    nearest_title: LinkedText | str
    nearest: ChainLine | None


def show(entity: Entity) -> None:
    """Show which storefronts a party is linked to, and its nearest link to a platform's group."""
    if entity.kind in _TRADE_KINDS:
        return
    position = session.position_of(entity.id, _MOST)
    if position.storefronts:
        html.show("position_banner", b=position_banner(position))
    else:
        html.show_note(_("No storefront in your database is linked to it so far."))


def position_banner(position: PartyPosition) -> PositionBanner:
    """Return the banner of a party that some storefront is linked to."""
    count, best = position.storefront_count, position.storefronts[0]
    title = ngettext(
        "Linked to one storefront", "Linked to {n} storefronts, strongest link first", count
    )
    lines = tuple(map(_storefront_line, position.storefronts))
    rest_title = ngettext("{n} more storefront", "{n} more storefronts", count - _FIRST)
    if count > _MOST:
        rest_title = _("{n} more storefronts, {shown} shown")
    return PositionBanner(
        family="none" if best.is_seller else TIE_SIGNS[_slug(best.chain)].family,
        title=title.format(n=count),
        first=lines[:_FIRST],
        rest=lines[_FIRST:],
        rest_title=rest_title.format(n=count - _FIRST, shown=_MOST - _FIRST),
        nearest_title=_nearest_title(position),
        nearest=_chain_line(position.nearest) if position.nearest else None,
    )


def _slug(chain: Chain) -> str:
    return tie_style.strength_slug(chain.strength)


def _nearest_title(position: PartyPosition) -> LinkedText | str:
    if position.platforms:
        return party_links.linked_sentence(
            lambda names: _("Links are looked for from storefronts on {platforms} to it").format(
                platforms=", ".join(map(names.name, position.platforms))
            )
        )
    if (chain := position.nearest) is None:
        return ""
    form = _("Nearest link to {target}: {strength}")
    return party_links.linked_sentence(
        lambda names: form.format(
            target=names.name(chain.target), strength=STRENGTH_LABELS[chain.strength].lower()
        )
    )


def _storefront_line(linked: StorefrontChain) -> ChainLine:
    if not linked.is_seller:
        return _chain_line(linked.chain)
    # A seller is not an owner: the hops alone say what is stated, without the chain's strength.
    return ChainLine(
        NEUTRAL,
        False,
        standing := tie_style.hop_chip(linked.chain.hops[0]),
        chip=CHIPS[standing].label,
        sentence=party_links.linked_sentence(
            lambda names: end_sentence("; ".join(hop_clause(h, names) for h in linked.chain.hops))
        ),
    )


def _chain_line(chain: Chain) -> ChainLine:
    return ChainLine(
        _slug(chain),
        tie_style.is_hollow(chain.strength, chain.standing),
        chain.standing.value,
        chip=CHIPS[chain.standing.value].label,
        sentence=party_links.linked_sentence(lambda names: chain_sentence(chain, names)),
    )
