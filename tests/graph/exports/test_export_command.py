"""``graph export``: which part is written, what is said, and when nothing is."""

from collections.abc import Callable
from typing import Any

Export = Callable[..., dict[str, Any]]
