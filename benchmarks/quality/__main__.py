"""Prints the table of quality from the data, and says what is absent."""

from benchmarks.quality import answered, needs_response, support, threads
from benchmarks.quality.measures import table

_PARTS = (needs_response, support, answered, threads)
"""In the order of the table; each gives its ``rows()``."""


def main() -> None:
    """Measures each part; takes a few minutes."""
    print(table([row for part in _PARTS for row in part.rows()]))


if __name__ == "__main__":
    main()
