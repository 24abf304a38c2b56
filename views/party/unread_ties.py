"""Note on a party of a large store whose ties were too many to read."""

from graph.model.records import Entity, Kind
from views.shell import html
from views.shell.session import Snapshot
from views.shell.texts import _, number_text


def show(entity: Entity, shot: Snapshot) -> None:
    """Say which ties of a party are not listed; nothing where all are."""
    if shot.is_whole:
        return
    if entity.kind is Kind.PLATFORM:
        html.show_note(_("The storefronts that sell on it are not listed here: search for one."))
    if count := shot.unread_ties(entity.id):
        form = _("{n} more are linked to it, too many to be listed here.")
        html.show_note(form.format(n=number_text(count)))
