"""Find a Chromium or Chrome for the browser tests; with --install, get one where none is there.

Where to look, in order: HALVEIT_BROWSER, an installed Chromium or Chrome, Playwright's own download. To install:
Debian's package where this user may install packages, else Playwright's download. Chromium's headless shell comes
first: the same engine without a desktop browser's windows, which opens a page in a third of the time.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def find() -> str | None:
    """Return the path of a browser, or None."""
    named = os.environ.get("HALVEIT_BROWSER")
    if named:
        return named
    installed = next((path for name in NAMES if (path := shutil.which(name))), None)
    return installed or _downloaded()


def _downloaded() -> str | None:
    """Return the browser that Playwright downloaded, if it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def install() -> None:
    """Install Debian's Chromium as root, its shell if there is one, else let Playwright download its own."""
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=False, env=environment)
        quiet = ["apt-get", "install", "-y", "-qq", "--no-install-recommends"]
        for package in NAMES[:2]:
            ran = subprocess.run([*quiet, package], check=False, env=environment, stdout=subprocess.DEVNULL)
            if ran.returncode == 0:
                return
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


if __name__ == "__main__":
    if not find() and "--install" in sys.argv:
        install()
    browser = find()
    if not browser:
        sys.exit("No Chromium or Chrome was found. Install one, or name one in HALVEIT_BROWSER.")
    print(f"Browser for the tests: {browser}")
