"""Public holidays by country and subdivision (library ``holidays``), a year at a time, and only when asked."""

import difflib
import importlib.util
import sys
from datetime import date
from functools import cache, lru_cache
from types import ModuleType

_COUNTRIES = "holidays.countries"


def check(code: str) -> None:
    """ValueError, with what to write instead, for a code that is no country (``DE``) or subdivision (``DE-BY``)."""
    from holidays.registry import COUNTRIES

    country, _, subdivision = code.partition("-")
    codes = {name.casefold(): name for names in COUNTRIES.values() for name in names}
    if country not in codes.values():
        near = difflib.get_close_matches(country.casefold(), codes, n=1, cutoff=0.75)
        hint = f'; did you mean "{codes[near[0]]}"?' if near else ""
        raise ValueError(f'no public holidays are known of "{country}": write a code such as DE or US{hint}')
    if not subdivision:
        return  # the country need not be imported now: that of Germany takes as long as a tenth of a start
    subdivisions = _library().country_holidays(country).subdivisions
    if subdivision not in subdivisions:
        names = ", ".join(subdivisions) or "none"
        raise ValueError(f'{country} has no subdivision "{subdivision}" (there are: {names})')


@lru_cache(maxsize=4096)
def days_off(code: str, year: int) -> frozenset[date]:
    """The public holidays of one year; empty for years of which the library knows nothing."""
    country, _, subdivision = code.partition("-")
    return frozenset(_library().country_holidays(country, subdiv=subdivision or None, years=year))


@cache
def _library() -> ModuleType:
    """``holidays``, whose countries are imported one by one.

    To import one it imports its package, and that imports the modules of all 250 countries: 9 MB, and a tenth of the
    service's start. A package of the same name and folder that imports nothing by itself lets each come alone.
    """
    import holidays

    spec = importlib.util.find_spec(_COUNTRIES)
    if spec is not None and _COUNTRIES not in sys.modules:
        # Made of the spec, it has the folder; it is never executed.
        sys.modules[_COUNTRIES] = importlib.util.module_from_spec(spec)
    return holidays
