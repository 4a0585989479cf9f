"""Public holidays by country and subdivision (library ``holidays``), a year at a time, and only when asked."""

import difflib
from datetime import date
from functools import lru_cache


def check(code: str) -> None:
    """ValueError, with what to write instead, for a code that is no country (``DE``) or subdivision (``DE-BY``)."""
    import holidays
    from holidays.registry import COUNTRIES

    country, _, subdivision = code.partition("-")
    try:
        known = holidays.country_holidays(country)
    except (NotImplementedError, AttributeError):
        codes = {names[1]: module for module, names in COUNTRIES.items()}
        near = [codes_by_name for codes_by_name, name in codes.items() if name == country.casefold().replace(" ", "_")]
        near = near or difflib.get_close_matches(country.upper(), codes, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        raise ValueError(f'no public holidays are known of "{country}": write a code such as DE or US{hint}') from None
    if subdivision and subdivision not in known.subdivisions:
        names = ", ".join(known.subdivisions) or "none"
        raise ValueError(f'{country} has no subdivision "{subdivision}" (there are: {names})')


@lru_cache(maxsize=4096)
def days_off(code: str, year: int) -> frozenset[date]:
    """The public holidays of one year; empty for years of which the library knows nothing."""
    import holidays

    country, _, subdivision = code.partition("-")
    return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
