"""One published report: its title and date, and which release of each dataset it pins."""

from collections.abc import Mapping
from datetime import date
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from halveit.data.joining import Joined, join
from halveit.data.periods import Period
from halveit.data.releases import Release, load_release
from halveit.data.series import Series, SeriesEntry, find_entry, load_catalogue
from halveit.data.settings import line_of, read_toml, settings
from halveit.errors import Collector, Problems, ReportError, did_you_mean
from halveit.paths import Project
from halveit.steps.door import listed, note_release, read_bytes

if TYPE_CHECKING:
    import pandas as pd


class Pin(Struct, frozen=True, kw_only=True):
    """Which release of a dataset an edition uses."""

    release: str
    """The release's date."""
    last_period: str | None = None
    """The last period that the edition may know, where it is not the edition's own."""
    also: tuple[str, ...] = ()
    """Older releases that an exhibit may show under their own name."""
    stands_in_for: str = ""
    """What the published report used, where that is not to hand."""
    why_safe: str = ""
    """Why the release may stand in for it."""

    @property
    def dates(self) -> tuple[str, ...]:
        """The date of the release, then those of the older ones."""
        return (self.release, *self.also)


class Edition(Struct, frozen=True, kw_only=True):
    """An edition as its file in data/editions/ describes it."""

    project: Project
    """The report's folder."""
    name: str
    """The file's name: 2021."""
    pins: Mapping[str, Pin]
    """By dataset."""
    title: str
    """The report's title."""
    date: str
    """The day that dates everything built, YYYY-MM-DD."""
    last_period: str
    """Series are cut after this period."""
    subtitle: str = ""
    """What stands below the title, where it is not the book's own."""
    supersedes: str = ""
    """The name of the edition before this one: its pages lead here, and what changed is told against it."""
    leaves_out: tuple[str, ...] = ()
    """Chapters and figure files that this edition does not have, from the project's root."""
    notes: tuple[str, ...] = ()
    """What a reader of this edition should know, a sentence each."""

    @property
    def shown(self) -> str:
        """The edition's file as messages name it."""
        return f"data/editions/{self.name}.toml"

    @property
    def path(self) -> Path:
        """The edition's file."""
        return self.project.data / "editions" / f"{self.name}.toml"

    @property
    def catalogue(self) -> dict[str, SeriesEntry]:
        """Where each series is read: read anew each time, so that whoever asks is noted as its reader."""
        return load_catalogue(self.project)

    def note(self) -> None:
        """Note that the edition's settings were read, but for its pins, which whoever uses them notes one by one."""
        read_bytes(self.path, part="but datasets")

    def _note_pin(self, dataset: str) -> None:
        read_bytes(self.path, part=f"only datasets.{dataset}")

    def pin(self, dataset: str) -> Pin:
        """Return the pin of a dataset."""
        self._note_pin(dataset)
        if dataset not in self.pins:
            raise ReportError(
                f'this edition pins no release of "{dataset}".{did_you_mean(dataset, self.pins)}', path=self.shown
            )
        return self.pins[dataset]

    def release(self, dataset: str, published: str | None = None) -> Release:
        """Return the pinned release of a dataset, or an older one that the pin names in `also`."""
        pin = self.pin(dataset)
        if published not in (None, pin.release, *pin.also):
            raise ReportError(f"this edition does not name the release {published} of {dataset}.", path=self.shown)
        try:
            return load_release(self.project, dataset, published or pin.release)
        except ReportError as fault:
            if fault.path is not None or isinstance(fault, Problems):
                raise
            line = line_of(self.path, dataset)
            raise ReportError(fault.message, path=self.shown, line=line) from None

    def releases(self) -> list[Release]:
        """Return every release that the edition names, by dataset: the pinned one, then older ones in its `also`."""
        named = ((dataset, published) for dataset, pin in sorted(self.pins.items()) for published in pin.dates)
        return [self.release(dataset, published) for dataset, published in named]

    def table(self, dataset: str, name: str) -> "pd.DataFrame":
        """Return a table of the pinned release, with all its periods, as a pandas frame."""
        return self.release(dataset).table(name).frame()

    def series(self, id: str, published: str | None = None) -> Series:
        """Return a series as the pinned release knew it, cut at the edition's last period."""
        entry = find_entry(self.project, id)
        table = self.release(entry.dataset, published).table(entry.table)
        return entry.read(table).upto(self.pin(entry.dataset).last_period or self.last_period)

    def joined(self, id: str, *others: str) -> Joined:
        """Return a series from every release that the pins name, each period as the newest of them gives it.

        Series of `others` fill the periods that the first does not know. A dataset that the edition does not pin gives
        nothing.
        """
        parts = [self._joined(find_entry(self.project, name)) for name in (id, *others)]
        whole = reduce(Joined.filled, parts)
        for release in whole.releases.values():
            note_release(release.dataset, release.published)
        return whole

    def _joined(self, entry: SeriesEntry) -> Joined:
        """Return one series from every release that its dataset's pin names, cut at the edition's last period."""
        self._note_pin(entry.dataset)
        pin = self.pins.get(entry.dataset)
        releases = [self.release(entry.dataset, published) for published in pin.dates] if pin else []
        return join(entry, releases).upto((pin.last_period if pin else "") or self.last_period)

    def check(self) -> None:
        """Raise everything that is wrong with the pinned releases, at once."""
        faults = Collector()
        for dataset, pin in self.pins.items():
            for published in (pin.release, *pin.also):
                try:
                    self.release(dataset, published).check()
                except ReportError as fault:
                    faults.take(fault)
        faults.finish()


