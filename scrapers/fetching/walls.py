"""Recognition of walls: pages that check for robots or ask for consent."""

import re

from graph.errors import WallError
from graph.support.language import N_
from scrapers.contract.page import Page

_HEAD = 200_000
_MARKS = re.compile(
    rb"Robot or human\?|/errors/validateCaptcha|Enter the characters you see below|"
    rb"<title>\s*Just a moment\.\.\.|Pardon Our Interruption|<title>\s*Attention Required!|"
    rb"consent\.(?:google|youtube)\.com/(?:m|save)|Access to this page has been denied",
    re.IGNORECASE,
)


def check_wall(page: Page) -> None:
    """Check that a page is not a wall.

    Raises:
        WallError: the page asks whether a human reads it, or for consent.
    """
    head = page.head(_HEAD)
    if head.lstrip()[:1] != b"<" and "html" not in page.content_type.casefold():
        return
    if mark := _MARKS.search(head):
        shown = mark.group().decode("ascii", "replace")
        raise WallError(
            N_(
                "{where} is a wall ({shown!r}), not the page. Open it in your browser, save "
                "the page and import the file."
            ),
            where=page.where,
            shown=shown,
        )
