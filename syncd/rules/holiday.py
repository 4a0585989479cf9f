"""Public holidays by country and subdivision (library ``holidays``), a year at a time, and only when asked."""

import difflib
from datetime import date
from functools import lru_cache


def check(code: str) -> None:
    """ValueError, with what to write instead, for a code that is no country (``DE``) or subdivision (``DE-BY``)."""
    import holidays
    from holidays.registry import COUNTRIES

    country, _, subdivision = code.partition("-")
    codes = {name.casefold(): name for names in COUNTRIES.values() for name in names}
    if country not in codes.values():
        near = difflib.get_close_matches(country.casefold(), codes, n=1, cutoff=0.75)
        hint = f'; did you mean "{codes[near[0]]}"?' if near else ""
        raise ValueError(f'no public holidays are known of "{country}": write a code such as DE or US{hint}')
    subdivisions = holidays.country_holidays(country).subdivisions
    if subdivision and subdivision not in subdivisions:
        names = ", ".join(subdivisions) or "none"
        raise ValueError(f'{country} has no subdivision "{subdivision}" (there are: {names})')


@lru_cache(maxsize=4096)
def days_off(code: str, year: int) -> frozenset[date]:
    """The public holidays of one year; empty for years of which the library knows nothing."""
    import holidays

    country, _, subdivision = code.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
