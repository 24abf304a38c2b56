"""Entries that may be the same party as the one shown, as last compared."""

from graph.matches.candidate import Candidate, Grade
from graph.model import precedence
from graph.model.records import Entity
from graph.presentation.names.party_names import entry_name
from views.jobs.matches.kept_matches import kept_matches
from views.shell import html, match_links
from views.shell.session import Snapshot
from views.shell.texts import _

_SHOWN = 5
_LISTED = (Grade.STRONG, Grade.LIKELY)


def show(entity: Entity, shot: Snapshot) -> None:
    """List the strong and likely pairs of a party that nobody has judged."""
    found = kept_matches().of_party(entity.id)
    pairs = [c for c in found if c.grade in _LISTED and not _is_judged(c, shot)]
    if not pairs:
        return
    others = [shot.entity(_other(c, entity.id)) for c in pairs[:_SHOWN]]
    names = [entry_name(other) for other in others if other is not None]
    if len(pairs) > _SHOWN:
        names.append(_("and {n} more").format(n=len(pairs) - _SHOWN))
    html.show(
        "possible_same",
        count=len(pairs),
        names=names,
        href=match_links.party_href(entity.id),
    )


def _other(pair: Candidate, party: str) -> str:
    return pair.right if pair.left == party else pair.left


def _is_judged(pair: Candidate, shot: Snapshot) -> bool:
    ties = shot.contents.ties_of(pair.left)
    judged = precedence.judgement_in_force(
        precedence.judgement_history(ties, pair.left, pair.right)
    )
    return judged is not None and precedence.is_by_person(judged)
