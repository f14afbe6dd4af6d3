"""Errands done by a Dask cluster that runs already, through the executor that it offers."""

import logging
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from halveit.errors import ReportError
from halveit.steps.hands.errands import program
from halveit.steps.store import Store

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE = "5s"
"""How long a scheduler may take to answer."""
_PULSE = 3.0
"""Seconds from one look at the workers to the next."""


@contextmanager
def cluster(address: str, root: Path) -> Iterator[Executor]:
    """Give the executor of the cluster whose scheduler has an address; refuse workers that cannot help."""
    client = _client(address)
    try:
        _prove(client, address, root)
        executor: Any = client.get_executor(pure=False)
        with _watched(client, executor):
            yield executor
            with suppress(Exception):  # nothing is lost with a cluster that went before it had ended
                executor.shutdown(wait=True)
    finally:
        client.close()


@contextmanager
def _watched(client: "Client", executor: Executor) -> Iterator[None]:
    """Take back what was handed out when no worker is left, and at the end of the block."""
    ended = Event()

    def watch() -> None:
        while not ended.wait(_PULSE):
            left: Any = {}
            with suppress(Exception):  # a scheduler that is gone has no workers
                left = client.nthreads()
            if not left:
                _dismiss(executor)
                return

    Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        _dismiss(executor)


def _dismiss(executor: Executor) -> None:
    """Take back what was handed out; where the scheduler is gone, Dask has done so itself."""
    with suppress(Exception):
        executor.shutdown(wait=False)


def _client(address: str) -> "Client":
    """Return the connection to a scheduler."""
    try:
        from distributed import Client  # noqa: PLC0415  most builds need none
    except ImportError:
        message = "--executor needs the package distributed. Install it: pip install 'halveit[dask]'."
        raise ReportError(message) from None
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # what matters of it is told in plain words
    try:
        return Client(address, timeout=_PATIENCE, set_as_default=False)
    except OSError:
        raise ReportError(
            f"no Dask scheduler answers at {address}. Start one with `dask scheduler`, and workers with "
            "`dask worker ADDRESS --nthreads 1`; or build without --executor."
        ) from None


def _prove(client: "Client", address: str, root: Path) -> None:
    """Refuse a cluster without workers, or with one that has another program or does not see the project."""
    written = Store(root / "_build/kept", root).put(program().encode())
    try:
        found: Any = client.run(_fault, root, written, program())
    except Exception as fault:  # noqa: BLE001  whatever keeps a worker from running it at all
        first = str(fault).partition("\n")[0]
        raise ReportError(f"a worker of {address} cannot run halveit: {first}. Install this version there.") from None
    if not found:
        raise ReportError(f"the Dask scheduler at {address} has no workers. Start one: dask worker {address}.")
    for worker, wrong in sorted(found.items()):
        if wrong:
            raise ReportError(f"the worker {worker} cannot help: {wrong}")


def _fault(root: Path, written: str, expected: str) -> str:
    """Return why this worker cannot help with a build; nothing where it can."""
    if program() != expected:
        return "it runs another version of halveit, Python or a package. Install the same there and start it anew."
    if Store(root / "_build/kept", root).get(written) is None:
        return f"it does not see what the build writes below {root}. Share the folder, at the same path."
    return ""
