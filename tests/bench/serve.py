"""The part of the page that tells how soon a browser shows an edit of the report, by `halveit serve`."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, socket
from statistics import median

import real_report
from entrants import SENTENCE, VALUE
from measurements import Goal, Part, table
from tools import HALVEIT

sys.path.append(str(Path(__file__).parents[1]))  # what the tests know of browsers
from find_browser import find
from serving import SWITCHES

_EDITS: Mapping[str, tuple[Callable[[Path, int], str], float]] = {
    SENTENCE: (real_report.edit_sentence, 0.7),
    VALUE: (real_report.edit_value, 2.0),
}
_MEANWHILE = f"{SENTENCE} while the build after another edit goes on"
_SHOWN = """said => {
  const holds = (element) => element.textContent.includes(said);
  const isShown = (element) => {
    const inner = [...element.children].filter(holds);
    return inner.length ? inner.some(isShown) : element.checkVisibility();
  };
  const text = document.querySelector("main article");
  return text !== null && holds(text) && isShown(text);
}"""
"""Tells whether the page shows some words: asked before each picture that the browser makes of it."""
_PATIENCE = 300
"""Seconds that a build may take before nobody believes in it any more."""
_REST = 2
"""Seconds between what went before and an edit."""
_BUILT = b"Rebuilt: "
"""What the server says of each build that has come to its end."""


def serve(folder: Path, times: int) -> Part:
    """Time edits of a copy of the report, from the moment that a file is written until the page shows them."""
    browser = find()
    if browser is None:
        goals = (_goal(case, None) for case in _EDITS)
        return Part(title="An edit of the report until it is seen", text="No browser was found.", goals=tuple(goals))
    took = _timed_edits(real_report.copied(folder / "served"), times, browser)
    rows = [(case, f"{median(each):.2f} s", ", ".join(f"{one:.2f}" for one in each)) for case, each in took.items()]
    goals = (_goal(case, median(took[case])) for case in _EDITS)
    text = table(("", "median", "each of them, in seconds"), rows)
    return Part(title=f"An edit of the report until it is seen, {times} times", text=text, goals=tuple(goals))


def _goal(case: str, seconds: float | None) -> Goal:
    what = f"real report, `halveit serve`, {case}: until the browser shows it"
    return Goal(what=what, measured=seconds, at_most=_EDITS[case][1], unit=" s")


def _timed_edits(report: Path, times: int, program: str) -> dict[str, list[float]]:
    """Return the seconds that each edit took, by case."""
    from playwright.sync_api import sync_playwright

    took: dict[str, list[float]] = {case: [] for case in (*_EDITS, _MEANWHILE)}
    with _served(report) as (address, log), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        page = browser.new_page()
        page.goto(f"{address}/{real_report.PAGE}")

        def seen_after(edit: Callable[[Path, int], str], turn: int, rest: float = _REST) -> float:
            page.wait_for_timeout(rest * 1000)
            began = time.perf_counter()
            said = edit(report, turn)
            page.wait_for_function(_SHOWN, arg=said, polling="raf", timeout=_PATIENCE * 1000)
            return time.perf_counter() - began

        for turn in range(times):
            for case, (edit, _) in _EDITS.items():
                built = _built(log)
                took[case].append(seen_after(edit, turn))
                if case == SENTENCE:
                    took[_MEANWHILE].append(seen_after(edit, turn + times, rest=_REST / 2))
                while _built(log) == built:
                    page.wait_for_timeout(_REST * 1000)
        browser.close()
    return took


def _built(log: Path) -> int:
    """Return how many builds have come to their end."""
    return log.read_bytes().count(_BUILT)


@contextmanager
def _served(report: Path) -> Iterator[tuple[str, Path]]:
    """Serve the report inside the block, once it is built; give the address, and the file of what is said."""
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [HALVEIT, "serve", "--port", str(port)]
    told = report.with_suffix(".log")
    with told.open("wb") as log:
        server = subprocess.Popen(command, cwd=report, stdout=log, stderr=subprocess.STDOUT)
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}", told
        finally:
            server.terminate()
            server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers; one that has ended instead ends everything."""
    until = time.monotonic() + _PATIENCE
    while server.poll() is None and time.monotonic() < until:
        try:
            create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("`halveit serve` does not answer.")
