"""R14: any config is a list of problems, or it loads; however the example is changed, there is never a traceback."""

import random
import re
from pathlib import Path

import pytest

from reliability.results import count, record
from syncd.plugins import Registry
from syncd.settings import ConfigError, load

EXAMPLE = Path(__file__).resolve().parents[2] / "config" / "syncd.example.toml"
ODD = (
    "", '""', "0", "-1", "1e400", "nan", "true", "[]", "{}", "[[]]", '"x"', '"25:00"', "1979-05-27T07:32:00Z",
    "07:32", '"99999999999d"', '"\\u0000"', '"https://[::1"', '"http://user:pass@host"', '"\\U0010FFFF"',
    "[1, 'a', {}]", "9" * 400, '{ env = "" }', '{ file = "/dev/null" }', '{ file = "/" }', '{ env = "A=B" }',
    '"Europe/Nowhere"', '"../../etc"', "'''", '"' + "x" * 10_000 + '"', "[" * 2000, '"sqlite:///"', '"postgresql://"',
    '"1h" # comment', "0x10", "inf", '["a", 1]',
)  # fmt: skip


def changed(lines: list[str], rng: random.Random) -> str:
    """The example with some of its lines uncommented, left out, doubled, moved, cut, or given another value."""
    lines = list(lines)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(lines))
        line = lines[at]
        match rng.randrange(8):
            case 0:
                del lines[at]
            case 1:
                lines.insert(rng.randrange(len(lines)), line)
            case 2 | 3 if "=" in line:
                lines[at] = f"{line.partition('=')[0].lstrip('# ')}= {rng.choice(ODD)}"
            case 4:
                lines[at] = line.removeprefix("# ").removeprefix("#")
            case 5 if line:
                place = rng.randrange(len(line))
                lines[at] = line[:place] + rng.choice("\x00\"'[]{}=#\\\n\u202e\ud800é.") + line[place + 1 :]
            case 6:
                lines[at] = f"{rng.choice(('[', '[['))}{rng.choice(('store', 'team', 'x.y', 'sources', 'hours', ''))}]"
            case _:
                lines[at] = line[: rng.randrange(len(line) + 1)]
        lines = lines or [""]
    return "\n".join(lines)


def test_every_changed_example_loads_or_is_a_list_of_problems(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in re.findall(r"env = \"([A-Z_]+)\"", EXAMPLE.read_text(encoding="utf-8")):
        monkeypatch.setenv(name, "xoxb-1")
    lines, types, file = EXAMPLE.read_text(encoding="utf-8").splitlines(), Registry.installed(), tmp_path / "x.toml"
    rng, wanted, loaded, problems = random.Random(7), count(100, 10_000), 0, 0
    for _ in range(wanted):
        file.write_bytes(changed(lines, rng).encode("utf-8", "surrogatepass"))
        try:
            load(file, types)
            loaded += 1
        except ConfigError as error:
            problems += len(error.problems) or wanted * 1000
    assert loaded
    assert problems < wanted * 1000, "a ConfigError without a problem"
    record("R14", "config files", injected=wanted, loaded=loaded, problems=problems, tracebacks=0)
