"""The book as one edition has it: its title, its chapters, and the metadata that `when-meta` asks for."""

from collections.abc import Iterator

from msgspec.structs import replace

from halveit.chapters.sources.book import BookConfig, load_book
from halveit.chapters.sources.chapter import Written, read_chapter
from halveit.chapters.sources.conditional import check_conditions, without_hidden
from halveit.chapters.sources.contents import Entry
from halveit.data.editions import Edition, list_editions
from halveit.errors import ReportError
from halveit.paths import BOOK_FILE, Project


def book_of(project: Project, edition: Edition | None) -> BookConfig:
    """Return what `_quarto.yml` says, made over for an edition; as it stands where no edition is given."""
    config = load_book(project)
    _check_flag(config)
    if edition is None:
        return config
    entries = tuple(entry for entry in config.entries if entry.source not in edition.leaves_out)
    if not entries or entries[0].source != "index.qmd":
        raise ReportError('an edition cannot leave out index.qmd, the home page. Take it out of "leaves_out".')
    return replace(
        config,
        title=edition.title,
        subtitle=edition.subtitle or config.subtitle,
        edition=edition.name,
        entries=entries,
        metadata={**config.metadata, "edition": edition.name, "editions": {flag(edition.name): True}},
    )


def written_book(project: Project, edition: Edition | None) -> Iterator[Written]:
    """Give the source of every chapter that an edition has, in book order."""
    config = book_of(project, edition)
    return (written_chapter(project, config, entry) for entry in config.entries)


def written_chapter(project: Project, config: BookConfig, entry: Entry) -> Written:
    """Return a chapter's source without what the metadata hide; refuse conditions on editions that are not there."""
    written = read_chapter(project, entry.source)
    check_conditions(written, [flag(name) for name in list_editions(project)])
    return without_hidden(written, config.meta_of(written.meta))


def flag(edition: str) -> str:
    """Return the name that conditional content has for an edition: `editions.e2021` is true in the edition 2021."""
    return f"e{edition}"


def _check_flag(config: BookConfig) -> None:
    """Refuse a book whose `edition` and `editions` disagree: stock Quarto goes by the second, we by the first."""
    told = config.metadata.get("editions")
    if not isinstance(told, dict) or config.edition is None:
        return
    if [name for name, value in told.items() if value is True] != [flag(config.edition)]:
        raise ReportError(
            f'"edition" is "{config.edition}", so stock Quarto, which goes by "editions", needs '
            f"editions: {{{flag(config.edition)}: true}} and no other that is true.",
            path=BOOK_FILE,
        )
