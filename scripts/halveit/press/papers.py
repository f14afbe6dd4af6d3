"""The PDFs of all editions: Typst is at work on them while the pages are made, on which their sizes stand already."""

from collections.abc import Callable, Mapping
from pathlib import Path

from halveit.press.pdf import Setting
from halveit.press.placing import place
from halveit.press.screen.links import size_in_words
from halveit.press.siblings import FOLDER
from halveit.steps.digests import digest


class Papers:
    """What begins each PDF and knows its size.

    In words, most are as large as those of the last build: that is what pages are told, and set by, before it is known.
    """

    def __init__(self, begin: Mapping[str, Callable[[], Setting]], published: Path) -> None:
        """Take what begins the PDF of each edition, by the edition's name, and the site that was made last."""
        self._begin = begin
        self._published = published
        self._begun: dict[str, Setting] = {}
        self._told: dict[str, str] = {}

    def begin(self, name: str) -> Setting:
        """Let Typst set the PDF of an edition, after the one before; return it, however often asked."""
        if name not in self._begun:
            if last := next(reversed(self._begun.values()), None):
                last.finish()
            self._begun[name] = self._begin[name]()
        return self._begun[name]

    def size(self, name: str) -> str:
        """Return how large the PDF of an edition is in words, or, before it is known, how large the last one was."""
        if name not in self._told:
            last = self._published / FOLDER / name / self._begun[name].out.name
            self._told[name] = size_in_words(last if last.is_file() else self._begun[name].finish())
        return self._told[name]

    def are_as_told(self) -> bool:
        """Wait for all PDFs; tell whether each is as large as was told. From now on the truth is told."""
        told, self._told = self._told, {name: size_in_words(each.finish()) for name, each in self._begun.items()}
        return told == self._told

    def place(self, site: Path, here: str) -> dict[str, str]:
        """Put all into a site, that of the edition `here` at its root too; return their fingerprints by address."""
        prints: dict[str, str] = {}
        for name, each in self._begun.items():
            file = site / FOLDER / name / each.out.name
            each.out.rename(file)
            prints[f"{FOLDER}/{name}/{file.name}"] = digest(file.read_bytes())
            if name == here:
                place(file, site / file.name)
                prints[file.name] = prints[f"{FOLDER}/{name}/{file.name}"]
        return prints
