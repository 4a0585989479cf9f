"""Finds the time in a promise ("by Friday", "in two hours", "bis morgen") and says which moment it means."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache

from syncd.rules import promise_japanese
from syncd.rules import promise_words as words_for

END_OF_DAY = time(17, 0)
"""A day that is promised without a time of day means the end of its working day."""
_FRIDAY = 4
_MINUTES_OF_A_DAY = 1440
_LAST_MINUTE = time(23, 59)
_MOST_DAYS = 366
_FIRST_WORKING_HOUR = 7
_LONGEST = 400
"""Characters: a promise is a few words; what is longer is not searched further."""


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_ENDS = r"(?![\w-])"
_MONTH = _any_of(words_for.MONTHS)
_NUMBER = _any_of(words_for.NUMBERS)
_PARTS = {
    "span": rf"(?:{_any_of(words_for.BEFORE_A_SPAN)})\s(?P<number>\d{{1,3}}|{_NUMBER})"
    rf"(?:\s?(?:-|or|to|oder|bis|ou|à|o|a)\s?(?P<upper>\d{{1,3}}|{_NUMBER}))?(?:\san)?\s?(?:more\s|business\s"
    rf"|working\s)?"
    rf"(?P<unit>{_any_of(words_for.MINUTES_OF_UNIT)}){_ENDS}",
    "this_week": rf"(?:{_any_of(words_for.END_OF_WEEK)}){_ENDS}",
    "next_week": rf"(?:{_any_of(words_for.NEXT_WEEK)}){_ENDS}",
    "this_month": rf"(?:{_any_of(words_for.END_OF_MONTH)}){_ENDS}",
    "next_month": rf"(?:{_any_of(words_for.NEXT_MONTH)}){_ENDS}",
    "date": rf"(?P<iso>\d{{4}}-\d{{2}}-\d{{2}}){_ENDS}"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th|º|er)?\.?\s(?:of\s|de\s)?(?P<month>{_MONTH}){_ENDS}"
    rf"|(?P<month2>{_MONTH})\.?\s(?:the\s)?(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?![\w:])"
    rf"|(?P<day3>\d{{1,2}})\.(?P<month3>\d{{1,2}})\.(?P<year>\d{{4}})?(?!\w)",
    "weekday": rf"(?P<weekday>{_any_of(words_for.WEEKDAYS)}){_ENDS}"
    rf"|(?:by|on|until|till|before|next|this|eta)\s(?P<short>{_any_of(words_for.SHORT_WEEKDAYS)}){_ENDS}",
    "ahead": rf"(?P<ahead>{_any_of(words_for.DAYS_AHEAD)}){_ENDS}",
    "clock": r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?\s?(?P<half>am|pm|a\.m|p\.m|uhr|h)"
    r"(?P<after_h>\d{2})?\.?(?!\w)|(?P<hour2>\d{1,2}):(?P<minute2>\d{2})(?!\w)|(?:at|by|before|until|till|um|gegen|às"
    r"|las)\s(?P<hour3>\d{1,2})(?![\w:./-])"
    rf"(?!\s(?:{_MONTH}|{_any_of(words_for.MINUTES_OF_UNIT)}){_ENDS})",
    "part": rf"(?P<part>{_any_of(words_for.HOURS_OF_PART)}){_ENDS}",
}
"""The parts of an expression of time, in the order in which they are tried."""
_MOMENT = "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for pattern in _PARTS.values())
_LEADING = rf"(?:(?:{_any_of(set(words_for.BEFORE_A_TIME))})\s){{0,3}}"
_DIGIT = re.compile(r"\d")
_HAS_TIME = frozenset(
    phrase.split()[-1]
    for phrases in (
        words_for.DAYS_AHEAD,
        words_for.WEEKDAYS,
        words_for.SHORT_WEEKDAYS,
        words_for.MONTHS,
        words_for.MINUTES_OF_UNIT,
        words_for.HOURS_OF_PART,
        words_for.END_OF_WEEK,
        words_for.NEXT_WEEK,
        words_for.END_OF_MONTH,
        words_for.NEXT_MONTH,
    )
    for phrase in phrases
)


@cache
def _expression() -> re.Pattern[str]:
    """Several parts in a row, as in "by Friday, 5pm"; made when it is first wanted, for it is long."""
    return re.compile(rf"(?<![\w@-]){_LEADING}(?:{_MOMENT})(?:,?\s{_LEADING}(?:{_MOMENT})){{0,3}}")


@cache
def _searches() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(rf"(?<![\w@-])(?:{pattern})")) for name, pattern in _PARTS.items())


_BEHIND = re.compile(
    r"\b(?:since|like|last|every|each|seit|vo[nm]|letzten|letzter|jeden|depuis|chaque|desde|cada|pasado|toda) $"
)
"""Words before a time that is over or comes round: "the import from Saturday" in German, "it sounds like Friday"."""
_AWAY = re.compile(
    r"(?:'s|\bis|\bare|\bam|'m|\bbin|\bist) (?:back|out|off|away|gone|weg|zurück|da)(?: on| from| until| am| ab"
    r"| bis)? $"
)
"""A time until which somebody is away is nobody's promise: "Kim's back next week, I'll put it on her desk"."""
_BESIDE = 20
"""Characters in which such a word stands before a time."""
_DEADLINE = re.compile(r"(?:by|until|till?|before|no later|bis|spätestens|d'ici|avant|hasta|antes|até)\b")


