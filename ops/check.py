"""Everything CI checks besides the tests, one line each; all are run, the first fault fails."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
SOURCES = ["src", "tests", "ops", "conftest.py"]
PYTHON = [sys.executable, "-W", "ignore", "-m"]

CHECKS = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", *SOURCES],
    "lint": [BIN / "ruff", "check", "--quiet", *SOURCES],
    "templates": [BIN / "djlint", "src", "--lint", "--quiet"],
    "types": [BIN / "mypy", "src/tandem"],
    "import contracts": [BIN / "lint-imports", "--no-logo"],
    "translations": [*PYTHON, "tandem.foundation.i18n", "check"],
    "migrations": [*PYTHON, "tandem.config.commands.makemigrations", "--check"],
}


def main() -> int:
    """Returns how many checks failed."""
    failed = 0
    subprocess.run([*PYTHON, "tandem.foundation.i18n", "compile"], check=True, cwd=ROOT)
    for name, command in CHECKS.items():
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
        )
        print(f"{'ok  ' if done.returncode == 0 else 'FAIL'}  {name}", flush=True)
        if done.returncode:
            failed += 1
            print(done.stdout + done.stderr, flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main())
