"""Exceptions that this project raises on purpose; each message says what to do next."""

from graph.support.language import N_, LazyText, Text, join_lines


class InvestigatorError(Exception):
    """Base of all expected failures: shown as one sentence, never as a traceback.

    The message is marked with ``N_`` and may have placeholders for ``values``. ``str()`` translates
    it to the language of the current user, or to English where there is none, as in a thread.
    """

    def __init__(self, message: str | LazyText = "", /, **values: object) -> None:
        super().__init__(message)
        self.text = message if isinstance(message, LazyText) else LazyText(message, values)

    def __str__(self) -> str:
        return str(self.text)


def text_of_error(error: BaseException) -> Text:
    """Return the message of an error, to show or store; a library's own words stay as they are."""
    return error.text if isinstance(error, InvestigatorError) else str(error)


class InputError(InvestigatorError):
    """Input of the user that cannot be used as it is."""


class UnknownIdError(InputError):
    """An id that the store does not hold."""


class ShareError(InputError):
    """A share that cannot be read, or lies outside 0 to 100 %."""


class DateError(InputError):
    """A date that does not exist, or is not a day, a month or a year."""


class RoleError(InvestigatorError):
    """Something that the role of the person does not allow, or for which nobody is logged in."""


class StoreUnavailableError(InvestigatorError):
    """The database cannot be reached, started or used."""


class QueryRefusedError(InvestigatorError):
    """A query that would do more than read the graph, or that the server cannot parse.

    ``line`` and ``column`` count from 1; both are 0 where the place is unknown.
    """

    def __init__(
        self, message: str | LazyText, line: int = 0, column: int = 0, /, **values: object
    ) -> None:
        super().__init__(message, **values)
        self.line = line
        self.column = column


class QueryStoppedError(InvestigatorError):
    """A query that ran out of time or was cancelled."""


class StoreChangedError(InvestigatorError):
    """Others wrote to the database while all of it was read."""


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
    """A response or a file that cannot be read as what it should be."""


class WallError(CollectError):
    """The source showed a robot check, a consent page or the like instead of the page itself."""


class KeyNeededError(CollectError):
    """A source needs a key that is not set, or refuses the one that is."""


class AddressRefusedError(CollectError):
    """A host that must not be reached: not public, or not over http or https."""


class RobotsError(CollectError):
    """The site's robots.txt forbids fetching this page."""


class UnavailableError(CollectError):
    """The source did not answer, or only with failures."""


class StoppedError(CollectError):
    """A run that the user stopped; starting the same run again resumes it."""
