"""An archive is cut into its records wherever a read of it happens to end."""

from gzip import compress
from io import BytesIO

import pytest

from graph.support.gzip_members import gzip_members

HEAD = b"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:%d>\r\n\r\n"


class Slow(BytesIO):
    """A file that gives few bytes at a time, as a read does that ends inside of a record."""

    step = 1

    def read(self, _size: int | None = -1, /) -> bytes:
        return super().read(self.step)


@pytest.mark.parametrize("step", [1, 7, 40, 1000])
def test_each_record_keeps_its_headers(step: int) -> None:
    records = [HEAD % n + b"body " * 50 for n in range(20)]
    stream = Slow(b"".join(map(compress, records)))
    stream.step = step
    found = list(gzip_members(stream))
    assert [m.header("WARC-Record-ID") for m in found] == [f"<urn:uuid:{n}>" for n in range(20)]
    assert [m.header("WARC-Type") for m in found] == ["response"] * 20
