"""How a new release stands to the one before it: what its tables change, and what may have been forgotten."""

from collections.abc import Iterator, Mapping

from halveit.data.keeping.drafting import OLD_NOTES
from halveit.data.publishers.differences import compare
from halveit.data.releases import DESCRIPTION, Release, list_releases, load_release, read_table
from halveit.data.settings import read_toml
from halveit.errors import Collector, ReportError
from halveit.paths import Project
from halveit.steps.door import read_text

NEXT = "halveit data check"
MANY = 12  # differences of one table that are told; the others are counted


def beside_the_one_before(project: Project, dataset: str, published: str, tables: Mapping[str, bytes]) -> Iterator[str]:
    """Give a line for each thing to know; nothing for the first release of a dataset. `tables` are CSV files' bytes."""
    before = max((each for name, each in list_releases(project) if name == dataset and each < published), default="")
    if before:
        try:
            held = load_release(project, dataset, before)
        except ReportError:
            yield f"The release of {before} cannot be read, so nothing was compared with it."
        else:
            for file, content in tables.items():
                yield from _compared(held, file, content)
            yield from _kept_title(held, published)
    if OLD_NOTES in read_text(project.data / "releases" / dataset / published / DESCRIPTION):
        yield "Notes of an older release still stand in release.toml as comments. Judge each, and delete the comments."


def _compared(held: Release, file: str, content: bytes) -> Iterator[str]:
    """Give what one table changes."""
    if file not in held.files:
        yield f"{file} is new: the release of {held.published} has no such table."
        return
    if (held.folder / file).read_bytes() == content:
        yield f"{file} is the same as in the release of {held.published}. Were its new numbers put in?"
        return
    name = file.removesuffix(".csv")
    faults = Collector()
    try:
        after = read_table(content, held.schema[name], file, faults)
        faults.finish()
        told = list(compare(held.read(name), after).sentences())
    except (ReportError, KeyError):
        whose = f"it has mistakes, which {NEXT} lists" if faults.problems else "that one cannot be read"
        yield f"{file} was not compared with the release of {held.published}: {whose}."
        return
    yield f"{file} against the release of {held.published}:{'' if told else ' the same numbers, written otherwise.'}"
    yield from (f"  {sentence}" for sentence in told[:MANY])
    if len(told) > MANY:
        yield f"  and {len(told) - MANY} more"


def _kept_title(held: Release, published: str) -> Iterator[str]:
    """Say so where the title is still that of the release before."""
    path = held.folder.with_name(published) / DESCRIPTION
    if read_toml(path, held.project.relative(path)).get("title") == held.title:
        yield f'The title is still that of the release of {held.published}: "{held.title}".'
