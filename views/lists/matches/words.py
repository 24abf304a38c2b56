"""Texts of the queue's component, in the user's language."""

from collections.abc import Mapping

from graph.matches.candidate import Grade
from graph.model.records import Kind
from graph.support.language import N_, Labels
from views.shell.texts import _

GRADE_LABELS: Labels[str] = Labels(
    {
        Grade.STRONG: N_("Strong"),
        Grade.LIKELY: N_("Likely"),
        Grade.POSSIBLE: N_("Possible"),
        "": N_("Not listed"),
    }
)

_QUESTIONS: Labels[Kind] = Labels(
    {
        Kind.PLATFORM: N_("May be the same platform"),
        Kind.STOREFRONT: N_("May be the same storefront"),
        Kind.COMPANY: N_("May be the same company"),
        Kind.PERSON: N_("May be the same person"),
        Kind.ADDRESS: N_("May be the same address"),
        Kind.CONTACT: N_("May be the same contact"),
        Kind.BRAND: N_("May be the same brand"),
        Kind.PRODUCT: N_("May be the same product"),
    }
)


def question(kind: Kind) -> str:
    """Return what is asked of two entries of a kind."""
    return _QUESTIONS[kind]


def queue_words() -> Mapping[str, str]:
    """Return the texts of the component: those of its parts, and those of each key."""
    return {**_part_words(), **_button_words(), **_key_words(), **_done_words()}


def _part_words() -> Mapping[str, str]:
    return {
        "place": _("{n} of {all}"),
        "waiting": _("{n} being saved"),
        "fetching": _("The next pairs are on their way …"),
        "end": _("No more pairs in this queue."),
        "sideBySide": _("Both sides, one property a row"),
        "property": _("Property"),
        "compared": _("Compared"),
        "notStated": _("not stated"),
        "speaksFor": _("Speaks for it"),
        "speaksAgainst": _("Speaks against it"),
        "saysNothing": _("Says nothing"),
        "nothingFound": _("Nothing found."),
        "changesTitle": _("What a judgement changes"),
        "changesNothing": _("A judgement of this pair changes no verdict."),
        "working": _("Working out what a judgement changes …"),
        "changesOlder": _("The database has changed since; this is being worked out anew."),
        "now": _("now"),
        "then": _("then"),
        "blindTitle": _("Are these two one party? The reasons are hidden in a sample."),
        "judge": _("Judge this pair"),
        "why": _("Why (“Same” keeps what the field shows)"),
        "whyNeeded": _("Why are they the same? Needed, because this is only possible"),
        "by": _("Your name or initials"),
        "askName": _("Enter your name or initials first; they are kept with every judgement."),
        "askWhy": _("Say why they are the same: this pair is only possible. Then press S again."),
        "nothingBack": _("Nothing to take back in this session; see the history."),
        "captured": _("Sources and captures"),
        "capture": _("capture"),
        "noCapture": _("not captured"),
        "livePage": _("live page"),
        "close": _("Close"),
        "notSaved": _("Not saved: {names}. {why}"),
        "stopped": _("{n} later judgements wait until this is settled."),
        "tryAgain": _("Try again"),
        "putBack": _("Put the pair back into the queue"),
        "keysTitle": _("Keys"),
        "keysOn": _("Keys are on (they never act while you type)"),
        "member": _("Name"),
        "joined": _("Joined by"),
        "takeOut": _("Take out of the group"),
    }


def _button_words() -> Mapping[str, str]:
    return {
        "key_s": _("Same"),
        "key_d": _("Different"),
        "key_p": _("Maybe"),
        "key_u": _("Cannot tell"),
        "key_j": _("Next"),
        "key_k": _("Previous"),
        "key_z": _("Take back"),
        "key_n": _("Why"),
        "key_e": _("Sources"),
        "key_c": _("Group"),
        "key_o": _("Latin letters"),
        "key_?": _("Keys"),
    }


def _key_words() -> Mapping[str, str]:
    return {
        "says_s": _("Same: the two are one party"),
        "says_d": _("Different: they are two parties"),
        "says_p": _("Maybe: worth another look, and shown as a possible match"),
        "says_u": _("Cannot tell: looked at, undecided"),
        "says_j": _("Next pair, without judging"),
        "says_k": _("Previous pair, without judging"),
        "says_z": _("Take back the last judgement, up to 50"),
        "says_n": _("Write why"),
        "says_e": _("Sources and captures of both sides"),
        "says_c": _("Group: all entries that would be one party"),
        "says_o": _("Show other scripts in Latin letters too"),
        "says_?": _("This list"),
    }


def _done_words() -> Mapping[str, str]:
    return {
        "done_s": _("Judged the same"),
        "done_d": _("Judged different"),
        "done_p": _("Judged maybe"),
        "done_u": _("Judged cannot tell"),
        "done_z": _("Taken back."),
        "next": _("Next:"),
    }
