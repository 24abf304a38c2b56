"""Test for texts that a record parser takes over as they are."""


def is_plain(text: str) -> bool:
    """Whether texts joined by a comma and a space are each trimmed, printable and not escaped.

    So are they all if this holds: a text that begins or ends with a space leaves a trace in the
    joined one.
    """
    return (
        text.isprintable()
        and " ," not in text
        and ",  " not in text
        and text[:1] not in (" ", ",")
        and text[-1:] not in (" ", ",")
        and ("&" not in text or ";" not in text)
    )
