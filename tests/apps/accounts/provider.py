"""A small OpenID Connect provider on this machine: authorization code flow with PKCE, tokens signed with RS256."""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl, urlencode
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT = "tolok"
SECRET = "rahasia penyedia"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGE_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)

RSA: Any = jwt.algorithms.RSAAlgorithm
PUBLIC = json.loads(RSA.to_jwk(KEY.public_key()))

StartResponse = Callable[[str, list[tuple[str, str]]], Any]


class Quiet(WSGIRequestHandler):
    """Logs nothing."""

    def log_message(self, *_said: Any) -> None: ...


class Provider:
    """Signs in, without asking, the person whose claims it holds."""

    def __init__(self) -> None:
        self.url = ""
        self.person: dict[str, Any] = {}
        self.userinfo: dict[str, Any] = {}
        self.key: Any = KEY
        self.algorithm = "RS256"
        self.issuer = ""
        self.claims: dict[str, Any] = {}
        self.codes: dict[str, dict[str, str]] = {}

    def __call__(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        query = dict(parse_qsl(environ.get("QUERY_STRING", "")))
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0)).decode()
        pages: dict[str, Callable[[], Any]] = {
            "/.well-known/openid-configuration": self.configuration,
            "/jwks": self.jwks,
            "/authorize": lambda: self.authorize(query),
            "/token": lambda: self.token(dict(parse_qsl(body))),
            "/userinfo": lambda: self.userinfo,
        }
        answer: Any = pages[environ["PATH_INFO"]]()
        if isinstance(answer, str):
            start("302 Found", [("Location", answer)])
            return [b""]
        start(
            "200 OK" if "error" not in answer else "400 Bad Request", [("Content-Type", "application/json")]
        )
        return [json.dumps(answer).encode()]

    def configuration(self) -> dict[str, object]:
        return {
            "issuer": self.issuer or self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/jwks",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def jwks(self) -> dict[str, object]:
        return {"keys": [{**PUBLIC, "kid": "1", "alg": "RS256", "use": "sig"}]}

    def authorize(self, query: dict[str, str]) -> str:
        if not self.person:
            return f"{query['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': query['state']})}"
        code = secrets.token_urlsafe()
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str]) -> dict[str, object]:
        asked = self.codes.pop(form["code"], None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
        proven = (
            asked is not None
            and asked["code_challenge_method"] == "S256"
            and asked["code_challenge"] == challenge
            and asked["redirect_uri"] == form["redirect_uri"]
            and (form["client_id"], form["client_secret"]) == (CLIENT, SECRET)
        )
        if not proven:
            return {"error": "invalid_grant"}
        now = int(time.time())
        assert asked is not None
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"]}
        claims |= {**self.person, **self.claims}
        key = SECRET * 3 if self.algorithm.startswith("HS") else self.key
        token = jwt.encode(claims, key if self.algorithm != "none" else "", self.algorithm, {"kid": "1"})
        return {"access_token": "x", "token_type": "Bearer", "id_token": token}


@contextmanager
def running() -> Iterator[Provider]:
    """Run a provider on a free port of this machine."""
    provider = Provider()
    with make_server("127.0.0.1", 0, provider, WSGIServer, Quiet) as server:
        provider.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
