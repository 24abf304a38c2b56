"""Count of the strong and likely pairs of the kept list that nobody has judged."""

from graph.matches.candidate_store import candidate_store
from graph.matches.open_queue import count_waiting, open_queue
from graph.stores.store import Store
from views.shell.place import data_dir


def count_waiting_pairs(store: Store) -> int:
    """Return how many pairs of the list wait in a store; 0 where none was made yet."""
    firm = candidate_store(data_dir(), store.ident()).read_firm()
    if not firm:
        return 0
    there = store.known_ids({end for pair in firm for end in (pair.left, pair.right)})
    listed = (pair for pair in firm if pair.left in there and pair.right in there)
    return count_waiting(open_queue(listed, store.matches(), lambda _tie: ()))
