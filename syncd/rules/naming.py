"""Names for those whom a tool mentions by id alone: ``@U024BE7LH`` in a text becomes ``@Mia Torres``."""

import re
from collections.abc import Callable
from dataclasses import replace

from syncd.model import Event


def named(event: Event, name_of: Callable[[str], str]) -> Event:
    """The event with ids of accounts written as names, in its text and in the name of its place.

    ``name_of`` gives the name of an account id, empty where it is not known: then the id stays.
    """
    text, place = event.text, event.place
    for account in event.mentions:
        if not account.name and f"@{account.id}" in text and (name := name_of(account.id)):
            text = f"@{name}".join(re.split(rf"@{re.escape(account.id)}\b", text))
    if place.name.startswith("@") and (name := name_of(place.name[1:])):
        place = replace(place, name=f"@{name}")
    if text is event.text and place is event.place:
        return event
    return replace(event, text=text, place=place)
