"""A small, honest JQL: what it cannot read it refuses in Jira's words, naming the token."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol, TypeAlias

from syncd.sandbox.jira_records import Issue

Test: TypeAlias = Callable[[Issue], bool]
Rank: TypeAlias = tuple[int, ...]

_TOKEN = re.compile(
    r"\s+|(?P<string>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')|(?P<operator>!=|!~|<=|>=|[=<>~])"
    r"|(?P<mark>[(),])|(?P<word>[^\s\"'=!<>~(),]+)"
)
_SPAN = re.compile(r"[+-]?\d+[wdhm](?:\s+\d+[wdhm])*")
_UNITS = {"w": "weeks", "d": "days", "h": "hours", "m": "minutes"}
_FORMATS = ("%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M", "%Y-%m-%d", "%Y/%m/%d")
_DATES = {"created": "created", "createddate": "created", "updated": "updated", "updateddate": "updated"}
_IDENTITY = ("id", "key", "issue", "issuekey")
_EXACT = ("project", "statuscategory", "status", *_IDENTITY)
_ORDERS = {**_DATES, "key": "key", "issuekey": "key", "id": "id", "issue": "key"}


class Invalid(Exception):
    """The query is refused; ``messages`` are Jira's."""

    def __init__(self, *messages: str) -> None:
        super().__init__(*messages)
        self.messages = list(messages)


