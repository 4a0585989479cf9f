"""Takes out of a text what looks like a credential: tools, and proxies on the way, may send back what was sent."""

import re

MASK = "***"
_CREDENTIAL = re.compile(
    r"""
    (?:(?<=bearer\s)|(?<=basic\s))[\w+/=.:~-]{16,}              # an Authorization header's
    | (?<=_secret=)[^\s&'"]+ | (?<=_token=)[^\s&'"]+ | (?<=password=)[^\s&'"]+  # a form's
    | \bxox[a-z]-[\w-]{6,} | \bxapp-[\w-]{6,}                   # Slack
    | \bAT[AC]TT[\w=-]{6,}                                      # Atlassian
    | \bntn_\w{6,} | \bsecret_\w{6,}                            # Notion
    | \b[12]/\d+(?:/\d+)?:\w{6,}                                # Asana
    | \bya29\.[\w.-]{6,} | \b1//[\w-]{6,} | \bGOCSPX-[\w-]{6,}  # Google
    | \bfigd_[\w-]{6,}                                          # Figma
    | (?<=://)[^/\s:@]+:[^/\s@]+(?=@)                           # an address'
    """,
    re.IGNORECASE | re.VERBOSE,
)


def masked(text: str) -> str:
    """The text with ``***`` for each credential; what only speaks of one (``xoxb-...``) stays."""
    return _CREDENTIAL.sub(MASK, text)
