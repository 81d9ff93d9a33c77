"""A plain browser: one kept-alive connection, cookies, gzip, and a real login."""

import gzip
import re
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from urllib.parse import urlencode

FIELD = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class WrongAnswer(Exception):
    """A page did not answer as it should; it cannot be measured."""


@dataclass(frozen=True)
class Answer:
    """What came back. size: bytes of the body as they were sent."""

    status: int
    headers: dict[str, str]
    body: bytes
    size: int

    @property
    def text(self) -> str:
        return self.body.decode()


class Client:
    """One visitor of one server."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=60)
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        """Fetch a page that must be there. Raises WrongAnswer."""
        answer = self._ask("GET", path)
        if answer.status != 200:
            raise WrongAnswer(f"{path} answered {answer.status}")
        return answer

    def log_in(self, email: str, password: str) -> "Client":
        """Go through the login page. Raises WrongAnswer."""
        page = "/account/login/"
        found = FIELD.search(self.get(page).text)
        form = {
            "csrfmiddlewaretoken": found.group(1) if found else "",
            "login": email,
            "password": password,
        }
        answer = self._ask("POST", page, urlencode(form))
        if answer.status not in (302, 303):
            raise WrongAnswer(f"the login of {email} answered {answer.status}")
        return self

    def close(self) -> None:
        self._connection.close()

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        headers = {"Accept-Encoding": "gzip", "Accept": "text/html"}
        if self._cookies:
            headers["Cookie"] = "; ".join(f"{key}={value}" for key, value in self._cookies.items())
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        response = self._send(method, path, body, headers)
        sent = response.read()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            key, _, value = cookie.partition(";")[0].partition("=")
            self._cookies[key] = value
        told = {key.lower(): value for key, value in response.headers.items()}
        whole = gzip.decompress(sent) if told.get("content-encoding") == "gzip" else sent
        return Answer(response.status, told, whole, len(sent))

    def _send(
        self, method: str, path: str, body: str | None, headers: dict[str, str]
    ) -> HTTPResponse:
        """Ask once more where the server closed a connection that had nothing to say."""
        try:
            self._connection.request(method, path, body, headers)
            return self._connection.getresponse()
        except (RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            self._connection.close()
        self._connection.request(method, path, body, headers)
        return self._connection.getresponse()