def find(words: Sequence[str]) -> str:
    """The words of time in a sentence's lower-case ``words``; empty where there are none.

    A deadline goes before another time: "I start today, you have it by Friday" is for Friday.
    """
    text = " ".join(words)[:_LONGEST]
    if promise_japanese.is_japanese(text):
        return promise_japanese.find(text)
    if _HAS_TIME.isdisjoint(words) and not _DIGIT.search(text):
        return ""
    found = [
        time
        for time in _expression().finditer(text)
        if not any(words.search(text, max(0, time.start() - _BESIDE), time.start()) for words in (_BEHIND, _AWAY))
    ]
    return next((time.group() for time in found if _DEADLINE.match(time.group())), found[0].group() if found else "")


def once(words: Sequence[str]) -> str:
    """After what a thing will be handed over, where no time is named: "right after the test ends"; else empty."""
    found = _ONCE.search(" ".join(words)[:_LONGEST])
    return found[1] if found else ""


_ONCE = re.compile(
    r"(?:\b(?:i'll|we'll|i will|we will) (?:post|send|share|publish|forward|deliver|bring|give you|upload)\b"
    r"|\byou(?:'ll| will) (?:have|get) (?:it|them|this|that|everything)\b|\b(?:ich|wir) (?:schicken?|senden?|posten?"
    r"|liefern?|teilen?)\b|\b(?:schicke?|schicken|sende|senden|poste|liefere|liefern) (?:ich|wir)\b"
    r"|\b(?:j'|je |te |vous |l')(?:envoie|enverrai|partage)|\b(?:te|os|le|lo) (?:mando|envío|enviaré|comparto|paso)\b"
    r"|\b(?:te|lhe|já) (?:mando|envio|passo|compartilho)\b)"
    r"[^?]{0,80}?\b((?:right |straight |just )?(?:before|after|once|as soon as|when|sobald|nachdem"
    r"|nach (?:dem|der|unserem|meinem)|dès que|une fois|après que|en cuanto|cuando"
    r"|después de|assim que|quando|depois de) .{4,60})"
)


def due(words: str, said_at: datetime, zone: tzinfo) -> datetime | None:
    """The moment that ``words`` ("by Friday", "in two hours") mean when said at ``said_at`` by somebody in ``zone``.

    Aware, UTC, never before ``said_at``; None where it cannot be told.
    """
    text = " ".join(words.lower().replace("’", "'").split())[:_LONGEST]
    if promise_japanese.is_japanese(text):
        text = promise_japanese.in_english(text)
    parts: dict[str, str] = {}
    for name, pattern in _searches():
        if found := pattern.search(text):
            parts |= {name: found.group()} | {key: value for key, value in found.groupdict().items() if value}
    try:
        moment = _moment(parts, said_at.astimezone(zone)) if parts else None
    except (ValueError, OverflowError):  # the 31st of February, a year beyond the calendar
        return None
    return None if moment is None else max(moment.astimezone(UTC), said_at.astimezone(UTC))


