"""Hash by which an id is found in a shelf; the text then decides."""

_ALL = (1 << 64) - 1
_BEGIN = 14695981039346656037


def hash_id(ident: str, seed: int) -> int:
    """Return the hash of an id, the same as ``graph.registers.kernels.text_hashes`` gives."""
    data = ident.encode()
    mixed = _BEGIN ^ seed
    whole = len(data) // 8 * 8
    for at in range(0, whole, 8):
        mixed = ((mixed ^ int.from_bytes(data[at : at + 8], "little")) * 0x9E3779B97F4A7C15) & _ALL
        mixed ^= mixed >> 29
    rest = data[whole:]
    mixed ^= len(rest) | int.from_bytes(rest, "little") << 8
    mixed = (mixed * 0xBF58476D1CE4E5B9) & _ALL
    mixed ^= mixed >> 32
    mixed = (mixed * 0x94D049BB133111EB) & _ALL
    return mixed ^ (mixed >> 29)
