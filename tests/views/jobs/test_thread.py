"""However work beside a page ends, the page is told."""

import pytest

from graph.errors import InputError, InvestigatorError
from views.jobs.thread import run_in_thread


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (InputError("Give a day."), "Give a day."),
        (OSError(28, "No space left on device"), "[Errno 28] No space left on device"),
        (ZeroDivisionError("{"), "The program failed at this."),
    ],
)
def test_a_failure_is_told(error: Exception, told: str) -> None:
    failures: list[InvestigatorError] = []

    def work() -> None:
        raise error

    run_in_thread(work, failures.append).join()

    assert [str(e).startswith(told) for e in failures] == [True]
