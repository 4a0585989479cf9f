"""What is read of an answer is bounded, for every tool: compressed well, badly, twice or a thousandfold, or nested."""

import gzip
import json
import os
import zlib
from collections.abc import Callable, Iterator

import pytest
from reliability.offices import KINDS, Office, offices
from subjects import SimulatedTime, read

from syncd.bodies import LARGEST, STEP, decoded
from syncd.bodies.depth import DEEPEST
from syncd.retry import Oversized, Unavailable
from syncd.sandbox import Fault

BODY = b'{"ok": true, "text": "' + b"could you? " * 10_000 + b'"}'
BARE = zlib.compressobj(wbits=-zlib.MAX_WBITS)
DEFLATED = BARE.compress(BODY) + BARE.flush()
HALVES = gzip.compress(BODY[:1000]) + gzip.compress(BODY[1000:])


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[start : start + size] for start in range(0, len(body), size))


@pytest.mark.parametrize("size", [1, 7, 1000, 10**6])
@pytest.mark.parametrize(
    ("sent", "encoding"),
    [
        (BODY, None),
        (BODY, ""),
        (BODY, "identity"),
        (gzip.compress(BODY), "gzip"),
        (gzip.compress(BODY), " GZIP "),
        (gzip.compress(BODY), "x-gzip, identity"),
        (HALVES, "gzip"),
        (gzip.compress(BODY) + b"\0\0\0", "gzip"),
        (zlib.compress(BODY), "deflate"),
        (DEFLATED, "deflate"),
    ],
    ids=["plain", "no name", "identity", "gzip", "capitals", "x-gzip", "members", "padded", "zlib", "deflate"],
)
def test_what_was_sent_is_read_however_it_was_cut(sent: bytes, encoding: str | None, size: int) -> None:
    steps = list(decoded(pieces(sent, size), encoding))
    assert b"".join(steps) == BODY
    assert max(map(len, steps), default=0) <= max(STEP, size)


@pytest.mark.parametrize(
    ("sent", "encoding", "error", "word"),
    [
        (gzip.compress(BODY)[:-9], "gzip", Unavailable, "cut off"),
        (b"<html>", "gzip", Unavailable, "garbled"),
        (b"\xff" * 50, "deflate", Unavailable, "garbled"),
        (gzip.compress(BODY)[:50] + b"\xff" * 50, "gzip", Unavailable, "garbled|cut off"),
        (BODY, "br", Unavailable, "'br'"),
        (gzip.compress(gzip.compress(BODY)), "gzip, gzip", Oversized, "twice"),
        (gzip.compress(bytes(LARGEST + 1)), "gzip", Oversized, "32 MiB"),
        (bytes(LARGEST + 1), None, Oversized, "32 MiB"),
    ],
    ids=["cut", "html", "garbage", "half garbage", "unknown", "twice", "bomb", "large"],
)
def test_what_cannot_be_read_is_said(sent: bytes, encoding: str | None, error: type[Exception], word: str) -> None:
    with pytest.raises(error, match=word):
        sum(map(len, decoded(pieces(sent, STEP), encoding)))


def test_what_is_announced_as_too_large_is_not_even_begun() -> None:
    asked = iter([b"x"])
    with pytest.raises(Oversized):
        next(decoded(asked, None, str(LARGEST + 1)))
    assert list(asked) == [b"x"]


def test_exactly_the_largest_body_is_read() -> None:
    assert sum(map(len, decoded([gzip.compress(bytes(LARGEST))], "gzip"))) == LARGEST


def nested(levels: int) -> bytes:
    """Lists and objects in turn, with texts beside them that look like brackets, quotes and escapes."""
    beside: list[object] = ['"', "\\", '\\"', "]]}" * 50, "[{" * 200, "\u202e", 'a "quoted" word', 1.5, None]
    value: object = "x"
    for level in range(1, levels):
        value = [*beside, value] if level % 2 else {"a": beside, "k[": value, "b": beside}
    return json.dumps([value], ensure_ascii=False).encode()


@pytest.mark.parametrize("size", [1, 2, 3, 90, 1000, STEP])
def test_a_hundred_levels_are_read_and_one_more_is_not(size: int) -> None:
    assert b"".join(decoded(pieces(nested(DEEPEST), size), None)) == nested(DEEPEST)
    with pytest.raises(Oversized, match="100 levels"):
        list(decoded(pieces(nested(DEEPEST + 1), size), None))
    with pytest.raises(Oversized, match="100 levels"):
        list(decoded(pieces(gzip.compress(b'\n {"ok": ' + nested(DEEPEST) + b"}"), size), "gzip"))


@pytest.mark.parametrize(
    "sent", [b"<html>" + b"[" * 500, b"]" + b"}" * 500, b"", b" \n", b'["' + b"[" * 500, b"x" * 500]
)
def test_what_is_no_json_is_left_to_who_reads_it(sent: bytes) -> None:
    assert b"".join(decoded(pieces(sent, 7), None)) == sent


@pytest.fixture(params=KINDS)
def office(request: pytest.FixtureRequest, tmp_path: object) -> Iterator[Office]:
    yield from offices(request.param, tmp_path)  # type: ignore[arg-type]


def compressed(how: Callable[[bytes], bytes], name: str) -> Fault:
    return Fault("*", "rewritten", times=10_000, rewrite=how, headers={"Content-Encoding": name})


@pytest.mark.parametrize(("how", "name"), [(gzip.compress, "gzip"), (zlib.compress, "deflate")], ids=["gzip", "zlib"])
def test_every_tool_may_compress_its_answers(office: Office, how: Callable[[bytes], bytes], name: str) -> None:
    office.server.faults.add(compressed(how, name))
    said = office.subject.say("Is the invoice paid?")
    assert said in read(office.subject, office.connector).ids


BOMB = gzip.compress(bytes(LARGEST + 1), 9)
TOO_MUCH = {
    "a bomb": (lambda _: BOMB, "gzip", "32 MiB"),
    "compressed twice": (lambda body: gzip.compress(gzip.compress(body)), "gzip, gzip", "twice"),
    "large": (lambda _: os.urandom(LARGEST + 1), "identity", "32 MiB"),
    "deep": (lambda _: b'{"ok":' + b"[" * DEEPEST + b"]" * DEEPEST + b"}", "identity", "100 levels"),
}


@pytest.mark.parametrize("what", TOO_MUCH)
def test_an_answer_that_is_too_large_is_refused_once_and_the_next_is_read(office: Office, what: str) -> None:
    how, name, word = TOO_MUCH[what]
    time = SimulatedTime()
    connector = office.subject.connector(time.retry())
    said = office.subject.say("Is the invoice paid?")
    office.server.faults.add(compressed(how, name))
    with pytest.raises(Oversized, match=word):
        connector.check()
    assert time.waits == []
    office.server.faults.clear()
    assert said in read(office.subject, connector).ids
    connector.close()
