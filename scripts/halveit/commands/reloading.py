"""The server behind `halveit serve`: MkDocs' own, with a script that shows an edit at once, and quicker to notice."""

import os
import re
import time
from collections.abc import Callable, Iterable, Mapping
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

_QUIET = 0.03
"""Seconds without a further change after which a build begins: an editor saves a file in several steps."""
_LOOK = 0.1
"""Seconds between two looks at whether to stop."""
_PATIENCE = 0.5
"""Seconds that a browser may take to show an edit before the build goes on, which would slow it down."""
_SCRIPT = "/livereload/reloading.js"
_HEARD: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What is told of files. Builds open and close hundreds, and to be told of each would slow them down by a quarter."""
_ASKED = re.compile(r"/livereload/(\d+)/")


class ReloadingServer(LiveReloadServer):
    """Serves a folder; pages in a browser follow when it changes."""

    def __init__(self, **settings: Any) -> None:
        """Take the settings of MkDocs' server; the system itself tells of changes, which nobody has to look for."""
        super().__init__(shutdown_delay=_LOOK, **settings)
        self.observer = Observer()  # pyrefly: ignore[bad-assignment]  MkDocs names the one that looks at every file
        self.build_delay = _QUIET
        self.in_view = ""
        """The address of the page that was asked for last."""
        self._early: Mapping[str, bytes] = {}
        self._shown = 0
        self._script = (files("halveit.commands") / "assets/reloading.js").read_bytes()

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:  # noqa: ARG002  MkDocs' signature
        """Build anew whenever a file changes at a path or below it."""
        path = os.path.abspath(path)  # noqa: PTH100  what MkDocs compares with
        self._watched_paths[path] = 1
        self._watch_refs[path] = self.observer.schedule(
            _Changes(self._want), path, recursive=recursive, event_filter=_HEARD
        )

    def is_asked_again(self) -> bool:
        """Tell whether something has changed since the build that runs began."""
        return self._want_rebuild

    def show_early(self, pages: Mapping[str, bytes]) -> None:
        """Serve pages, by address, in the place of those in the folder while the build that makes them goes on."""
        self._early = {**self._early, **pages}
        if self.in_view not in pages:
            return
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch
            self._epoch_cond.notify_all()

    def let_it_be_seen(self) -> None:
        """Wait for a moment, until the browser of the page in view shows the newest that there is."""
        with self._epoch_cond:
            self._epoch_cond.wait_for(lambda: self._shown >= self._visible_epoch, timeout=_PATIENCE)

    def show_whole(self) -> None:
        """Serve the folder again; browsers reload once the builder is done."""
        self._early = {}
        self._wanted_epoch = max(time.monotonic_ns() // 1_000_000, self._visible_epoch + 1)

    def _serve_request(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes] | None:
        """Answer one request."""
        address = unquote(environ["PATH_INFO"]).lstrip("/")
        address += "index.html" * (address.endswith("/") or not address)
        if environ["PATH_INFO"] == _SCRIPT:
            return _answer(start_response, "text/javascript", self._script)
        if asked := _ASKED.match(environ["PATH_INFO"]):
            with self._epoch_cond:
                self._shown = max(self._shown, int(asked[1]))
                self._epoch_cond.notify_all()
        elif address.endswith(".html"):
            self.in_view = address
        if address not in self._early:
            return super()._serve_request(environ, start_response)
        page = _with_script(self._early[address], self._visible_epoch, " data-early")
        return _answer(start_response, "text/html", page)

    def _want(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _inject_js_into_html(self, content: bytes, epoch: float) -> bytes:
        """Return a page with the script that follows what is built."""
        return _with_script(content, epoch)


def _answer(start_response: Any, kind: str, content: bytes) -> list[bytes]:
    start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
    return [content]


def _with_script(html: bytes, epoch: float, early: str = "") -> bytes:
    """Return a page with our script: a file of this server, as its policy allows no other."""
    before, end, after = html.rpartition(b"</body>")
    return b"%b<script src='%b' data-epoch='%d'%b></script>%b%b" % (
        before,
        _SCRIPT.encode(),
        epoch,
        early.encode(),
        end,
        after,
    )


class _Changes(FileSystemEventHandler):
    """Tells of what changes files; builds read them, and that is no change."""

    def __init__(self, tell: Callable[[], None]) -> None:
        self._tell = tell

    def on_created(self, event: FileSystemEvent) -> None:
        """Tell of a new file."""
        self._noticed(event)

    def on_modified(self, event: FileSystemEvent) -> None:
        """Tell of other content."""
        self._noticed(event)

    def on_moved(self, event: FileSystemEvent) -> None:
        """Tell of another name."""
        self._noticed(event)

    def on_deleted(self, event: FileSystemEvent) -> None:
        """Tell of a file that is gone."""
        self._noticed(event)

    def _noticed(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            self._tell()