def _moment(parts: Mapping[str, str], said: datetime) -> datetime | None:
    """The local moment; ``said`` is local too."""
    if "span" in parts and (after := _after_span(parts, said)):
        return after
    day = _day(parts, said.date())
    clock = _time_of_day(parts, said.time() if day in {None, said.date()} else None)
    if clock is None:
        return None
    moment = datetime.combine(day or said.date(), clock, said.tzinfo)
    if moment > said:
        return moment
    if day is None or "ahead" not in parts:
        again = timedelta(days=1 if day is None else 7 if "weekday" in parts or "short" in parts else 0)
        moment = datetime.combine((day or said.date()) + again, clock, said.tzinfo)
    if moment > said:
        return moment
    return datetime.combine(moment.date(), _LAST_MINUTE, said.tzinfo)


def _after_span(parts: Mapping[str, str], said: datetime) -> datetime | None:
    """Minutes and hours are counted exactly; days, weeks and months end with the working day."""
    number = parts.get("upper", parts["number"])
    count = int(number) if number.isdigit() else words_for.NUMBERS[number]
    minutes = count * words_for.MINUTES_OF_UNIT[parts["unit"]]
    if number.startswith("half"):
        minutes = words_for.MINUTES_OF_UNIT[parts["unit"]] // 2
    if minutes > _MOST_DAYS * _MINUTES_OF_A_DAY:
        return None
    if minutes % _MINUTES_OF_A_DAY:
        return (said.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(said.tzinfo)
    day = said.date() + timedelta(days=minutes // _MINUTES_OF_A_DAY)
    return datetime.combine(day, _time_of_day(parts, None) or END_OF_DAY, said.tzinfo)


def _day(parts: Mapping[str, str], today: date) -> date | None:
    """The day that is named; None where only a time of day is."""
    if "date" in parts:
        return _named_date(parts, today)
    name = parts.get("weekday", "")
    wanted = words_for.WEEKDAYS.get(name, words_for.SHORT_WEEKDAYS.get(parts.get("short", "")))
    monday = today - timedelta(days=today.weekday())
    if "next_week" in parts:
        return monday + timedelta(days=7 + (_FRIDAY if wanted is None else wanted))
    if wanted is not None:
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    if "ahead" in parts:
        return today + timedelta(days=words_for.DAYS_AHEAD[parts["ahead"]])
    if "this_week" in parts:
        return max(monday + timedelta(days=_FRIDAY), today)
    return _end_of_month(parts, today)


def _end_of_month(parts: Mapping[str, str], today: date) -> date | None:
    if "this_month" not in parts and "next_month" not in parts:
        return None
    last = today.replace(day=monthrange(today.year, today.month)[1])
    if "this_month" in parts:
        return last
    following = last + timedelta(days=1)
    return following.replace(day=monthrange(following.year, following.month)[1])


def _named_date(parts: Mapping[str, str], today: date) -> date | None:
    """A date without a year is the next one of that name. Digits with slashes are not read: 3/12 is two days."""
    if iso := parts.get("iso"):
        return date.fromisoformat(iso)
    day = int(parts.get("day") or parts.get("day2") or parts["day3"])
    name = parts.get("month") or parts.get("month2") or parts["month3"]
    month = words_for.MONTHS[name] if name in words_for.MONTHS else int(name)
    if year := parts.get("year"):
        return date(int(year), month, day)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _time_of_day(parts: Mapping[str, str], now: time | None) -> time | None:
    """The time of day that is named, else the end of the working day; ``now`` where it is today's.

    "at 5" without more is the next five o'clock of a working day: 17:00.
    """
    if "clock" not in parts:
        return time(words_for.HOURS_OF_PART[parts["part"]]) if "part" in parts else END_OF_DAY
    hour = int(parts.get("hour") or parts.get("hour2") or parts["hour3"])
    minute = int(parts.get("minute") or parts.get("minute2") or parts.get("after_h") or 0)
    half = parts.get("half", "")
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    elif not half and hour < 12 and "minute2" not in parts and (hour < _FIRST_WORKING_HOUR or _over(hour, minute, now)):
        hour += 12
    return time(0) if hour == 24 else time(hour, minute)


def _over(hour: int, minute: int, now: time | None) -> bool:
    return now is not None and time(hour, minute) <= now
