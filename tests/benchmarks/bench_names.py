"""Noisy names looked for in a register of invented ones: the index of matches against others.

Each method runs in a process of its own: CPU seconds, peak memory, and in how many cases the meant
name is the first or among the first 20. Others are full TF-IDF of 3 letters with scipy and with
sparse_dot_topn, and tantivy with 3-grams; those that are not installed are named and left out. All
get the same words, as ``read_name`` gives them. With ``--names`` a file of real names, one a line,
takes the place of the register, asked by the names as tables cut them.

python -m tests.benchmarks.bench_names [--million] [--names FILE] [--budget N]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from scipy.sparse import csr_array, csr_matrix

from graph.matches.names.near_names import NameIndex
from graph.matches.names.read_name import read_name
from tests.benchmarks.noisy_names import Query, cut_queries, queries, register_names

_MOST = 20
_QUERIES = 10_000
Found = tuple[Sequence[int], Sequence[int]]
Search = Callable[[list[str]], Found]


def own(texts: list[str], budget: int) -> Search:
    """Index texts by their rarest runs of four letters."""
    index = NameIndex.of(texts)

    def search(asked: list[str]) -> Found:
        found = index.find(asked, _MOST, budget)
        return found.rows.tolist(), found.hits.tolist()

    return search


class _Trigrams:
    """TF-IDF of 3 letters, over all of them and not the rarest alone."""

    def __init__(self, texts: list[str]) -> None:
        self._places: dict[str, int] = {}
        counts = self._counts(texts, learn=True)
        held = np.bincount(counts.indices, minlength=len(self._places))
        self._rarity = np.log(len(texts) / np.maximum(held, 1)) + 1
        self.entries = self._scaled(counts)

    def of(self, texts: list[str]) -> csr_array:
        return self._scaled(self._counts(texts, learn=False))

    def _counts(self, texts: list[str], *, learn: bool) -> csr_array:
        indices, starts = [], [0]
        for text in texts:
            for run in _runs(text):
                place = self._places.setdefault(run, len(self._places)) if learn else -1
                place = self._places.get(run, -1) if place < 0 else place
                indices += [place] if place >= 0 else []
            starts.append(len(indices))
        shape = (len(texts), len(self._places))
        counts = csr_array((np.ones(len(indices), np.float32), indices, starts), shape=shape)
        counts.sum_duplicates()
        return counts

    def _scaled(self, counts: csr_array) -> csr_array:
        weights = counts.data * self._rarity[counts.indices]
        parts = (weights.astype(np.float32), counts.indices, counts.indptr)
        weighted = csr_array(parts, shape=counts.shape)
        lengths = np.sqrt(weighted.multiply(weighted).sum(axis=1))
        scale = np.repeat(1 / np.maximum(lengths, 1e-6), np.diff(weighted.indptr))
        weighted.data = (weighted.data * scale).astype(np.float32)
        return weighted


def _runs(text: str) -> list[str]:
    padded = f" {text} "
    return [padded[i : i + 3] for i in range(len(padded) - 2)]


def tfidf_scipy(texts: list[str], _budget: int) -> Search:
    """Index texts by all runs of 3 letters; multiply with scipy."""
    index = _Trigrams(texts)
    turned = csr_array(index.entries.T)

    def search(asked: list[str]) -> Found:
        rows: list[int] = []
        hits: list[int] = []
        for first in range(0, len(asked), 200):
            scores = csr_array(index.of(asked[first : first + 200]) @ turned)
            for row, (start, end) in enumerate(
                zip(scores.indptr[:-1], scores.indptr[1:], strict=True)
            ):
                best = _best(scores.data[start:end])
                hits += scores.indices[start + best].tolist()
                rows += [first + row] * len(best)
        return rows, hits

    return search


def _best(scores: NDArray[np.float32]) -> NDArray[np.int64]:
    kept = (
        np.argpartition(-scores, _MOST)[:_MOST] if len(scores) > _MOST else np.arange(len(scores))
    )
    best: NDArray[np.int64] = kept[np.argsort(-scores[kept], kind="stable")]
    return best


def tfidf_topn(texts: list[str], _budget: int) -> Search:
    """Index texts by all runs of 3 letters; multiply with sparse_dot_topn."""
    multiply = import_module("sparse_dot_topn").sp_matmul_topn
    index = _Trigrams(texts)
    turned = csr_matrix(index.entries.T)

    def search(asked: list[str]) -> Found:
        scores = multiply(csr_matrix(index.of(asked)), turned, top_n=_MOST, sort=True, n_threads=1)
        rows = np.repeat(np.arange(len(asked)), np.diff(scores.indptr))
        return rows.tolist(), scores.indices.tolist()

    return search


def tantivy_trigrams(texts: list[str], _budget: int) -> Search:
    """Index texts by runs of 3 letters in a search engine."""
    tantivy = import_module("tantivy")
    analyzer = tantivy.TextAnalyzerBuilder(
        tantivy.Tokenizer.ngram(min_gram=3, max_gram=3, prefix_only=False)
    ).build()
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("name", tokenizer_name="runs", index_option="freq")
    fields.add_integer_field("place", stored=True)
    index = tantivy.Index(fields.build())
    index.register_tokenizer("runs", analyzer)
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    for place, text in enumerate(texts):
        writer.add_document(tantivy.Document(name=f" {text} ", place=place))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(asked: list[str]) -> Found:
        rows: list[int] = []
        hits: list[int] = []
        for row, text in enumerate(asked):
            terms = [
                (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "name", run, "freq"))
                for run in set(_runs(text))
            ]
            for _, address in searcher.search(tantivy.Query.boolean_query(terms), _MOST).hits:
                hits.append(searcher.doc(address)["place"][0])
                rows.append(row)
        return rows, hits

    return search


METHODS = {
    "own": (own, ""),
    "TF-IDF, sparse_dot_topn": (tfidf_topn, "sparse_dot_topn"),
    "tantivy 3-grams": (tantivy_trigrams, "tantivy"),
    "TF-IDF, scipy": (tfidf_scipy, ""),
}


def _measure(method: str, asked: argparse.Namespace) -> dict[str, float]:
    """Run one method in this process."""
    names, noisy = _material(asked)
    began = time.process_time()
    cores = [read_name(name).core for name in names]
    texts = [read_name(query.text).core for query in noisy]
    read = time.process_time()
    search = METHODS[method][0](cores, asked.budget)
    indexed = time.process_time()
    rows, hits = search(texts)
    done = time.process_time()
    first, among = _recall(rows, hits, cores, noisy)
    return {
        "read": read - began,
        "index": indexed - read,
        "search": done - indexed,
        "first": first,
        "among": among,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _material(asked: argparse.Namespace) -> tuple[list[str], list[Query]]:
    if asked.names:
        names = list(dict.fromkeys(asked.names.read_text("utf-8").lower().split("\n")))
        return names, cut_queries(names, _QUERIES)
    names = register_names(1_000_000 if asked.million else 100_000)
    return names, queries(names, _QUERIES)


def _recall(
    rows: Sequence[int], hits: Sequence[int], cores: list[str], noisy: list[Query]
) -> tuple[float, float]:
    first: dict[int, bool] = {}
    among: set[int] = set()
    for row, hit in zip(rows, hits, strict=True):
        right = cores[hit] == cores[noisy[row].meant]
        first.setdefault(row, right)
        among |= {row} if right else set()
    return sum(first.values()) / len(noisy), len(among) / len(noisy)


def main() -> None:
    """Print one table, each method against the own one."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--million", action="store_true")
    arguments.add_argument("--names", type=Path)
    arguments.add_argument("--budget", type=int, default=30_000)
    arguments.add_argument("--method", choices=METHODS, help=argparse.SUPPRESS)
    asked = arguments.parse_args()
    if asked.method:
        print(json.dumps(_measure(asked.method, asked)))
        return
    table = Table(
        "method", "read s", "index s", "search s", "own / it", "first", f"in {_MOST}", "MB"
    )
    own_seconds = 0.0
    for method, (_, needed) in METHODS.items():
        if needed and find_spec(needed) is None:
            table.add_row(method, f"{needed} is not installed")
            continue
        if asked.million and method == "TF-IDF, scipy":
            table.add_row(method, "left out of a million: hours")
            continue
        found = _in_own_process(method)
        own_seconds = own_seconds or found["search"]
        table.add_row(
            method,
            *(f"{found[part]:.1f}" for part in ("read", "index", "search")),
            f"{own_seconds / found['search']:.2f}",
            *(f"{found[part]:.4f}" for part in ("first", "among")),
            f"{found['megabytes']:.0f}",
        )
    Console().print(table)


def _in_own_process(method: str) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.bench_names", *sys.argv[1:]]
    done = subprocess.run([*command, "--method", method], check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
