"""A measured figure beside the bar it is held to, and all of them as a table."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """What was measured. ``at_least`` and ``at_most`` are the bars; with neither it is only told."""

    name: str
    value: float
    unit: str = ""
    at_least: float | None = None
    at_most: float | None = None

    @property
    def holds(self) -> bool:
        """Whether the figure keeps to its bars."""
        enough = self.at_least is None or self.value >= self.at_least
        return enough and (self.at_most is None or self.value <= self.at_most)

    @property
    def bound(self) -> str:
        """The bar as it is read."""
        if self.at_least is not None:
            return f">= {figure(self.at_least)}"
        return f"<= {figure(self.at_most)}" if self.at_most is not None else ""

    @property
    def verdict(self) -> str:
        """``holds`` or ``MISSED``; nothing where there is no bar."""
        return "" if not self.bound else "holds" if self.holds else "MISSED"


def figure(value: float) -> str:
    """A number with as many digits as it is worth."""
    if value == int(value) or abs(value) >= 1_000:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def table(title: str, bars: Sequence[Bar]) -> str:
    """The figures, one a line, below their title."""
    rows = [(bar.name, f"{figure(bar.value)} {bar.unit}".strip(), bar.bound, bar.verdict) for bar in bars]
    width = max(len(row[0]) for row in rows)
    lines = [f"  {name:<{width}}  {value:>18}  {bound:>12}  {verdict}".rstrip() for name, value, bound, verdict in rows]
    return "\n".join([title, *lines])
