"""The office's identity provider, by OpenID Connect: stricter than allauth's own in what it believes."""

import hashlib
import secrets
from typing import Any

import jwt
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2Adapter
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest
from django.urls import reverse

#: Signatures by a key pair; a provider cannot talk us into a shared secret or none.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
#: Seconds by which the provider's clock may differ from ours.
LEEWAY = 30


def nonce_of(verifier: str) -> str:
    """The nonce of one sign-in, made from what only our session and the PKCE exchange know."""
    return hashlib.sha256(f"nonce {verifier}".encode()).hexdigest()


class SsoConnection(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """One sign-in at the provider: the addresses it publishes, the claims it signs."""

    verifier = ""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """The address that is registered at the provider: the same in every language."""
        url: str = OAuth2Adapter.get_callback_url(self, request, app)
        return url

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        """Fetch the tokens, and remember which sign-in they must belong to."""
        self.verifier = pkce_code_verifier or ""
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **kwargs: Any) -> Any:
        """Return the sign-in of the person the provider vouches for; OAuth2Error when anything is not proven."""
        claims = self._proven(app, kwargs["response"].get("id_token") or "")
        if "email" not in claims and "userinfo_endpoint" in self.openid_config:
            more = self._fetch_user_info(token.token)
            # OpenID Connect Core 1.0, 5.3.2: what is said about somebody else is not used
            if more.get("sub") != claims["sub"]:
                raise OAuth2Error("userinfo speaks of another subject than the id token")
            claims = {**more, **claims}
        return self.get_provider().sociallogin_from_response(request, claims)

    def _proven(self, app: Any, id_token: str) -> dict[str, Any]:
        issuer = self.openid_config["issuer"]
        if issuer.rstrip("/") != app.settings["server_url"]:
            raise OAuth2Error(f"the provider calls itself {issuer}")
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        try:
            keys = jwt.PyJWKSet.from_dict(answer.json())
            key = keys[jwt.get_unverified_header(id_token)["kid"]]
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key,
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=issuer,
                leeway=LEEWAY,
                options={"require": ["exp", "iat", "iss", "aud", "sub", "nonce"]},
            )
        except (jwt.PyJWTError, KeyError) as error:
            raise OAuth2Error("the id token is not proven") from error
        # OpenID Connect Core 1.0, 3.1.3.7, point 11: a token of another sign-in is a replay
        if not secrets.compare_digest(str(claims["nonce"]).encode(), nonce_of(self.verifier).encode()):
            raise OAuth2Error("the id token belongs to another sign-in")
        return claims


class SsoProvider(OpenIDConnectProvider):  # type: ignore[misc]
    """Reads a sign-in; of what it says only issuer and subject are kept."""

    id = "sso"
    name = "SSO"
    oauth2_adapter_class = SsoConnection

    def get_login_url(self, request: HttpRequest, **kwargs: Any) -> str:
        """Where a sign-in begins."""
        return reverse("sso_login")

    def get_pkce_params(self) -> dict[str, str]:
        """What ties the answer to this browser: the challenge, and the nonce that the ID token must repeat."""
        params: dict[str, str] = super().get_pkce_params()
        return {**params, "nonce": nonce_of(params["code_verifier"])}

    def get_callback_url(self) -> str:
        """Where it ends."""
        return reverse("sso_callback")

    def extract_uid(self, data: dict[str, Any]) -> str:
        """Issuer and subject as one: a subject of another issuer is another person (ASVS 5.0, 10.5.2)."""
        return hashlib.sha256(f"{data['iss']}\n{data['sub']}".encode()).hexdigest()

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, str]:
        """What is kept."""
        return {"iss": data["iss"], "sub": data["sub"]}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        """The address, verified only where the provider says exactly so."""
        if not data.get("email"):
            return []
        return [EmailAddress(email=data["email"], verified=data.get("email_verified") is True, primary=True)]


provider_classes = [SsoProvider]
