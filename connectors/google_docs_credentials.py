"""Google's credentials from their file: a service account's key, or an authorised user's refresh token.

Access tokens live an hour and are renewed in memory; the file is only read, so it may be read-only. Google does not
change a refresh token when it is used, so nothing is lost by that.
"""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from connectors.google_docs_errors import PAGE, Garbled, not_refreshed, wanted_scope
from syncd.address import keeps_a_secret
from syncd.connector import Secret, Unauthorized, Unavailable
from syncd.retry import http_date, retry_after

if TYPE_CHECKING:
    from httplib2 import Http

_TOKEN_URI = "https://oauth2.googleapis.com/token"  # noqa: S105  an address
_KINDS = {
    "external_account": "a workload identity file",
    "installed": "an OAuth client, not yet a token",
    "web": "an OAuth client, not yet a token",
}


def load(secret: Secret, service: str, subject: str, source: str) -> Any:
    """google-auth credentials for a service's scope. Unauthorized where the file is not what it should be.

    Each service has a token of its own, so that a scope that is not granted takes away only what needs it.
    """
    from google.auth.exceptions import GoogleAuthError
    from google.oauth2 import service_account
    from google.oauth2.credentials import Credentials

    advice = f"put a service account's key or an authorised user's token where `credentials` of \"{source}\" points"
    try:
        info = json.loads(secret.reveal())
    except LookupError as error:
        raise Unauthorized(str(error), f'mend `credentials` of the source "{source}"') from None
    except (ValueError, RecursionError):
        raise Unauthorized("the credentials are not JSON", f"{advice} ({PAGE})") from None
    if isinstance(info, Mapping) and not keeps_a_secret(str(info.get("token_uri") or _TOKEN_URI)):
        raise Unauthorized("the credentials would be sent unencrypted: their token_uri is not https", advice)
    kind = str(info.get("type") or next(iter(info), "")) if isinstance(info, Mapping) else ""
    try:
        if kind == "service_account":
            scopes = [wanted_scope(service)]
            return service_account.Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
                info, scopes=scopes, subject=subject or None
            )
        if kind == "authorized_user":
            # Not by from_authorized_user_info: that puts Google's own address in place of the file's token_uri.
            return Credentials(  # type: ignore[no-untyped-call]
                token=None,
                refresh_token=info["refresh_token"],
                token_uri=info.get("token_uri") or _TOKEN_URI,
                client_id=info["client_id"],
                client_secret=info["client_secret"],
                scopes=info.get("scopes"),
            )
    except (ValueError, LookupError, TypeError, AttributeError, GoogleAuthError) as error:
        raise Unauthorized(f"the credentials are damaged ({type(error).__name__})", f"{advice} ({PAGE})") from None
    raise Unauthorized(f"the credentials are {_KINDS.get(kind, 'of an unknown type')}", f"{advice} ({PAGE})")


def renew(credentials: Any, http: "Http", service: str, source: str, subject: str) -> None:
    """A new access token. Unauthorized, Unavailable.

    What the token endpoint answers is judged before google-auth sees it, which would try again by itself.
    """
    from google.auth.exceptions import RefreshError

    try:
        credentials.refresh(_asked(http))
    except RefreshError as error:
        raise not_refreshed(error, wanted_scope(service), source, subject) from None
    except (TypeError, LookupError, ValueError):
        raise Garbled("Google's answer to the request for an access token is not what it should be") from None


def _asked(http: "Http") -> Callable[..., Any]:
    from google_auth_httplib2 import Request

    ask = Request(http)

    def request(*args: Any, **options: Any) -> Any:
        answer = ask(*args, **options)
        headers = answer.headers
        if answer.status in (408, 429) or answer.status >= 500:
            wait = retry_after(headers.get("retry-after"), http_date(headers.get("date")))
            raise Unavailable(f"Google answers the request for an access token with {answer.status}", wait)
        try:
            if isinstance(json.loads(answer.data), dict):
                return answer
        except (ValueError, RecursionError):
            pass
        raise Garbled("Google's answer to the request for an access token is not JSON, or was cut off")

    return request


def granted(credentials: Any) -> frozenset[str]:
    """The scopes that the credentials are known to have; empty where Google has not said."""
    scopes = getattr(credentials, "granted_scopes", None) or credentials.scopes or ()
    return frozenset(scopes)


def acts_alone(credentials: Any) -> bool:
    """Whether a program is the author of what these credentials write: a service account that acts for nobody."""
    return hasattr(credentials, "service_account_email") and not getattr(credentials, "_subject", None)
