"""A small store of invented companies to judge."""

from graph.judgements.judgement_writer import new_judgement, read_pair, write_judgement
from graph.model.records import Judgement, Kind, Records, Source, Statement, Tie
from graph.stores.store import Store

IDS = "abcd"


def stated_companies(ids: str = IDS) -> Records:
    """Return companies of these one-letter ids and a person, nothing judged."""
    stated = [Statement(i, Kind.COMPANY, "s1", {"name": f"Invented {i}"}) for i in ids]
    stated.append(Statement("p", Kind.PERSON, "s1", {"name": "Invented Person"}))
    return Records((Source("s1", "Example"),), tuple(stated))


def judge(store: Store, left: str, right: str, judgement: Judgement, why: str = "same") -> Tie:
    """Judge a pair as a person does."""
    new = new_judgement(read_pair(store, left, right), judgement, "EV", why)
    return write_judgement(store, new)
