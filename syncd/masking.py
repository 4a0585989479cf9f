"""Takes credentials out of a text: tools, and proxies on the way, may send back what was sent to them.

Two ways, for each misses something. What this process has read as a secret is known to the letter, whatever it looks
like; what only looks like a credential may be one that somebody wrote, or one that a tool has made anew.
"""

import base64
import json
import re
from collections import deque
from collections.abc import Iterator

MASK = "***"
_CREDENTIAL = re.compile(
    r"""
    -----BEGIN\s[A-Z ]*PRIVATE\sKEY-----.*?(?:-----END\s[A-Z ]*PRIVATE\sKEY-----|\Z)
    | (?:(?<=bearer\s)|(?<=basic\s))[\w+/=.:~-]{16,}            # an Authorization header's
    | (?<=_secret=)[^\s&'"]+ | (?<=token=)[^\s&'"]+ | (?<=password=)[^\s&'"]+ | (?<=[?&]key=)[^\s&'"]+  # a form's
    | (?<=assertion=)[^\s&'"]+ | \beyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]+  # a signed claim (JWT)
    | \bxox[a-z](?:\.xox[a-z])?-[\w-]{6,} | \bxapp-[\w-]{6,} | \bxoxe\.[\w-]{6,}  # Slack
    | \bAT[AC]TT[\w=-]{6,}                                      # Atlassian
    | \bntn_\w{6,} | \bsecret_\w{6,}                            # Notion
    | \b[12]/\d+(?:/\d+)?:\w{6,}                                # Asana
    | \bya29\.[\w.-]{6,} | \b1//[\w-]{6,} | \bGOCSPX-[\w-]{6,}  # Google
    | \bfigd_[\w-]{6,}                                          # Figma
    | (?<=://)[^/\s:@]+:[^/\s@]+(?=@)                           # an address'
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_SHORTEST = 8
"""A shorter secret would be found in words that are none."""
_LONG_LINE = 40
_NAMES = re.compile(r"secret|token$|private_key$|password", re.IGNORECASE)
# The newest only: a token that is rotated for years must not fill the memory. Appending is safe between threads.
_KNOWN: deque[str] = deque(maxlen=400)


def masked(text: str) -> str:
    """The text with ``***`` for each credential; what only speaks of one (``xoxb-...``) stays."""
    for secret in tuple(_KNOWN):
        if secret in text:
            text = text.replace(secret, MASK)
    return _CREDENTIAL.sub(MASK, text)


def remember(secret: str) -> None:
    """Masks this secret from now on: as it is, line by line, in base64, and what a JSON file of keys holds."""
    if secret in _KNOWN:
        return
    for form in _forms(secret):
        if len(form) >= _SHORTEST and form not in _KNOWN:
            _KNOWN.append(form)


def _forms(secret: str) -> Iterator[str]:
    yield secret
    yield json.dumps(secret)[1:-1]
    yield base64.b64encode(secret.encode()).decode().rstrip("=")
    if "\n" in secret:
        yield from (line.strip() for line in secret.splitlines() if len(line.strip()) >= _LONG_LINE)
    try:
        found = json.loads(secret) if secret.startswith("{") else {}
    except (ValueError, RecursionError):
        return
    for name, value in found.items():
        if isinstance(value, str) and _NAMES.search(name):
            yield from _forms(value)
