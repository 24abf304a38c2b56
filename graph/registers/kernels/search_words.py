"""Search words of parties whose names and id are plain ASCII.

They are those of ``graph.stores.search_words.search_text``, which does all others; a test compares
both. A text with an ``&`` before a letter or ``#`` may be a reference of HTML, and is not plain.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled, inlined
from graph.registers.kernels.sha256 import write_digits

Bytes = NDArray[np.uint8]
Offsets = NDArray[np.int64]

MOST_LETTERS = 2048
MOST_NAMES = 64
_ROOM = 1 << 16
_MOST_WORDS = 1 << 13
_DIGITS_OF_KEY = 20
_LEAST_TURNED = 4
_LEAST_SOUNDS = 3
_SPACE, _POINT, _AND_SIGN, _HASH, _LINE, _HYPHEN = 32, 46, 38, 35, 95, 45
_Q, _S, _Z, _ZERO = 113, 115, 122, 48


class Spelling(NamedTuple):
    """Texts that stand for others: rows of ``alike`` by ``instead``, and words left out.

    Each row of the arrays is one text, with zeros behind its end.
    """

    alike: Bytes
    instead: Bytes
    vowels: Bytes
    articles: Bytes
    and_words: Bytes


class _Words(NamedTuple):
    """Texts one after the other, with their begins and ends; ``used`` are letters and texts."""

    letters: Bytes
    begin: Offsets
    end: Offsets
    used: Offsets


@compiled
def _no_words() -> _Words:
    return _Words(
        np.empty(_ROOM, np.uint8),
        np.empty(_MOST_WORDS, np.int64),
        np.empty(_MOST_WORDS, np.int64),
        np.zeros(2, np.int64),
    )


@compiled
def _clear(words: _Words) -> None:
    words.used[0] = 0
    words.used[1] = 0


@inlined
def _put(words: _Words, letter: int) -> None:
    words.letters[words.used[0]] = letter
    words.used[0] += 1


@inlined
def _end_word(words: _Words, begin: int) -> None:
    """End the word that begins at a letter; an empty one is none."""
    if words.used[0] > begin:
        words.begin[words.used[1]] = begin
        words.end[words.used[1]] = words.used[0]
        words.used[1] += 1


@inlined
def _is_digit(letter: int) -> bool:
    return 48 <= letter <= 57


@inlined
def _is_letter(letter: int) -> bool:
    return 97 <= letter <= 122 or 65 <= letter <= 90


@inlined
def _is_in_word(letter: int) -> bool:
    return _is_digit(letter) or _is_letter(letter) or letter == _LINE


@inlined
def _is_apostrophe(letter: int) -> bool:
    return letter in (39, 96)


@compiled
def _is_plain(letters: Bytes, begin: int, end: int) -> bool:
    for at in range(begin, end):
        if letters[at] >= 128:
            return False
        if letters[at] == _AND_SIGN and at + 1 < end:
            after = letters[at + 1]
            if _is_letter(after) or after == _HASH:
                return False
    return True


@compiled
def _has_apostrophe(letters: Bytes, begin: int, end: int) -> bool:
    found = False
    for at in range(begin, end):
        found = found or _is_apostrophe(letters[at])
    return found


@compiled
def _without_apostrophes(letters: Bytes, begin: int, end: int, spaced: bool, into: Bytes) -> int:
    """Write a text in lower case, its apostrophes inside of words left out, or as spaces."""
    size = 0
    for at in range(begin, end):
        letter = letters[at]
        if _is_apostrophe(letter):
            is_inside = begin < at < end - 1
            if not spaced and is_inside:
                is_inside = _is_in_word(letters[at - 1]) and _is_in_word(letters[at + 1])
            if spaced:
                letter = _SPACE
            elif is_inside:
                continue
        into[size] = letter + 32 if 65 <= letter <= 90 else letter
        size += 1
    return size


@compiled
def _is_point_of_initial(text: Bytes, at: int, size: int) -> bool:
    if text[at] != _POINT or at == 0 or at + 1 >= size:
        return False
    if not _is_in_word(text[at - 1]) or not _is_in_word(text[at + 1]):
        return False
    alone_before = at < 2 or not _is_in_word(text[at - 2])
    alone_after = at + 2 >= size or not _is_in_word(text[at + 2])
    return alone_before and alone_after


@compiled
def _read_words(
    letters: Bytes, begin: int, end: int, spaced: bool, scratch: Bytes, words: _Words
) -> None:
    """Read the words of a text."""
    _clear(words)
    size = _without_apostrophes(letters, begin, end, spaced, scratch)
    into, word, used = words.letters, 0, 0
    for at in range(size):
        letter = scratch[at]
        if _is_digit(letter) or _is_letter(letter):
            into[used] = letter
            used += 1
        elif not _is_point_of_initial(scratch, at, size):
            words.used[0] = used
            _end_word(words, word)
            word = used
    words.used[0] = used
    _end_word(words, word)


@compiled
def _add(found: _Words, letters: Bytes, begin: int, end: int) -> None:
    into, word = found.letters, found.used[0]
    for at in range(begin, end):
        into[word + at - begin] = letters[at]
    found.used[0] = word + end - begin
    _end_word(found, word)


@compiled
def _add_turned(found: _Words, letters: Bytes, begin: int, end: int) -> None:
    """Add a word reversed, if it is long enough and no number."""
    is_number = True
    for at in range(begin, end):
        is_number = is_number and _is_digit(letters[at])
    if is_number or end - begin < _LEAST_TURNED:
        return
    into, word = found.letters, found.used[0]
    into[word], into[word + 1] = _Q, _Z
    for at in range(end - begin):
        into[word + 2 + at] = letters[end - 1 - at]
    found.used[0] = word + 2 + end - begin
    _end_word(found, word)


@compiled
def _is_before(letters: Bytes, a: int, a_end: int, b: int, b_end: int) -> int:
    """Return -1 where one text comes before the other, 0 where they are the same, else 1."""
    while a < a_end and b < b_end:
        if letters[a] != letters[b]:
            return -1 if letters[a] < letters[b] else 1
        a += 1
        b += 1
    if a == a_end and b == b_end:
        return 0
    return -1 if a == a_end else 1


@compiled
def _sort(words: _Words) -> None:
    letters, begin, end = words.letters, words.begin, words.end
    for at in range(1, words.used[1]):
        b, e = begin[at], end[at]
        place = at
        while place and _is_before(letters, b, e, begin[place - 1], end[place - 1]) < 0:
            begin[place], end[place] = begin[place - 1], end[place - 1]
            place -= 1
        begin[place], end[place] = b, e


@compiled
def _add_key(found: _Words, words: _Words, message: Bytes) -> None:
    """Add the word that stands for a set of words; it sorts them."""
    count = words.used[1]
    if not count:
        return
    _sort(words)
    letters, begins, ends = words.letters, words.begin, words.end
    size = 0
    for word in range(count):
        if word:
            message[size] = _SPACE
            size += 1
        for at in range(begins[word], ends[word]):
            message[size] = letters[at]
            size += 1
    into, key = found.letters, found.used[0]
    into[key], into[key + 1] = _Z, _Q
    write_digits(message, size, into, key + 2, _DIGITS_OF_KEY)
    found.used[0] = key + 2 + _DIGITS_OF_KEY
    _end_word(found, key)


@compiled
def _is_one_of(letters: Bytes, begin: int, end: int, texts: Bytes) -> bool:
    for row in range(texts.shape[0]):
        at = 0
        while at < texts.shape[1] and begin + at < end and texts[row, at] == letters[begin + at]:
            at += 1
        if begin + at == end and (at == texts.shape[1] or texts[row, at] == 0):
            return True
    return False


@inlined
def _begins_at(text: Bytes, at: int, size: int, old: Bytes, row: int) -> int:
    """Return how long the text of a row is if it stands at a place, 0 where it does not."""
    length = 0
    while length < old.shape[1] and old[row, length]:
        if at + length >= size or text[at + length] != old[row, length]:
            length = 0
            break
        length += 1
    return length


@compiled
def _replace(text: Bytes, size: int, old: Bytes, new: Bytes, row: int, scratch: Bytes) -> int:
    """Replace the text of a row by its other, from the left; return how long it is then."""
    begin = old[row, 0]
    first = 0
    while first < size and not (
        text[first] == begin and _begins_at(text, first, size, old, row) > 0
    ):
        first += 1
    if first == size:
        return size
    written, at = first, first
    while at < size:
        length = _begins_at(text, at, size, old, row)
        if length:
            for k in range(new.shape[1]):
                if new[row, k]:
                    scratch[written] = new[row, k]
                    written += 1
            at += length
        else:
            scratch[written] = text[at]
            written += 1
            at += 1
    for place in range(first, written):
        text[place] = scratch[place]
    return written


@inlined
def _bit(letter: int) -> int:
    """Return the bit that stands for a small letter, 0 for any other sign."""
    return 1 << (letter - 97) if 97 <= letter <= 122 else 0


@compiled
def _respell(text: Bytes, size: int, alike: Bytes, instead: Bytes, scratch: Bytes) -> int:
    """Write one spelling for all of a sound; return how long the text is then.

    A spelling is only looked for where its first two letters are in the text.
    """
    there = 0
    for k in range(size):
        there |= _bit(text[k])
    for row in range(alike.shape[0]):
        wanted = _bit(alike[row, 0]) | _bit(alike[row, 1])
        if there & wanted == wanted:
            size = _replace(text, size, alike, instead, row, scratch)
            for k in range(instead.shape[1]):
                there |= _bit(instead[row, k])
    return size


@compiled
def _is_one_of_letters(letter: int, letters: Bytes) -> bool:
    found = False
    for k in range(len(letters)):
        found = found or letters[k] == letter
    return found


@compiled
def _write_consonants(text: Bytes, size: int, vowels: Bytes, into: Bytes, at: int) -> int:
    """Write what is no vowel, each letter once where it follows itself; return where it ends."""
    last = 0
    for k in range(size):
        if not _is_one_of_letters(text[k], vowels):
            if text[k] != last:
                into[at] = text[k]
                at += 1
            last = text[k]
    return at


@compiled
def _add_sounds(
    found: _Words, words: _Words, spelling: Spelling, other: _Words, text: Bytes, scratch: Bytes
) -> None:
    """Add the word for how a name sounds: its consonants, usual spellings of one sound as one."""
    # Arrays of a tuple are counted at each use, so they are taken out of it once.
    letters, begins, ends = words.letters, words.begin, words.end
    alike, instead, vowels = spelling.alike, spelling.instead, spelling.vowels
    articles = spelling.articles
    _clear(other)
    _put(other, _Z)
    _put(other, _S)
    _end_word(other, 0)
    heard, at = other.letters, 2
    for word in range(words.used[1]):
        begin, size = begins[word], ends[word] - begins[word]
        if _is_one_of(letters, begin, begin + size, articles):
            continue
        for k in range(size):
            text[k] = letters[begin + k]
        size = _respell(text, size, alike, instead, scratch)
        at = _write_consonants(text, size, vowels, heard, at)
    other.used[0] = at
    if at - 2 >= _LEAST_SOUNDS:
        _end_word(other, 2)
        _add_key(found, other, text)


@compiled
def _add_joined(found: _Words, words: _Words, other: _Words, a: Bytes) -> None:
    """Add the word for a name without its spaces, and for a number without its first zeros."""
    _clear(other)
    is_number = words.used[0] > 0
    for at in range(words.used[0]):
        _put(other, words.letters[at])
        is_number = is_number and _is_digit(words.letters[at])
    _end_word(other, 0)
    _add_key(found, other, a)
    zeros = 0
    while is_number and zeros < words.used[0] and words.letters[zeros] == _ZERO:
        zeros += 1
    if 0 < zeros < words.used[0]:
        other.begin[0] = zeros
        _add_key(found, other, a)


@compiled
def _add_whole(
    found: _Words, words: _Words, spelling: Spelling, other: _Words, a: Bytes, b: Bytes
) -> None:
    """Add the words that each stand for a whole name; ``other``, ``a`` and ``b`` are scratch."""
    _add_joined(found, words, other, a)
    _add_sounds(found, words, spelling, other, a, b)
    _clear(other)
    for word in range(words.used[1]):
        begin, end = words.begin[word], words.end[word]
        is_inside = 0 < word < words.used[1] - 1
        if not (is_inside and _is_one_of(words.letters, begin, end, spelling.and_words)):
            _add(other, words.letters, begin, end)
    if other.used[1] < words.used[1]:
        _add_key(found, other, a)
    if words.used[1] > 1:
        _add_key(found, words, a)


@compiled
def _add_all_turned(found: _Words, words: _Words) -> None:
    """Add words as they are, and reversed."""
    for word in range(words.used[1]):
        _add(found, words.letters, words.begin[word], words.end[word])
        _add_turned(found, words.letters, words.begin[word], words.end[word])


@compiled
def _add_name(
    found: _Words,
    letters: Bytes,
    begin: int,
    end: int,
    spelling: Spelling,
    words: _Words,
    other: _Words,
    a: Bytes,
    b: Bytes,
) -> None:
    if _has_apostrophe(letters, begin, end):
        _read_words(letters, begin, end, True, a, words)
        _add_all_turned(found, words)
    _read_words(letters, begin, end, False, a, words)
    _add_all_turned(found, words)
    _add_whole(found, words, spelling, other, a, b)


@compiled
def _add_id(
    found: _Words,
    letters: Bytes,
    begin: int,
    end: int,
    spelling: Spelling,
    words: _Words,
    other: _Words,
    a: Bytes,
    b: Bytes,
) -> None:
    _read_words(letters, begin, end, False, a, words)
    for word in range(words.used[1]):
        _add(found, words.letters, words.begin[word], words.end[word])
    tail = begin
    for at in range(begin, end):
        if letters[at] == _HYPHEN:
            tail = at + 1
    _read_words(letters, tail, end, False, a, words)
    _add_whole(found, words, spelling, other, a, b)


@compiled
def _is_same(
    one: Bytes, begin: int, end: int, other: Bytes, other_begin: int, other_end: int
) -> bool:
    same = end - begin == other_end - other_begin
    at = 0
    while same and begin + at < end:
        same = one[begin + at] == other[other_begin + at]
        at += 1
    return same


@compiled
def _is_said_by_id(
    names: Bytes, begin: int, end: int, ids: Bytes, id_begin: int, id_end: int
) -> bool:
    """Whether a name is the id, or the number that ends it: both have the same words."""
    if _is_same(names, begin, end, ids, id_begin, id_end):
        return True
    tail = id_end - (end - begin)
    if tail <= id_begin or ids[tail - 1] != _HYPHEN:
        return False
    for at in range(begin, end):
        if not _is_digit(names[at]):
            return False
    return _is_same(names, begin, end, ids, tail, id_end)


@compiled
def _write(found: _Words, into: Bytes, at: int) -> int:
    """Write the different words in order, with spaces between; return where they end."""
    _sort(found)
    letters, begins, ends = found.letters, found.begin, found.end
    for word in range(found.used[1]):
        begin, end = begins[word], ends[word]
        if word:
            if _is_before(letters, begins[word - 1], ends[word - 1], begin, end) == 0:
                continue
            into[at] = _SPACE
            at += 1
        for letter in range(begin, end):
            into[at] = letters[letter]
            at += 1
    return at


@compiled
def plain_search_words(
    names_of: Offsets,
    name_at: Offsets,
    names: Bytes,
    id_at: Offsets,
    ids: Bytes,
    spelling: Spelling,
    offsets: Offsets,
    is_plain: NDArray[np.bool_],
) -> Bytes:
    """Return the search words of parties, one after the other, and write where each begins.

    The names of party n are those from ``names_of[n]`` on. Where a party is not plain, nothing is
    written but that.
    """
    found, words, other = _no_words(), _no_words(), _no_words()
    a, b = np.empty(_ROOM, np.uint8), np.empty(_ROOM, np.uint8)
    into = np.empty(_ROOM, np.uint8)
    at = 0
    for party in range(len(is_plain)):
        first, last = names_of[party], names_of[party + 1]
        begin, end = id_at[party], id_at[party + 1]
        total = name_at[last] - name_at[first] + end - begin
        is_plain[party] = (
            total <= MOST_LETTERS
            and last - first <= MOST_NAMES
            and _is_plain(names, name_at[first], name_at[last])
            and _is_plain(ids, begin, end)
        )
        if is_plain[party]:
            if at + _ROOM > len(into):
                longer = np.empty(2 * len(into) + _ROOM, np.uint8)
                longer[:at] = into[:at]
                into = longer
            _clear(found)
            _add_id(found, ids, begin, end, spelling, words, other, a, b)
            for name in range(first, last):
                name_begin, name_end = name_at[name], name_at[name + 1]
                if not _is_said_by_id(names, name_begin, name_end, ids, begin, end):
                    _add_name(found, names, name_begin, name_end, spelling, words, other, a, b)
            at = _write(found, into, at)
        offsets[party + 1] = at
    return into[:at]
