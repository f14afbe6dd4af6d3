"""The datasets that are held, each with its releases in the order in which they are compared."""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from msgspec import Struct

from halveit.data.dates import in_words
from halveit.data.editions import Edition, Pin
from halveit.data.releases import Release, list_releases, load_release
from halveit.paths import Project
from halveit.steps.door import read_text


class Dataset(Struct, frozen=True, kw_only=True):
    """A dataset and all that is held of it."""

    name: str
    """The name of its folder."""
    title: str
    """What people call it."""
    description: str
    """What it holds, from its schema."""
    releases: dict[str, Release]
    """By date, in order; a month or year alone stands at its beginning."""

    @property
    def newest(self) -> Release:
        """The newest release held."""
        return list(self.releases.values())[-1]


class Use(Struct, frozen=True, kw_only=True):
    """What an edition uses of a dataset."""

    edition: Edition
    """The edition."""
    pin: Pin | None
    """Its pin; None where it does not use the dataset."""

    @property
    def last_period(self) -> str:
        """The last period that the edition shows of the dataset."""
        return (self.pin.last_period if self.pin else "") or self.edition.last_period

    def main(self, published: str) -> bool:
        """Tell whether a release is the one that the edition uses."""
        return self.pin is not None and published == self.pin.release

    def older(self, published: str) -> bool:
        """Tell whether a release is an older one that the edition names too."""
        return self.pin is not None and published in self.pin.also

    def used(self, series: str) -> dict[str, str]:
        """Return the date of the release from which the edition takes each period of a series."""
        return {period: release.published for period, release in self.edition.joined(series).releases.items()}


def datasets(project: Project) -> dict[str, Dataset]:
    """Return every dataset of which a release is held, by name in alphabetical order."""
    return {name: _dataset(project, name) for name in sorted({name for name, _ in list_releases(project)})}


def title_of(project: Project, dataset: str) -> str:
    """Return what people call a dataset, whatever its publishers call each release."""
    return _schema(project, dataset)["title"]


def _schema(project: Project, dataset: str) -> dict[str, Any]:
    return json.loads(read_text(project.data / "schemas" / f"{dataset}.json"))


def _dataset(project: Project, name: str) -> Dataset:
    schema = _schema(project, name)
    dates = sorted(published for dataset, published in list_releases(project) if dataset == name)
    releases = {published: load_release(project, name, published) for published in dates}
    return Dataset(name=name, title=schema["title"], description=schema["description"], releases=releases)


def use_of(edition: Edition, dataset: str) -> Use:
    """Return what an edition uses of a dataset."""
    return Use(edition=edition, pin=edition.pins.get(dataset))


def linked(release: Release) -> str:
    """Return a release's title as HTML that leads to its publisher's address."""
    return f'<a href="{escape(release.url)}">{escape(release.title)}</a>'


def listed(dataset: Dataset, use: Use) -> Iterator[str]:
    """Give a line of HTML for each release: date, publisher, title, and what the edition does with it."""
    for published, release in dataset.releases.items():
        told = " <strong>Used in this edition.</strong>" if use.main(published) else ""
        told = " Also shown in this edition." if use.older(published) else told
        yield f"<li>{in_words(published)}: {escape(release.publisher)}, {linked(release)}.{told}</li>"
