"""Who may ask: access tokens, and the token endpoint that a service account or a person's refresh token uses."""

import base64
import binascii
import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syncd.sandbox.google_drive import GoogleDrive
from syncd.sandbox.requests import Answer, Call, Refused

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

SCOPES = (
    "https://www.googleapis.com/auth/drive.readonly",
    "https://www.googleapis.com/auth/documents.readonly",
    "https://www.googleapis.com/auth/drive.activity.readonly",
)
ADVISED = (SCOPES[0], SCOPES[2])
"""What docs/setup-google-docs.md tells to grant: with these two, nothing is missing and nothing is too much."""
JWT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
AUDIENCE = "https://oauth2.googleapis.com/token"
"""What google-auth signs for, wherever the key file's ``token_uri`` points."""
LIVES = 3600
CLIENT_ID, CLIENT_SECRET = "415-sandbox.apps.googleusercontent.com", "GOCSPX-sandbox-client-secret"
UNAUTHORIZED = (
    "Client is unauthorized to retrieve access tokens using this method, "
    "or client not authorized for any of the scopes requested."
)


@dataclass(frozen=True, slots=True)
class Grant:
    """What an access token opens: these scopes, as this person."""

    email: str
    scopes: frozenset[str]


class Access:
    """The tokens. ``base`` is the server's address.

    delegated   the scopes for which an administrator let the service account act as any person of the workspace
    domain      the workspace's: nobody else can be acted for
    expire()    ends all access tokens, so that the next request is answered with 401 and a new token is needed. They
                do not end by themselves: clients count the hour by the machine's clock, which is not the sandbox's
    revoked     nobody gets a token any more (a key that was deleted, a consent that was withdrawn)
    """

    def __init__(self, drive: GoogleDrive) -> None:
        self.drive = drive
        self.base = ""
        self.delegated: set[str] = set(SCOPES)
        self.domain = "acme.test"
        self.revoked = False
        self._tokens: dict[str, Grant] = {}
        self._refresh: dict[str, Grant] = {}
        self._numbers = count(1)

    # What a test or a story gives to a source

    def service_account(self, folder: Path) -> Path:
        """Writes the service account's key file, as the Google Cloud console gives it."""
        account, project = self.drive.account, "sandbox-project"
        return _written(
            folder / "service-account.json",
            {
                "type": "service_account",
                "project_id": project,
                "private_key_id": "sandbox0key0id",
                "private_key": _pem(),
                "client_email": account,
                "client_id": self.drive.tree.people[account].account_id,
                "auth_uri": f"{self.base}/o/oauth2/auth",
                "token_uri": f"{self.base}/token",
                "universe_domain": "googleapis.com",
            },
        )

    def user_token(self, folder: Path, person: str = "", scopes: Collection[str] = SCOPES) -> Path:
        """Writes an authorised user's file with a refresh token, as ``Credentials.to_json`` does."""
        refresh = f"1//sandbox-refresh-token-{next(self._numbers)}"
        self._refresh[refresh] = Grant(person or self.drive.user, frozenset(scopes))
        return _written(
            folder / "authorized-user.json",
            {
                "type": "authorized_user",
                "client_id": CLIENT_ID,
                "client_secret": CLIENT_SECRET,
                "refresh_token": refresh,
                "token_uri": f"{self.base}/token",
                "scopes": list(scopes),
                "universe_domain": "googleapis.com",
            },
        )

    def grant(self, person: str, scopes: Collection[str] = SCOPES) -> str:
        """An access token by itself."""
        token = f"ya29.sandbox-access-token-{next(self._numbers)}"
        self._tokens[token] = Grant(person, frozenset(scopes))
        return token

    def expire(self) -> None:
        """All access tokens given so far are over."""
        self._tokens.clear()

    # What the server asks

    def of(self, call: Call) -> Grant | None:
        """What the request's bearer token opens; None for a wrong one or none."""
        scheme, _, token = call.headers.get("authorization", "").partition(" ")
        return self._tokens.get(token) if scheme.lower() == "bearer" else None

    def token(self, call: Call) -> Answer:
        """``POST /token``: an access token for a signed assertion or a refresh token."""
        match call.params.get("grant_type"):
            case "refresh_token":
                grant = self._refreshed(call)
            case grant_type if grant_type == JWT:
                grant = self._asserted(str(call.params.get("assertion") or ""))
            case other:
                raise refused("unsupported_grant_type", f"Invalid grant_type: {other}")
        token = self.grant(grant.email, grant.scopes)
        body: dict[str, Any] = {"access_token": token, "expires_in": LIVES - 1, "token_type": "Bearer"}
        if call.params.get("grant_type") == "refresh_token":
            body["scope"] = " ".join(sorted(grant.scopes))
        return Answer(body)

    def _refreshed(self, call: Call) -> Grant:
        if (call.params.get("client_id"), call.params.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            raise refused("invalid_client", "The OAuth client was not found.", status=401)
        grant = self._refresh.get(str(call.params.get("refresh_token")))
        if grant is None or self.revoked:
            raise refused("invalid_grant", "Token has been expired or revoked.")
        wanted = frozenset(str(call.params.get("scope") or "").split())
        if wanted - grant.scopes:
            raise refused("invalid_scope", "Bad Request")
        return Grant(grant.email, wanted or grant.scopes)

    def _asserted(self, assertion: str) -> Grant:
        claims = _claims(assertion)
        if self.revoked or claims.get("iss") != self.drive.account:
            raise refused("invalid_grant", "Invalid grant: account not found")
        if claims.get("aud") not in (AUDIENCE, f"{self.base}/token"):
            raise refused("invalid_grant", "Invalid JWT: Failed audience check.")
        lives = _number(claims.get("exp")) - _number(claims.get("iat"))
        if not 0 < lives <= LIVES:
            text = "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
            raise refused("invalid_grant", f"{text}Check your iat and exp values in the JWT claim.")
        scopes = frozenset(str(claims.get("scope") or "").split())
        if not scopes:
            raise refused("invalid_scope", "Invalid OAuth scope or ID token audience provided.")
        return Grant(self._subject(str(claims.get("sub") or self.drive.account), scopes), scopes)

    def _subject(self, subject: str, scopes: frozenset[str]) -> str:
        """Whom the service account acts for: itself, or by domain-wide delegation a person of the workspace."""
        if subject == self.drive.account:
            return subject
        if not subject.endswith(f"@{self.domain}") or scopes - self.delegated:
            raise refused("unauthorized_client", UNAUTHORIZED, status=401)
        if subject not in self.drive.tree.people:
            raise refused("invalid_grant", "Invalid email or User ID")
        return subject


def refused(error: str, description: str, *, status: int = 400) -> Refused:
    """An OAuth error of the token endpoint."""
    return Refused(Answer({"error": error, "error_description": description}, status))


@cache
def _key() -> "RSAPrivateKey":
    """One key for all sandboxes of the process: making one takes a tenth of a second."""
    from cryptography.hazmat.primitives.asymmetric import rsa

    return rsa.generate_private_key(public_exponent=65_537, key_size=2048)


@cache
def _pem() -> str:
    from cryptography.hazmat.primitives import serialization

    return (
        _key()
        .private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        .decode()
    )


def _claims(assertion: str) -> dict[str, Any]:
    """What a JSON Web Token claims, if the service account's key signed it (RS256)."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import padding

    signed, _, signature = assertion.rpartition(".")
    try:
        _key().public_key().verify(_decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
        claims = json.loads(_decoded(signed.partition(".")[2]))
    except (InvalidSignature, binascii.Error, ValueError):
        raise refused("invalid_grant", "Invalid JWT Signature.") from None
    if not isinstance(claims, dict):
        raise refused("invalid_grant", "Invalid JWT.")
    return claims


def _decoded(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _written(path: Path, content: dict[str, Any]) -> Path:
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    path.chmod(0o600)
    return path