def list_editions(project: Project) -> list[str]:
    """Return the name of every edition, sorted: each file in data/editions/."""
    return sorted(path.stem for path in listed(project.data / "editions", "*.toml"))


def load_edition(project: Project, name: str) -> Edition:
    """Return the edition of data/editions/<name>.toml."""
    path = project.data / "editions" / f"{name}.toml"
    if not path.is_file():
        raise ReportError(f'no edition "{name}" in data/editions/. There are: {", ".join(list_editions(project))}.')
    shown = project.relative(path)
    content = read_toml(path, shown)
    pins = _pins(content.pop("datasets", {}), path, shown)
    edition = settings(Edition, content, path=path, shown=shown, project=project, name=name, pins=pins)
    _check_date(edition.date, path, shown)
    _check_period(edition.last_period, path, shown)
    _check_names(edition)
    return edition


def _check_names(edition: Edition) -> None:
    """Refuse an edition that supersedes one that is not there, or leaves out a file that is not there."""
    faults = Collector()
    others = [name for name in list_editions(edition.project) if name != edition.name]
    if edition.supersedes and edition.supersedes not in others:
        faults.add(
            f'"supersedes" names no other edition: "{edition.supersedes}".{did_you_mean(edition.supersedes, others)}',
            path=edition.shown,
            line=line_of(edition.path, "supersedes"),
        )
    for file in edition.leaves_out:
        if not (edition.project.root / file).is_file():
            faults.add(
                f'"leaves_out" names "{file}", which is not there. Write the path from the project\'s root.',
                path=edition.shown,
                line=line_of(edition.path, "leaves_out"),
            )
    faults.finish()


def _pins(content: Mapping[str, Any], path: Path, shown: str) -> dict[str, Pin]:
    """Return the pin of each dataset."""
    if not isinstance(content, Mapping):
        raise ReportError("write each dataset as a table of its own: [datasets.NAME].", path=shown)
    pins = {}
    for dataset, table in content.items():
        heading = f"datasets.{dataset}"
        pins[dataset] = settings(Pin, table, path=path, shown=shown, table=heading)
        _check_period(pins[dataset].last_period, path, shown, heading)
    return pins


def _check_date(text: str, path: Path, shown: str) -> None:
    """Refuse a date that is none."""
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ReportError(
            f'"date" says "{text}"; write a day as YYYY-MM-DD.', path=shown, line=line_of(path, "date")
        ) from None


def _check_period(text: str | None, path: Path, shown: str, table: str = "") -> None:
    """Refuse a last period that is none."""
    try:
        Period(text or "2000")
    except ReportError as fault:
        line = line_of(path, "last_period", table)
        raise ReportError(f'"last_period": {fault.message}', path=shown, line=line) from None
