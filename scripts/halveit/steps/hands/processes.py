"""Errands done by processes of this computer, which end with the build however that ends."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from threading import Thread
from types import ModuleType
from typing import Any

_PATIENCE = 5.0
"""Seconds after which processes are ended that have not ended by themselves."""


@contextmanager
def processes(count: int, modules: Sequence[str] = ()) -> Iterator[Executor]:
    """Give some processes; on Linux one imports the modules, which take long, for all of them."""
    context = get_context("forkserver" if sys.platform == "linux" else "spawn")
    context.set_forkserver_preload(list(modules))
    reader, writer = context.Pipe(duplex=False)
    pool = _Pool(count, mp_context=context, initializer=_begin, initargs=(reader,))
    try:
        yield pool
        _end(pool)
    finally:
        writer.close()
        pool.shutdown(wait=False, cancel_futures=True)


def _end(pool: Executor) -> None:
    """Let processes end by themselves; a pool of which one has died at a bad moment would wait for that without end."""
    ending = Thread(target=pool.shutdown, daemon=True)
    ending.start()
    ending.join(_PATIENCE)


class _Pool(ProcessPoolExecutor):
    """Processes that import what errands need, and not the script that was started, which might build again."""

    def submit(self, *arguments: Any, **more: Any) -> "Future[Any]":
        """Hand out one errand; a process is started where all are busy."""
        script, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
        try:
            return super().submit(*arguments, **more)
        finally:
            sys.modules["__main__"] = script


def _begin(reader: Connection) -> None:
    """Leave Ctrl+C to the build, and end when it ends: at its word, or without one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with, args=(reader,), daemon=True).start()


def _end_with(reader: Connection) -> None:
    """End this process as soon as nobody is left who could write to a pipe."""
    with suppress(EOFError, OSError):
        reader.recv_bytes()
    os._exit(1)
