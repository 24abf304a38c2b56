"""Every error this project raises on purpose; its message tells a reader what to do next."""

from graph.support.language import N_, LazyText, Text, join_lines


class InvestigatorError(Exception):
    """Base of all expected failures: shown as one sentence, never as a traceback.

    The sentence is marked with ``N_`` and has placeholders for ``values``; it is said in the
    language of whoever reads it, in English where nobody does, as in a thread.
    """

    def __init__(self, message: str | LazyText = "", /, **values: object) -> None:
        super().__init__(message)
        self.text = message if isinstance(message, LazyText) else LazyText(message, values)

    def __str__(self) -> str:
        return str(self.text)


def text_of_error(error: BaseException) -> Text:
    """Return why something failed, to be shown or kept; the words of a library stay as they are."""
    return error.text if isinstance(error, InvestigatorError) else str(error)


class InputError(InvestigatorError):
    """Something the reader gave cannot be used as it is."""


class UnknownIdError(InputError):
    """An id that the store does not hold."""


class ShareError(InputError):
    """A share that is not of the spreadsheet format."""


class DateError(InputError):
    """A date that does not exist, or is not a day, a month or a year."""


class StoreUnavailableError(InvestigatorError):
    """The database cannot be reached, started or used."""


class QueryRefusedError(InvestigatorError):
    """A query that would do more than read the graph, or that the server cannot parse.

    ``line`` and ``column`` count from 1; both are 0 where the place is not known.
    """

    def __init__(
        self, message: str | LazyText, line: int = 0, column: int = 0, /, **values: object
    ) -> None:
        super().__init__(message, **values)
        self.line = line
        self.column = column


class QueryStoppedError(InvestigatorError):
    """A query that was ended: its time was over, or somebody cancelled it."""


class ConflictError(InputError):
    """Records that contradict what the store holds; ``problems`` names each."""

    def __init__(self, problems: tuple[LazyText, ...]) -> None:
        super().__init__(join_lines((*problems, LazyText(N_("Nothing was written.")))))
        self.problems = problems


class CollectError(InvestigatorError):
    """A source could not be collected from."""


class MissingPageError(CollectError):
    """The source has no page at this address."""


class AnswerError(CollectError):
    """An answer or a file that cannot be read as what it should be."""


class WallError(CollectError):
    """The source showed a check for robots, a consent page or the like, not the page itself."""


class KeyNeededError(CollectError):
    """A source needs a key that is not set, or refuses the one that is."""


class AddressRefusedError(CollectError):
    """A host that must not be reached: not public, or not over http or https."""


class RobotsError(CollectError):
    """The site's robots.txt forbids to fetch this page."""


class UnavailableError(CollectError):
    """The source did not answer, or only with failures."""


class StoppedError(CollectError):
    """A person stopped a run; starting the same again goes on with it."""
