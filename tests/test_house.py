"""What keeps the code easy to read: short files, short functions, telling names, a sentence at each module's top."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ["syncd", "connectors", "mappings", "tests", "benchmarks"]
LONGEST_FILE = 300
LONGEST_FUNCTION = 50
SAYS_NOTHING = {"util", "utils", "helper", "helpers", "manager", "managers", "common", "misc"}


def modules(package: str) -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / package).rglob("*.py")):
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


@pytest.mark.parametrize("package", PACKAGES)
def test_no_file_is_too_long(package):
    assert [name for name, text in modules(package) if len(text.splitlines()) > LONGEST_FILE] == []


def test_most_files_of_the_product_are_short():
    lengths = [len(text.splitlines()) for package in PACKAGES[:3] for _, text in modules(package)]
    assert statistics.median(lengths) < 120


@pytest.mark.parametrize("package", PACKAGES)
def test_no_function_is_too_long(package):
    functions = [
        (name, node.name, (node.end_lineno or 0) - node.lineno + 1)
        for name, text in modules(package)
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert functions
    assert [function for function in functions if function[2] > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_every_module_has_a_telling_name_and_opens_with_a_sentence(package):
    assert [name for name, _ in modules(package) if SAYS_NOTHING & set(Path(name).stem.split("_"))] == []
    assert [name for name, text in modules(package) if not ast.get_docstring(ast.parse(text))] == []
