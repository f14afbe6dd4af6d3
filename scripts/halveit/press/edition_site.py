"""One edition's part of the site: its pages, its data and exhibits, in a folder of its own."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from halveit.exhibits.files import exhibits_folder
from halveit.press.early import Early
from halveit.press.edition_pdf import Read, described_releases, pdf_name
from halveit.press.mkdocs_project import build_site
from halveit.press.pages import write_pages
from halveit.press.papers import Papers
from halveit.press.screen.markdown import OwnPage
from halveit.press.shell.setting import PDF_SIZE
from halveit.steps.hands.offering import dismiss


def make_pages(
    read: Read,
    work: Path,
    out: Path,
    *,
    own_pages: Sequence[OwnPage],
    theme: Mapping[str, Any],
    papers: Papers,
) -> Early:
    """Write an edition's pages, and let mkdocs make the site of them in `out`; `work` is an empty or new folder.

    `papers` are the PDFs in the making: the size of its own stands on every page. What is returned can show a page
    again early.
    """
    edition = read.edition
    setting = papers.begin(edition.name)
    chapters = write_pages(
        read.book,
        edition.project,
        work / "pages",
        edition_name=edition.name,
        edition_date=edition.date,
        exhibits=exhibits_folder(edition),
        pdf_name=pdf_name(edition),
        releases=described_releases(edition),
        shelf=read.shelf,
        own_pages=own_pages,
        theme={**theme, "pdf_size": PDF_SIZE},
    )
    dismiss()
    _ = setting.pdf  # Typst begins here at the latest, when nobody else takes room
    shells = build_site(work / "pages", out, edition.date, pdf_size=lambda: papers.size(edition.name))
    return Early(edition=edition.name, chapters=chapters, shells=shells)
