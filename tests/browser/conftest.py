"""A real server with demo data, and a real browser. One of each for a test process."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

PASSWORD = "tandem-demo-2026"
SWITCHES = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
COUNT_VIOLATIONS = """
window.__csp = [];
document.addEventListener('securitypolicyviolation',
  event => window.__csp.push(event.effectiveDirective + ' ' + event.blockedURI));
"""


def pytest_collection_modifyitems(items):
    """Everything in this folder is a browser test; it waits for the slow server only once."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def served(worker_id):
    """Address of a Tandem that `tandem serve --demo` runs on an embedded database of its own."""
    folder = Path("var/browser").absolute() / worker_id
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    keep = {
        k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "TANDEM_", "DJANGO_"))
    }
    command = [sys.executable, "-m", "tandem.config.cli", "serve", "--demo", "--address", address]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            command, env={**keep, "TANDEM_VAR": str(folder), "TANDEM_WORKERS": "1"},
            stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            wait_for(f"http://{address}/health/", server, folder / "server.log")
            yield f"http://{address}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(url: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(600):
        assert server.poll() is None, log.read_text()
        try:
            with urlopen(url, timeout=1):  # noqa: S310
                return
        except OSError:
            time.sleep(0.5)
    raise AssertionError(log.read_text())


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=SWITCHES
        )
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Someone at a screen. Every page visited is looked at for reports and leaks of layout."""

    page: Page
    address: str
    reports: list[str] = field(default_factory=list)

    def log_in(self, email: str) -> "Visitor":
        self.open("/account/login/")
        self.page.fill("[name=login]", email)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button.pri")
        self.page.wait_for_url(f"{self.address}/")
        return self

    def open(self, path: str) -> "Visitor":
        response = self.page.goto(self.address + path if path.startswith("/") else path)
        assert response is not None
        assert response.status < 500, f"{path}: {response.status}"
        return self

    @property
    def path(self) -> str:
        return re.sub(r"^https?://[^/]+", "", self.page.url)

    def check_page(self) -> None:
        """No accessibility fault, no report of the security policy, no sideways scrolling."""
        found = Axe().run(self.page, options={"runOnly": RULES})
        assert found.violations_count == 0, f"{self.path}\n{found.generate_report()}"
        self.check_policy()
        width = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert width <= 0, f"{self.path} scrolls sideways by {width} px"

    def check_policy(self) -> None:
        reports = self.page.evaluate("window.__csp || []") + self.reports
        assert reports == [], f"{self.path}: {reports}"


@pytest.fixture
def visitor(chromium, served):
    """`visitor(width=390, scheme="dark", script=False)` opens a fresh browser window."""
    contexts = []

    def open_window(*, width: int = 1280, scheme: str = "light", script: bool = True) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme,
            java_script_enabled=script, locale="nl-BE", timezone_id="Europe/Brussels",
        )  # fmt: skip
        context.add_init_script(COUNT_VIOLATIONS)
        contexts.append(context)
        someone = Visitor(page=context.new_page(), address=served)
        someone.page.on(
            "console",
            lambda message: (
                "Content Security Policy" in message.text and someone.reports.append(message.text)
            ),
        )
        return someone

    yield open_window
    for context in contexts:
        context.close()
