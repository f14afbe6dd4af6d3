"""What `halveit diff` is asked to compare: editions as they are now, or as a revision had them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from msgspec import Struct

from halveit.data.book import edition_named
from halveit.data.editions import list_editions
from halveit.errors import Collector, Problems, ReportError, did_you_mean
from halveit.paths import Project
from halveit.press.changes.changes import Changes
from halveit.press.changes.comparing import compare
from halveit.press.changes.revision import at_revision
from halveit.press.changes.state import State
from halveit.press.changes.taking import read_state

Say = Callable[[str], None]


class Since(Struct, frozen=True, kw_only=True):
    """Every edition beside itself at a revision."""

    revision: str
    """The revision."""
    changes: tuple[Changes, ...]
    """Of each edition that was there already, by name."""
    new: tuple[str, ...]
    """Editions that were not there."""
    gone: tuple[str, ...]
    """Editions that are there no more."""
    unread: Mapping[str, tuple[str, ...]]
    """Editions that this code cannot read as the revision had them, with the reasons: they are not compared."""


def compare_named(project: Project, before: str, after: str, say: Say) -> Changes:
    """Return what is not the same in two editions, each named as EDITION or REVISION:EDITION."""
    return compare(_state(project, before, say), _state(project, after, say))


def compare_since(project: Project, revision: str, say: Say) -> Since:
    """Return what is not the same in each edition and in the same edition at a revision."""
    old: dict[str, State] = {}
    unread: dict[str, tuple[str, ...]] = {}
    with at_revision(project, revision) as earlier:
        now, then = list_editions(project), list_editions(earlier)
        for name in (name for name in now if name in then):
            try:
                old[name] = _read(earlier, name, f"{revision}:{name}", say)
            except ReportError as fault:  # what was right for the code of then need not be for this one
                unread[name] = tuple(str(_at(problem, revision)) for problem in _each(fault))
    return Since(
        revision=revision,
        changes=tuple(compare(state, _read(project, name, name, say)) for name, state in old.items()),
        new=tuple(name for name in now if name not in then),
        gone=tuple(name for name in then if name not in now),
        unread=unread,
    )


def _state(project: Project, asked: str, say: Say) -> State:
    """Return the state of an edition, now or at a revision; without a name it is the one that the book names."""
    revision, colon, name = asked.rpartition(":")
    if not colon:
        return _read(project, known_edition(project, name), name, say)
    with _then(project, revision) as earlier:
        found = known_edition(earlier, name) if name else edition_named(earlier)
        return _read(earlier, found, f"{revision}:{found}", say)


def known_edition(project: Project, name: str) -> str:
    """Return the name of an edition that is there; another one is refused with the nearest that is."""
    names = list_editions(project)
    if name not in names:
        there = f" There are: {', '.join(names)}." if names else ""
        raise ReportError(f'no edition "{name}" in data/editions/.{did_you_mean(name, names)}{there}')
    return name


def _read(project: Project, name: str, called: str, say: Say) -> State:
    """Read an edition and run its chapters."""
    say(f"Reading {called}")
    return read_state(project, name, called=called)


@contextmanager
def _then(project: Project, revision: str) -> Iterator[Project]:
    """Give the project at a revision; the mistakes in it are told with the revision before their file."""
    with at_revision(project, revision) as earlier:
        faults = Collector()
        try:
            yield earlier
        except ReportError as fault:
            faults.problems.extend(_at(problem, revision) for problem in _each(fault))
            faults.finish()


def _each(fault: ReportError) -> Sequence[ReportError]:
    """Return a mistake, or each of several."""
    return fault.problems if isinstance(fault, Problems) else [fault]


def _at(problem: ReportError, revision: str) -> ReportError:
    """Return a mistake with its file as that of a revision, as git writes it: main:chapters/outcomes.qmd."""
    path = f"{revision}:{problem.path}" if problem.path else revision
    return ReportError(problem.message, path=path, line=problem.line)
