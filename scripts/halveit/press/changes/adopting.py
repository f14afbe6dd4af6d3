"""What moves if an edition uses another release of a dataset: tried on a copy of the report, kept only when told."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct

from halveit.data.editions import Edition, list_editions, load_edition
from halveit.data.periods import Period
from halveit.data.releases import Release, list_releases, load_release
from halveit.data.settings import line_of
from halveit.errors import Problems, ReportError, did_you_mean
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press.changes.asking import known_edition
from halveit.press.changes.changes import Changes
from halveit.press.changes.comparing import compare, in_time
from halveit.press.changes.pinning import with_pin
from halveit.press.changes.revision import bring_pictures
from halveit.press.changes.state import State
from halveit.press.changes.taking import read_state
from halveit.press.changes.telling.phrases import periods_told

Say = Callable[[str], None]

_LEFT_BEHIND = ("_site", "_book", "_build", "node_modules", "__pycache__")
"""What is made, not written; hidden folders, such as git's, stay behind too."""
_REASONS = ("stands_in_for", "why_safe")


class Trial(Struct, frozen=True, kw_only=True):
    """What was found when an edition was made with another release."""

    edition: Edition
    """The edition as it is."""
    dataset: str
    """The dataset."""
    published: str
    """The release that it would use."""
    was: bytes
    """The edition's file as it was."""
    wanted: bytes
    """The file as it would be."""
    changes: Changes
    """What moves."""
    notes: tuple[str, ...]
    """What to know before keeping it, a sentence or two each."""

    def keep(self) -> None:
        """Write the edition's file in one step, so that it is never half written; one that changed is left alone."""
        path = self.edition.path
        if path.read_bytes() != self.was:
            raise ReportError(
                "this file was changed while the release was tried. Try it again.", path=self.edition.shown
            )
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            unfinished.write_bytes(self.wanted)
            shutil.copymode(path, unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)


class DoesNotWork(Problems):
    """What is wrong with an edition that uses the release: it cannot be made."""


def try_release(project: Project, name: str, dataset: str, published: str, say: Say) -> Trial | None:
    """Return what moves if an edition uses a release; None where it uses it already. Nothing is written.

    A release with faults, and one with which an exhibit or a chapter no longer works, are refused with every message.
    """
    edition = load_edition(project, known_edition(project, name))
    release = _known_release(project, dataset, published)
    pin = edition.pins.get(dataset)
    if pin and pin.release == published:
        return None
    if pin and published in pin.also:
        message = f'"also" names the release {published} of {dataset}. Take it out there first: a release has one part.'
        raise ReportError(message, path=edition.shown, line=line_of(edition.path, "also", f"datasets.{dataset}"))
    release.check()
    was = edition.path.read_bytes()
    wanted = with_pin(was.decode("utf-8"), edition, dataset, published).encode("utf-8")
    say("Reading the edition as it is")
    before, known = read_state(project, name), _mistakes(edition)
    say(f"Reading it with the release {published} of {dataset}")
    with _copied(project) as copy:
        (copy.data / "editions" / f"{name}.toml").write_bytes(wanted)
        after, changed = _tried(copy, name, f"{name} with {dataset} {published}")
        notes = (*_notes(edition, changed, release), *_to_mend(_mistakes(changed) - known))
    changes = compare(before, after)
    return Trial(
        edition=edition, dataset=dataset, published=published, was=was, wanted=wanted, changes=changes, notes=notes
    )


def _tried(copy: Project, name: str, called: str) -> tuple[State, Edition]:
    """Return the edition's state with the release; what does not work then is told as such."""
    try:
        return read_state(copy, name, called=called), load_edition(copy, name)
    except ReportError as fault:
        raise DoesNotWork(fault.problems if isinstance(fault, Problems) else [fault]) from fault


def _mistakes(edition: Edition) -> set[str]:
    """Return what has to be mended in an edition's exhibits although they can be shown."""
    return {str(mistake) for shelved in Shelf(edition) for mistake in shelved.exhibit.mistakes}


def _to_mend(mistakes: Iterable[str]) -> Iterator[str]:
    """Give what `halveit check` would refuse then and does not refuse now."""
    for mistake in sorted(mistakes):
        yield f"halveit check will refuse this until it is mended: {mistake}"


def _known_release(project: Project, dataset: str, published: str) -> Release:
    """Return a release that is there; another dataset or date is refused with the nearest that is."""
    there = list_releases(project)
    dates = [date for name, date in there if name == dataset]
    if not dates:
        known = sorted({name for name, _ in there})
        hint = did_you_mean(dataset, known) or f" There are: {', '.join(known)}."
        raise ReportError(f'there are no releases of "{dataset}" in data/releases/.{hint}')
    if published not in dates:
        hint = f"{did_you_mean(published, dates)} There are: {', '.join(dates)}."
        raise ReportError(f"there is no release {published} of {dataset}.{hint}")
    return load_release(project, dataset, published)


@contextmanager
def _copied(project: Project) -> Iterator[Project]:
    """Give a copy of the report's sources, with the pictures that were drawn already, and clear it away afterwards."""
    with TemporaryDirectory(prefix="halveit-") as folder:
        root = Path(folder).resolve() / "report"
        shutil.copytree(project.root, root, ignore=_not_copied, ignore_dangling_symlinks=True)
        bring_pictures(project, root)
        yield Project(root)


def _not_copied(folder: str, names: list[str]) -> set[str]:
    """Return which files of a folder have no part in the report."""
    made = {name for name in names if name in _LEFT_BEHIND or name.startswith(".")}
    return made | {name for name in names if (Path(folder) / name / "pyvenv.cfg").is_file()}


def _notes(before: Edition, after: Edition, release: Release) -> Iterator[str]:
    """Give what to know before the release is kept."""
    dataset = release.dataset
    if release.corrects:
        yield f"This release corrects that of {release.corrects}: {release.reason}"
    yield from _hidden(after, release)
    pin = before.pins.get(dataset)
    told = [key for key in _REASONS if pin and getattr(pin, key)]
    if pin and told:
        lines = [str(line_of(before.path, key, f"datasets.{dataset}")) for key in told]
        line = "line" if len(told) == 1 else "lines"
        yield (
            f"{' and '.join(told)} of this dataset ({before.shown}, {line} {' and '.join(lines)}) spoke of the "
            f"release {pin.release}. Read them again, and change or remove them."
        )
    for name in list_editions(before.project):
        if load_edition(before.project, name).supersedes == before.name:
            yield (
                f"The edition {name} supersedes this one. A published edition normally keeps the releases that it was "
                f"published with: should {name} use this release instead?"
            )


def _hidden(edition: Edition, release: Release) -> Iterator[str]:
    """Give the periods of the release that the edition's last period hides."""
    pin = edition.pin(release.dataset)
    last = pin.last_period or edition.last_period
    entries = [entry for entry in edition.catalogue.values() if entry.dataset == release.dataset]
    known = {
        period
        for entry in entries
        if f"{entry.table}.csv" in release.files
        for period in entry.read(release.read(entry.table)).known
        if Period(last) < Period(period)
    }
    if known:
        table = f"datasets.{release.dataset}" if pin.last_period else ""
        line = line_of(edition.path, "last_period", table)
        are = "stays hidden" if len(known) == 1 else "stay hidden"
        yield (
            f"{periods_told(in_time(known))} of this release {are}, because last_period is {last} "
            f"({edition.shown}, line {line}). To show more, change that line too."
        )
