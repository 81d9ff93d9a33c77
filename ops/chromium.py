"""Find a browser for the tests; as root on Debian install it, elsewhere say what to install."""

import os
import shutil
import subprocess
import sys

PACKAGES = ("chromium", "fonts-noto-color-emoji")
APT = ("apt-get", "-o", "DPkg::Lock::Timeout=400", "-qq", "-y")


def main() -> int:
    """0 when a Chromium is there, now or already."""
    if os.environ.get("CHROMIUM") or shutil.which("chromium"):
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Debian's Chromium for the browser tests...", flush=True)
        subprocess.run([*APT, "update"], check=True)
        subprocess.run([*APT, "install", "--no-install-recommends", *PACKAGES], check=True)
        return 0
    print(
        "The browser tests need Chromium. Install the package `chromium` of your system,"
        " or name a browser: CHROMIUM=/path/to/chrome make test",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    sys.exit(main())
