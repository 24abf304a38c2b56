"""All tools, in the order in which an assistant reads them."""

from graph.serve.tools.changes import CHANGES
from graph.serve.tools.owners import OWNERS
from graph.serve.tools.queries import CYPHER, LIST_QUERIES, RUN_QUERY
from graph.serve.tools.red_flags import RED_FLAGS
from graph.serve.tools.search import SEARCH
from graph.serve.tools.tool import Tool
from graph.serve.tools.trace import TRACE

TOOLS: tuple[Tool, ...] = (
    SEARCH,
    TRACE,
    OWNERS,
    RED_FLAGS,
    CHANGES,
    LIST_QUERIES,
    RUN_QUERY,
    CYPHER,
)
