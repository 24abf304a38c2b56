"""Compiled loops over names: those of the common form read for comparison, and runs of letters.

``read_names`` reads a name as ``graph.matches.names.read_name`` does, if it is written in the
letters and signs in which nearly all names of a register are written. Any other it leaves to that
module.
"""

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled, inlined

Letters = NDArray[np.uint8]
Pointers = NDArray[np.int64]
Numbers = NDArray[np.int32]
Hashes = NDArray[np.uint64]
Weights = NDArray[np.float32]

SIGNS = b" abcdefghijklmnopqrstuvwxyz0123456789"
RUN = 4
COLUMNS = len(SIGNS) ** RUN
MOST_RUNS = 250
"""Runs of a name that count, more than a name of 200 letters has."""

_KINDS = len(SIGNS)
_CODES = np.zeros(256, np.uint8)
_CODES[list(SIGNS)] = np.arange(_KINDS)

_LONGEST = 200
_FORM_WORDS = 6
_FRONT_WORDS = 4
_ROOM = 5 * _LONGEST

# Each byte as it is written: a letter or digit, a space, or one of these marks.
_UNCOMMON, _JOINING, _APOSTROPHE, _POINT = 1, 2, 3, 4
_SPACE = 32
_WRITTEN = np.full(256, _SPACE, np.uint8)
_WRITTEN[128:] = _UNCOMMON
_WRITTEN[ord("_")] = _UNCOMMON
_WRITTEN[list(b"&+")] = _JOINING
_WRITTEN[list(b"'`")] = _APOSTROPHE
_WRITTEN[ord(".")] = _POINT
for _code in (*range(ord("a"), ord("z") + 1), *range(ord("0"), ord("9") + 1)):
    _WRITTEN[_code] = _code
for _code in range(ord("A"), ord("Z") + 1):
    _WRITTEN[_code] = _code + 32
_AND = np.frombuffer(b" and ", np.uint8)

_BEGIN = np.uint64(14695981039346656037)
_PRIME = np.uint64(1099511628211)
_SHIFT = np.uint64(32)
_ALL = (1 << 64) - 1


def hash_words(words: str) -> int:
    """Return the hash of words, each after one space, as the loops below hash them."""
    mixed = int(_BEGIN)
    for byte in words.encode():
        mixed = ((mixed ^ byte) * int(_PRIME)) & _ALL
    return mixed ^ (mixed >> int(_SHIFT))


@inlined
def _is_word(written: np.uint8) -> bool:
    return bool(written > _SPACE)


@compiled
def _write_plain(letters: Letters, begin: int, end: int, into: Letters) -> int:
    """Write a name in lower case with spaces for signs; return its length, -1 if uncommon."""
    size = 0
    for at in range(begin, end):
        written = _WRITTEN[letters[at]]
        after = _WRITTEN[letters[at + 1]] if at + 1 < end else np.uint8(_SPACE)
        if written == _UNCOMMON or (written == _POINT and _is_word(after)):
            return -1
        if written == _JOINING:
            into[size : size + 5] = _AND
            size += 5
        elif written == _APOSTROPHE:
            before = _WRITTEN[letters[at - 1]] if at > begin else np.uint8(_SPACE)
            if not (_is_word(before) and _is_word(after)):
                into[size] = _SPACE
                size += 1
        else:
            into[size] = _SPACE if written == _POINT else written
            size += 1
    return size


@compiled
def _split_words(plain: Letters, size: int, starts: Pointers, ends: Pointers) -> int:
    """Note where each word begins and ends; return their number."""
    count = 0
    inside = False
    for at in range(size):
        if plain[at] == _SPACE:
            if inside:
                ends[count - 1] = at
            inside = False
        elif not inside:
            starts[count] = at
            count += 1
            inside = True
    if inside:
        ends[count - 1] = size
    return count


@compiled
def _hash_span(
    plain: Letters, starts: Pointers, ends: Pointers, first: int, last: int
) -> np.uint64:
    """Return the hash of the words from ``first`` to before ``last``, one space between them."""
    mixed = _BEGIN
    for word in range(first, last):
        if word > first:
            mixed = (mixed ^ np.uint64(_SPACE)) * _PRIME
        for at in range(starts[word], ends[word]):
            mixed = (mixed ^ np.uint64(plain[at])) * _PRIME
    return mixed ^ (mixed >> _SHIFT)


@inlined
def _has(hashes: Hashes, wanted: np.uint64) -> bool:
    at = np.searchsorted(hashes, wanted)
    return bool(at < len(hashes) and hashes[at] == wanted)


@compiled
def _end_without_forms(
    plain: Letters, starts: Pointers, ends: Pointers, count: int, forms: Hashes
) -> int:
    """Return the number of words that are left without the legal forms at the end."""
    cut = True
    while cut:
        cut = False
        for size in range(min(_FORM_WORDS, count - 1), 0, -1):
            if _has(forms, _hash_span(plain, starts, ends, count - size, count)):
                count -= size
                cut = True
                break
    return count


@compiled
def _front_without_form(
    plain: Letters, starts: Pointers, ends: Pointers, count: int, fronts: Hashes
) -> int:
    """Return the number of words that a legal form in front takes up."""
    for size in range(min(_FRONT_WORDS, count - 1), 0, -1):
        if _has(fronts, _hash_span(plain, starts, ends, 0, size)):
            return size
    return 0


@compiled
def _without_fillers(
    plain: Letters,
    starts: Pointers,
    ends: Pointers,
    first: int,
    last: int,
    fillers: Hashes,
    article: np.uint64,
) -> tuple[int, int]:
    while last - first > 1 and _has(fillers, _hash_span(plain, starts, ends, last - 1, last)):
        last -= 1
    if last - first > 1 and _hash_span(plain, starts, ends, first, first + 1) == article:
        first += 1
    return first, last


