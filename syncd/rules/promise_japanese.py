"""Finds the time in a Japanese promise ("明日までに"), and says it in the words that promise.py reads."""

import re

_DIGITS = str.maketrans("０１２３４５６７８９：一二三四五六七八九", "0123456789:123456789")
_WORDS = (
    (r"明後日|あさって", "the day after tomorrow"),
    (r"明日|あした|あす|翌日", "tomorrow"),
    (r"今日中?|本日中?|きょう中?", "today"),
    (r"([月火水木金土日])曜日?", "weekday"),
    (r"今週(?:中|末)?", "this week"),
    (r"来週(?:中|末)?|翌週", "next week"),
    (r"今月(?:中|末)?|月末", "this month"),
    (r"来月(?:中|末)?", "next month"),
    (r"(\d{1,2})月(\d{1,2})日", "date"),
    (r"(\d{1,3})(分|時間|日|週間|か月|ヶ月)(?:以内|後)", "span"),
    (r"(?:午前|朝)\s?(\d{1,2})時(?:(\d{1,2})分|(半))?", "am"),
    (r"(?:午後|夕方|夜)\s?(\d{1,2})時(?:(\d{1,2})分|(半))?", "pm"),
    (r"(\d{1,2})時(?:(\d{1,2})分|(半))?", "hour"),
    (r"(\d{1,2}):(\d{2})", "hour"),
    (r"午前中?|正午|お?昼", "noon"),
    (r"午後|夕方", "afternoon"),
    (r"夜", "evening"),
)
"""What stands in the text, and the English for it, or the name of what is made of its parts."""
_DAYS = {
    "月": "monday",
    "火": "tuesday",
    "水": "wednesday",
    "木": "thursday",
    "金": "friday",
    "土": "saturday",
    "日": "sunday",
}
_UNITS = {"分": "minutes", "時間": "hours", "日": "days", "週間": "weeks", "か月": "months", "ヶ月": "months"}
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_PART = "|".join(f"(?:{re.sub(r'[(](?![?])', '(?:', pattern)})" for pattern, _ in _WORDS)
_EXPRESSION = re.compile(rf"(?:{_PART})(?:の?(?:{_PART})){{0,3}}(?:まで)?に?")
_SEARCHES = tuple((re.compile(pattern), word) for pattern, word in _WORDS)
_SCRIPT = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")


def is_japanese(text: str) -> bool:
    """Whether ``text`` has a character that only Japanese or Chinese is written with."""
    return not text.isascii() and _SCRIPT.search(text) is not None


def find(text: str) -> str:
    """The first expression of time in ``text`` as it stands there; empty where there is none."""
    found = _EXPRESSION.search(text.translate(_DIGITS))
    return found.group() if found else ""


def in_english(text: str) -> str:
    """``"来週の月曜日15時まで"`` -> ``"next week monday 15:00"``; parts that are no time are left out."""
    text = text.translate(_DIGITS)
    said: list[str] = []
    for pattern, word in _SEARCHES:
        found = pattern.search(text)
        if found is None:
            continue
        said.append(_say(word, found))
        text = text[: found.start()] + " " + text[found.end() :]
    return " ".join(said)


def _say(word: str, found: re.Match[str]) -> str:
    match word:
        case "weekday":
            return _DAYS[found[1]]
        case "date":
            month = int(found[1])
            return f"{_MONTHS[month - 1]} {found[2]}" if 1 <= month <= len(_MONTHS) else ""
        case "span":
            return f"in {found[1]} {_UNITS[found[2]]}"
        case "am" | "pm" | "hour":
            half = "30" if found.re.groups > 2 and found[3] else ""
            hour = int(found[1]) + (12 if word == "pm" and int(found[1]) < 12 else 0)
            return f"{hour}:{found[2] or half or '00'}"
    return word
