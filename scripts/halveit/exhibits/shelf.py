"""The shelf of exhibits: one file in figures/ is one exhibit, and its file name is its label."""

from collections.abc import Iterator
from contextlib import chdir, contextmanager
from contextvars import ContextVar
from functools import cached_property
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from halveit.data.editions import Edition
from halveit.drawing.svg import settled
from halveit.errors import Problems, ReportError, did_you_mean
from halveit.exhibits.exhibit import Exhibit
from halveit.facts.fact import Fact
from halveit.facts.single import load_single_facts
from halveit.steps.digests import digest
from halveit.steps.door import is_file, listed, read_bytes, recording
from halveit.steps.reads import Record
from halveit.steps.running import Step, kept
from halveit.steps.watch import fresh_modules

_FLOORS = "steps data indicators drawing facts exhibits"
"""What of this package exhibits are made by."""
_BEING_MADE: ContextVar[tuple[str, ...]] = ContextVar("_BEING_MADE", default=())


class Shelved(Struct, frozen=True, kw_only=True, dict=True):
    """An exhibit with its label and with what was read to make it."""

    label: str
    """The file's name: stillbirths."""
    exhibit: Exhibit
    """What the file gave back."""
    record: Record
    """What was read meanwhile: the exhibit's provenance."""

    @property
    def kind(self) -> str:
        """The word that cross-references begin with: fig or tbl."""
        return "fig" if self.exhibit.is_chart else "tbl"

    @cached_property
    def digest(self) -> str:
        """What stands for all of it where work on it is kept: words, numbers, drawing, and what it was made from."""
        reads = [(read.kind, read.name, read.part, found) for read, found in sorted(self.record.reads.items())]
        return digest(repr((self.label, self.exhibit, reads, sorted(self.record.releases))).encode())

    @cached_property
    def facts(self) -> dict[str, Fact]:
        """Its facts by full id, each with the releases behind the exhibit."""
        releases = tuple(sorted(self.record.releases))
        return {
            f"{self.label}.{fact.id}": replace(fact, id=f"{self.label}.{fact.id}", releases=releases)
            for fact in self.exhibit.facts
        }


class Shelf:
    """The exhibits of one edition, each made when it is first asked for."""

    def __init__(self, edition: Edition) -> None:
        """Take the edition that gives the data."""
        self.edition = edition
        self.folder = edition.project.figures
        self.answered: dict[tuple[str, str], str] = {}
        self._made: dict[str, Shelved] = {}

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label that the edition has, sorted."""
        return tuple(path.stem for path in listed(self.folder, "[!_]*.py") if path not in self._left_out)

    def has(self, label: str) -> bool:
        """Tell whether the edition has an exhibit of a label."""
        path = self.folder / f"{label}.py"
        named = label and not label.startswith("_") and "/" not in label and path not in self._left_out
        return bool(named) and is_file(path)

    @cached_property
    def _left_out(self) -> frozenset[Path]:
        """The figure files that the edition does not have, among others that it does not have."""
        return frozenset(self.edition.project.root / file for file in self.edition.leaves_out)

    @cached_property
    def single_facts(self) -> dict[str, Fact]:
        """The facts of data/facts.csv by id."""
        return load_single_facts(self.edition.project)

    def __iter__(self) -> Iterator[Shelved]:
        """Yield every exhibit, in order of labels."""
        return (self.get(label) for label in self.labels)

    def get(self, label: str) -> Shelved:
        """Return an exhibit by label; an unknown one is refused with the nearest that is there."""
        if label not in self._made:
            if not self.has(label):
                raise ReportError(f'no exhibit "{label}" in figures/.{did_you_mean(label, self.labels)}')
            self._made[label] = self._make(label)
        return self._made[label]

    def fact(self, id: str) -> Fact:
        """Return a fact of an exhibit or of data/facts.csv; an unknown one is refused with the nearest."""
        if id in self.single_facts:
            return self.single_facts[id]
        label = id.partition(".")[0]
        if not self.has(label):
            known = [*self.single_facts, *(f"{label}." for label in self.labels)]
            raise ReportError(f'no fact "{id}" in data/facts.csv, and no exhibit "{label}".{did_you_mean(id, known)}')
        facts = self.get(label).facts
        if id not in facts:
            raise ReportError(f'the exhibit "{label}" states no fact "{id}".{did_you_mean(id, facts)}')
        return facts[id]

    def step(self, label: str) -> Step:
        """Return the step that makes an exhibit."""
        return Step(name=f"{self._shown(label)}, edition {self.edition.name}", given=(self.edition.name,), code=_FLOORS)

    def _shown(self, label: str) -> str:
        """Return an exhibit's file as messages name it."""
        return self.edition.project.relative(self.folder / f"{label}.py")

    def _make(self, label: str) -> Shelved:
        """Return an exhibit, made anew where something that it was made from has changed."""
        with recording() as record:
            exhibit = kept(self.step(label), lambda: self._made_anew(label, self._shown(label)))
        return Shelved(label=label, exhibit=exhibit, record=record)

    def _made_anew(self, label: str, shown: str) -> Exhibit:
        """Load a figure file by path and let it make its exhibit, with the project's folder as the working folder."""
        path = self.folder / f"{label}.py"
        root = self.edition.project.root
        with _guarded(label, shown), chdir(root), fresh_modules(root):
            read_bytes(path)
            self.edition.note()
            module = _load(path, shown)
            try:
                exhibit = module.exhibit(self.edition)
            except Problems:
                raise
            except ReportError as fault:
                raise ReportError(fault.message, path=fault.path or shown, line=fault.line) from fault
            except Exception as fault:
                raise _broken(fault, path, shown) from fault
            if not isinstance(exhibit, Exhibit):
                raise ReportError("exhibit(edition) must return an Exhibit.", path=shown)
            return replace(exhibit, draw=settled(exhibit.draw)) if exhibit.draw else exhibit


@contextmanager
def _guarded(label: str, shown: str) -> Iterator[None]:
    """Refuse an exhibit that asks, by way of a shelf of its own, for itself."""
    if label in _BEING_MADE.get():
        raise ReportError("this exhibit asks for a fact of its own while it is being made.", path=shown)
    token = _BEING_MADE.set((*_BEING_MADE.get(), label))
    try:
        yield
    finally:
        _BEING_MADE.reset(token)


class _FromText(SourceFileLoader):
    """Loads a file from its text, and not from what Python keeps of it, which goes by size and time stamp."""

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002  Python's signature
        """Return the file's code; `fullname` is the module's."""
        return self.source_to_code(self.get_data(self.path), self.path)


def _load(path: Path, shown: str) -> Any:
    """Return a figure file as a module of its own, which is put on no import path."""
    name = f"figure_{path.stem.replace('-', '_')}"
    spec = spec_from_file_location(name, path, loader=_FromText(name, str(path)))
    if spec is None or spec.loader is None:
        raise ReportError("this file cannot be loaded as Python.", path=shown)
    module: ModuleType = module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except SyntaxError as fault:
        raise ReportError(f"this is not valid Python: {fault.msg}.", path=shown, line=fault.lineno) from fault
    except Exception as fault:
        raise _broken(fault, path, shown) from fault
    if not callable(getattr(module, "exhibit", None)):
        raise ReportError("this file has no function exhibit(edition).", path=shown)
    return module


def _broken(fault: Exception, path: Path, shown: str) -> ReportError:
    """Return an exception of a figure file as a message with the file's own line."""
    line, trace = None, fault.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == str(path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return ReportError(f"the exhibit could not be made: {type(fault).__name__}: {fault}", path=shown, line=line)
