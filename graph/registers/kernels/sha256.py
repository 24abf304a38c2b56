"""First digits of SHA-256 (FIPS 180-4), for very many short texts."""

import numpy as np
from numpy.typing import NDArray

from graph.registers.kernels.compiling import compiled

Bytes = NDArray[np.uint8]
_PRIMES = [
    2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
    101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167, 173, 179, 181, 191, 193,
    197, 199, 211, 223, 227, 229, 233, 239, 241, 251, 257, 263, 269, 271, 277, 281, 283, 293, 307,
    311,
]  # fmt: skip
_BLOCK = 64
_ROUNDS = 64
_STATE = 8
_WORD = 4


def _root(number: int, power: int) -> int:
    """Return the largest whole number whose power is at most a number."""
    low, high = 0, number + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**power <= number else (low, middle)
    return low


def _fraction(prime: int, power: int) -> int:
    """Return the first 32 bits behind the point of a root."""
    return _root(prime << (32 * power), power) & 0xFFFFFFFF


_BEGIN = np.array([_fraction(prime, 2) for prime in _PRIMES[:_STATE]], np.uint32)
_ROUND = np.array([_fraction(prime, 3) for prime in _PRIMES], np.uint32)
_HEX = np.frombuffer(b"0123456789abcdef", np.uint8)


@compiled
def _turned(word: np.uint32, bits: int) -> np.uint32:
    return np.uint32((word >> np.uint32(bits)) | (word << np.uint32(32 - bits)))


@compiled
def _mix(state: NDArray[np.uint32], schedule: NDArray[np.uint32]) -> None:
    for t in range(16, _ROUNDS):
        one, two = schedule[t - 15], schedule[t - 2]
        s0 = _turned(one, 7) ^ _turned(one, 18) ^ (one >> np.uint32(3))
        s1 = _turned(two, 17) ^ _turned(two, 19) ^ (two >> np.uint32(10))
        schedule[t] = np.uint32(schedule[t - 16] + s0 + schedule[t - 7] + s1)
    a, b, c, d = state[0], state[1], state[2], state[3]
    e, f, g, h = state[4], state[5], state[6], state[7]
    for t in range(_ROUNDS):
        s1 = _turned(e, 6) ^ _turned(e, 11) ^ _turned(e, 25)
        chosen = (e & f) ^ (~e & g)
        t1 = np.uint32(h + s1 + chosen + _ROUND[t] + schedule[t])
        s0 = _turned(a, 2) ^ _turned(a, 13) ^ _turned(a, 22)
        most = (a & b) ^ (a & c) ^ (b & c)
        t2 = np.uint32(s0 + most)
        h, g, f, e = g, f, e, np.uint32(d + t1)
        d, c, b, a = c, b, a, np.uint32(t1 + t2)
    state[0] += a
    state[1] += b
    state[2] += c
    state[3] += d
    state[4] += e
    state[5] += f
    state[6] += g
    state[7] += h


@compiled
def write_digits(message: Bytes, size: int, into: Bytes, place: int, digits: int) -> None:
    """Write the first hexadecimal digits of the digest of the first bytes of a message.

    Behind them the message has room for 72 more bytes, which are overwritten.
    """
    blocks = (size + 9 + _BLOCK - 1) // _BLOCK
    message[size : blocks * _BLOCK] = 0
    message[size] = 0x80
    for n in range(4):
        message[blocks * _BLOCK - 1 - n] = ((size * 8) >> (8 * n)) & 0xFF
    state = _BEGIN.copy()
    schedule = np.empty(_ROUNDS, np.uint32)
    for block in range(blocks):
        for t in range(16):
            at = block * _BLOCK + t * _WORD
            high = (np.uint32(message[at]) << np.uint32(24)) | (
                np.uint32(message[at + 1]) << np.uint32(16)
            )
            low = (np.uint32(message[at + 2]) << np.uint32(8)) | np.uint32(message[at + 3])
            schedule[t] = high | low
        _mix(state, schedule)
    for n in range(digits):
        into[place + n] = _HEX[(state[n // 8] >> np.uint32(28 - 4 * (n % 8))) & np.uint32(15)]