@inlined
def _is_initial(plain: Letters, starts: Pointers, ends: Pointers, word: int) -> bool:
    return bool(ends[word] - starts[word] == 1 and plain[starts[word]] >= ord("a"))


@compiled
def _write_words(
    plain: Letters,
    starts: Pointers,
    ends: Pointers,
    first: int,
    last: int,
    numerals: Hashes,
    digits: Letters,
    into: Letters,
    size: int,
) -> int:
    """Write words after each other, number words as digits; return where they end."""
    for word in range(first, last):
        if word > first:
            into[size] = _SPACE
            size += 1
        own = _hash_span(plain, starts, ends, word, word + 1)
        at = np.searchsorted(numerals, own)
        if at < len(numerals) and numerals[at] == own:
            into[size] = digits[at]
            size += 1
        else:
            length = ends[word] - starts[word]
            into[size : size + length] = plain[starts[word] : ends[word]]
            size += length
    return size


@compiled
def _has_letter(letters: Letters, begin: int, end: int) -> bool:
    found = False
    for at in range(begin, end):
        found |= _WRITTEN[letters[at]] >= ord("a")
    return found


@compiled
def read_names(
    letters: Letters,
    offsets: Pointers,
    forms: Hashes,
    fronts: Hashes,
    fillers: Hashes,
    article: np.uint64,
    numerals: Hashes,
    digits: Letters,
    into: Letters,
    ends_at: Pointers,
    common: NDArray[np.bool_],
) -> None:
    """Write each name of the common form without its legal form; the others stay empty.

    ``into`` has five places for each letter; ``ends_at[i + 1]`` is where name i ends in it.
    """
    plain = np.empty(_ROOM, np.uint8)
    starts, ends = np.empty(_ROOM, np.int64), np.empty(_ROOM, np.int64)
    written = 0
    for i in range(len(common)):
        common[i] = False
        ends_at[i + 1] = written
        if offsets[i + 1] - offsets[i] > _LONGEST:
            continue
        size = _write_plain(letters, offsets[i], offsets[i + 1], plain)
        count = _split_words(plain, size, starts, ends) if size > 0 else 0
        if count == 0 or not _has_letter(letters, offsets[i], offsets[i + 1]):
            continue
        if (
            count > 1
            and _is_initial(plain, starts, ends, count - 1)
            and _is_initial(plain, starts, ends, count - 2)
        ):
            continue
        last = _end_without_forms(plain, starts, ends, count, forms)
        first = _front_without_form(plain, starts, ends, last, fronts)
        first, last = _without_fillers(plain, starts, ends, first, last, fillers, article)
        written = _write_words(plain, starts, ends, first, last, numerals, digits, into, written)
        ends_at[i + 1] = written
        common[i] = True


@compiled
def list_runs(letters: Letters, begin: int, end: int, runs: Pointers) -> int:
    """Write the different runs of four letters of a name; return their number.

    A gap at either end of a word counts as a letter.
    """
    count, run, seen, last = 0, np.int64(0), 0, np.uint8(1)
    for at in range(begin - 1, end + 1):
        code = _CODES[letters[at]] if begin <= at < end else np.uint8(0)
        if code == 0 and last == 0:
            continue
        run = (run * _KINDS + code) % COLUMNS
        seen += 1
        last = code
        if seen >= RUN and count < MOST_RUNS and not _is_among(runs, count, run):
            runs[count] = run
            count += 1
    return count


@inlined
def _is_among(runs: Pointers, count: int, run: int) -> bool:
    found = False
    for each in range(count):
        if runs[each] == run:
            found = True
    return found


@compiled
def count_runs(letters: Letters, offsets: Pointers, counts: Pointers, sizes: Letters) -> None:
    """Add the names that have each run to ``counts``, two places behind it; note each's runs."""
    runs = np.empty(MOST_RUNS, np.int64)
    for i in range(len(sizes)):
        sizes[i] = list_runs(letters, offsets[i], offsets[i + 1], runs)
        for each in range(sizes[i]):
            counts[runs[each] + 2] += 1


@compiled
def place_runs(
    letters: Letters, offsets: Pointers, first: int, pointers: Pointers, names: Numbers
) -> None:
    """Write the names that have each run, rising; ``first`` is the number of the first name.

    Afterwards the names of run r lie from ``pointers[r]`` to ``pointers[r + 1]``.
    """
    runs = np.empty(MOST_RUNS, np.int64)
    for i in range(len(offsets) - 1):
        for each in range(list_runs(letters, offsets[i], offsets[i + 1], runs)):
            at = pointers[runs[each] + 1]
            names[at] = first + i
            pointers[runs[each] + 1] = at + 1


@compiled
def weigh_names(
    pointers: Pointers,
    names: Numbers,
    runs: Pointers,
    weights: Weights,
    sums: Weights,
    touched: Numbers,
) -> int:
    """Add the weight of each run to the names that have it; return how many names have any.

    ``sums`` is zero before, and ``score_names`` makes it zero again at the ``touched`` names.
    """
    count = 0
    for each in range(len(runs)):
        for at in range(pointers[runs[each]], pointers[runs[each] + 1]):
            name = names[at]
            if sums[name] == 0:
                touched[count] = name
                count += 1
            sums[name] += weights[each]
    return count


@compiled
def score_names(sums: Weights, touched: Numbers, sizes: Letters, scores: Weights) -> None:
    """Write the score of each touched name, its sum by the root of its runs, and clear the sum."""
    for i in range(len(touched)):
        name = touched[i]
        scores[i] = sums[name] / np.sqrt(np.float32(sizes[name]) + np.float32(4))
        sums[name] = 0
