"""Texts of the canvas of the working graph."""

from views.drawing.components import ComponentSheet
from views.shell.texts import _


def canvas_texts() -> ComponentSheet:
    """Return every text that the canvas shows or reads aloud, apart from those of the data."""
    return {
        "steps": _("Steps"),
        "acts": _("Actions for the selection"),
        "arrange": _("Arrange"),
        "sight": _("View"),
        "undo": _("Undo"),
        "undo_key": _("Ctrl+Z"),
        "redo": _("Redo"),
        "redo_key": _("Ctrl+Shift+Z"),
        "expand": _("Expand"),
        "expand_key": _("E, or a double click"),
        "hide": _("Hide"),
        "hide_key": "H",
        "pin": _("Pin"),
        "pin_key": "P",
        "remove": _("Remove"),
        "remove_key": _("Delete"),
        "back": _("Show hidden"),
        "back_key": "B",
        "box": _("Select area"),
        "box_key": _("Select what lies in an area: also Shift and drag"),
        "closer": "+",
        "closer_key": _("Zoom in"),
        "further": "–",
        "further_key": _("Zoom out"),
        "fit": _("Fit"),
        "fit_key": _("Show the whole graph: 0"),
        "full": _("Full screen"),
        "full_key": "F",
        "fold": _("Fold these links into their number"),
        "unfold": _("Draw each of these links"),
        "folded": _("{n} folded"),
        "card_links": _("Links in the graph: {n}"),
        "card_more": _("names not in it: {n}"),
        "find": _("Find in this graph"),
        "none": _("none found"),
        "of": _("{n} of {all}"),
        "everything": _("Everything"),
        "nothing": _("nothing more in the database"),
        "chosen": _("{n} names selected"),
        "hidden": _("{n} hidden"),
        "show": _("Show these again"),
        "hide_kind": _("Hide these"),
        "no_webgl": _(
            "This browser cannot draw so many names (no WebGL 2). Reduce the graph, "
            "or show it as a table."
        ),
        "help": _(
            "Arrow keys move between names, Enter selects one and opens its dossier, "
            "Space selects several, E expands, H hides, P pins, Delete removes, B "
            "shows hidden names, Control Z undoes, Control Shift Z redoes, slash "
            "searches, plus and minus zoom, 0 shows the whole graph, F fills the screen."
        ),
    }
