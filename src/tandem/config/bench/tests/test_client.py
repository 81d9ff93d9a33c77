"""The browser of the benchmark, against a server that answers what a test tells it to."""

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tandem.config.bench.client import Client, WrongAnswer

LOGIN = b'<form><input type="hidden" name="csrfmiddlewaretoken" value="abc"></form>'


class Told(BaseHTTPRequestHandler):
    """Answers like a small site, and remembers what it was asked."""

    protocol_version = "HTTP/1.1"
    asked: list = []

    def do_GET(self):
        self.asked.append(("GET", self.path, self.headers.get("Cookie")))
        if self.path == "/nothing/":
            self._send(404, b"")
        elif self.path == "/account/login/":
            self._send(200, LOGIN, {"Set-Cookie": "csrftoken=one; Path=/"})
        else:
            self._send(200, gzip.compress(b"x" * 5_000), {"Content-Encoding": "gzip"})
        # A server closes what has been silent for long.
        self.close_connection = self.path == "/closing/"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.asked.append(("POST", body, self.headers.get("Cookie")))
        good = "password=right" in body
        self._send(302 if good else 200, b"", {"Set-Cookie": "sessionid=two"} if good else {})

    def log_message(self, *_):
        pass

    def _send(self, status, body, headers=None):
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def visitor():
    Told.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Told)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    client = Client(server.server_port)
    yield client
    client.close()
    server.shutdown()
    server.server_close()


class TestClient:
    def test_reads_what_was_sent_and_knows_its_weight(self, visitor):
        answer = visitor.get("/page/")

        assert answer.text == "x" * 5_000
        assert answer.size < 100

    def test_refuses_a_page_that_is_not_there(self, visitor):
        with pytest.raises(WrongAnswer, match="404"):
            visitor.get("/nothing/")

    def test_logs_in_and_stays_so(self, visitor):
        visitor.log_in("an@voorbeeld.be", "right")
        visitor.get("/page/")

        assert "csrfmiddlewaretoken=abc" in Told.asked[1][1]
        assert Told.asked[-1] == ("GET", "/page/", "csrftoken=one; sessionid=two")

    def test_refuses_a_login_that_fails(self, visitor):
        with pytest.raises(WrongAnswer, match="the login of an"):
            visitor.log_in("an@voorbeeld.be", "wrong")

    def test_asks_again_after_the_server_hung_up(self, visitor):
        visitor.get("/closing/")

        assert visitor.get("/page/").status == 200