class Known(Protocol):
    """What the names in a query are looked up in; each gives the id, or None where nothing is called so."""

    def project(self, name: str) -> str | None: ...
    def issue(self, name: str) -> str | None: ...
    def category(self, name: str) -> str | None: ...
    def status(self, name: str) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was read. ``bounded``: it restricts what is searched."""

    matches: Test
    order: tuple[tuple[str, bool], ...]
    bounded: bool

    def rank(self, issue: Issue) -> Rank:
        """Where ``issue`` stands in the order; the id decides between equals."""
        places = (-_place(issue, name) if down else _place(issue, name) for name, down in self.order)
        return (*places, -int(issue.id) if not self.order else int(issue.id))


def _place(issue: Issue, name: str) -> int:
    if name in ("created", "updated"):
        moment = issue.created if name == "created" else issue.updated
        return int(moment.timestamp() * 1000)
    if name == "id":
        return int(issue.id)
    project, number = issue.key.rsplit("-", 1)
    return (int.from_bytes(project.encode().ljust(10, b"\0")) << 32) + int(number)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int

    @property
    def word(self) -> str:
        return self.text.lower() if self.kind == "word" else ""


def parse(jql: str, known: Known, now: datetime, zone: tzinfo) -> Query:
    """``jql`` as a query. Bare dates are read in ``zone``, the profile time zone of the account that asks."""
    return _Parser(jql, known, now, zone).query()


class _Parser:
    def __init__(self, jql: str, known: Known, now: datetime, zone: tzinfo) -> None:
        self.known, self.now, self.zone = known, now, zone
        self.tokens = list(_tokens(jql))
        self.at = 0

    def query(self) -> Query:
        matches = None if self.peek().word == "order" or self.peek().kind == "end" else self.either()
        order = tuple(self.order())
        if self.peek().kind != "end":
            raise self.unexpected("Expecting either 'OR' or 'AND' but got")
        return Query(matches or (lambda _: True), order, matches is not None)

    def peek(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.tokens[self.at]
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def unexpected(self, expecting: str) -> Invalid:
        token = self.peek()
        if token.kind == "end":
            return Invalid(f"Error in the JQL Query: {expecting} the end of the query.")
        place = f"(line 1, character {token.at + 1})"
        return Invalid(f"Error in the JQL Query: {expecting} '{token.text}'. {place}")

    def either(self) -> Test:
        tests = [self.both()]
        while self.peek().word == "or":
            self.take()
            tests.append(self.both())
        return tests[0] if len(tests) == 1 else lambda issue: any(test(issue) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.peek().word == "and":
            self.take()
            tests.append(self.one())
        return tests[0] if len(tests) == 1 else lambda issue: all(test(issue) for test in tests)

    def one(self) -> Test:
        if self.peek().word == "not":
            self.take()
            inner = self.one()
            return lambda issue: not inner(issue)
        if self.peek().text == "(" and self.peek().kind == "mark":
            self.take()
            inner = self.either()
            if self.peek().text != ")":
                raise self.unexpected("Expecting ')' before")
            self.take()
            return inner
        return self.clause()

    def clause(self) -> Test:
        if self.peek().kind not in ("word", "string"):
            raise self.unexpected("Expecting a field name but got")
        written = self.take().text.strip("\"'")
        field = written.lower()
        if field not in _DATES and field not in _EXACT:
            raise Invalid(f"Field '{written}' does not exist or you do not have permission to view it.")
        operator = self.operator()
        if field in _DATES:
            return self.dated(_DATES[field], operator)
        if operator not in ("=", "!=", "in", "not in"):
            raise Invalid(f"The operator '{operator}' is not supported by the '{field}' field.")
        wanted = frozenset(self.identity(field, written, value) for value in self.values(operator))
        read = _READ.get(field, _issue_id)
        if operator in ("=", "in"):
            return lambda issue: read(issue) in wanted
        return lambda issue: read(issue) not in wanted

    def operator(self) -> str:
        token = self.peek()
        if token.kind == "operator":
            return self.take().text
        if token.word == "in":
            self.take()
            return "in"
        if token.word == "not" and self.tokens[self.at + 1].word == "in":
            self.at += 2
            return "not in"
        valid = "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN'."
        refused = self.unexpected("Expecting operator but got")
        raise Invalid(f"{refused.messages[0]} {valid}")

    def values(self, operator: str) -> list[str]:
        if operator not in ("in", "not in"):
            return [self.value()]
        if self.peek().text != "(":
            raise self.unexpected("Expecting a list, in parentheses, but got")
        self.take()
        values = [self.value()]
        while self.peek().text == ",":
            self.take()
            values.append(self.value())
        if self.peek().text != ")":
            raise self.unexpected("Expecting ')' before")
        self.take()
        return values

    def value(self) -> str:
        token = self.peek()
        if token.kind not in ("word", "string") or token.word in ("and", "or", "not", "in", "order"):
            raise self.unexpected("Expecting either a value, list or function but got")
        self.take()
        if token.kind == "word" and self.peek().text == "(" and self.peek().kind == "mark":
            raise Invalid(f"Unable to find JQL function '{token.text}()'.")
        return re.sub(r"\\(.)", r"\1", token.text[1:-1]) if token.kind == "string" else token.text

    def identity(self, field: str, written: str, value: str) -> str:
        if field == "project":
            found = self.known.project(value)
        elif field in _IDENTITY:
            found = self.known.issue(value)
        else:
            found = self.known.category(value) if field == "statuscategory" else self.known.status(value)
        if found is not None:
            return found
        if field in _IDENTITY and not value.isdigit():
            raise Invalid(f"An issue with key '{value}' does not exist for field '{written}'.")
        if field in _IDENTITY:
            raise Invalid(f"A value with ID '{value}' does not exist for the field '{written}'.")
        raise Invalid(f"The value '{value}' does not exist for the field '{written}'.")

    def dated(self, field: str, operator: str) -> Test:
        compare = _COMPARE.get(operator)
        if compare is None:
            raise Invalid(f"The operator '{operator}' is not supported by the '{field}' field.")
        moment = self.moment(field, self.value())
        return lambda issue: compare(issue.updated if field == "updated" else issue.created, moment)

    def moment(self, field: str, value: str) -> datetime:
        try:
            if value.isdigit():
                return datetime.fromtimestamp(int(value) / 1000, UTC)
            if _SPAN.fullmatch(value):
                sign = -1 if value.startswith("-") else 1
                spans = re.findall(r"(\d+)([wdhm])", value)
                return self.now + sign * sum((timedelta(**{_UNITS[unit]: int(n)}) for n, unit in spans), timedelta())
        except (OverflowError, ValueError, OSError):
            pass
        for form in _FORMATS:
            try:
                return datetime.strptime(value, form).replace(tzinfo=self.zone)
            except ValueError:
                continue
        raise Invalid(
            f"Date value '{value}' for field '{field}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', "
            "'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'."
        )

    def order(self) -> list[tuple[str, bool]]:
        if self.peek().word != "order":
            return []
        self.take()
        if self.peek().word != "by":
            raise self.unexpected("Expecting 'by' but got")
        order: list[tuple[str, bool]] = []
        while not order or self.peek().text == ",":
            self.take()
            if self.peek().word not in _ORDERS:
                if self.peek().kind == "end":
                    raise self.unexpected("Expecting a field name but got")
                raise Invalid(f"Not able to sort using field '{self.peek().text}'.")
            field = _ORDERS[self.take().word]
            direction = self.take().word if self.peek().word in ("asc", "desc") else "asc"
            order.append((field, direction == "desc"))
        if len(order) > 7:
            raise Invalid("The 'order by' clause can contain a maximum of 7 fields.")
        return order


def _tokens(jql: str) -> list[_Token]:
    tokens, at = [], 0
    while at < len(jql):
        match = _TOKEN.match(jql, at)
        if match is None:
            reserved = f"The character '{jql[at]}' is a reserved JQL character."
            raise Invalid(f"Error in the JQL Query: {reserved} (line 1, character {at + 1})")
        if match.lastgroup:
            tokens.append(_Token(match.lastgroup, match[0], at))
        at = match.end()
    return [*tokens, _Token("end", "", at)]


def _issue_id(issue: Issue) -> str:
    return issue.id


_READ: dict[str, Callable[[Issue], str]] = {
    "project": lambda issue: issue.project.id,
    "statuscategory": lambda issue: issue.status.category.key,
    "status": lambda issue: issue.status.id,
}
_COMPARE: dict[str, Callable[[datetime, datetime], bool]] = {
    ">=": lambda a, b: a >= b,
    ">": lambda a, b: a > b,
    "<=": lambda a, b: a <= b,
    "<": lambda a, b: a < b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}
