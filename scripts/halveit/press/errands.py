"""What others can do for a build: exhibits, chapters, and what is made of installed packages alone."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from halveit.chapters.errands import chapters_to_draft
from halveit.errors import ReportError
from halveit.exhibits.errands import exhibits_to_make
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press import fonts
from halveit.press.charts import bundle
from halveit.steps.hands.errands import Errand
from halveit.steps.hands.offering import is_helped, offer, settle


def offer_all(project: Project, shelves: Sequence[Shelf]) -> None:
    """Offer all that is not kept, what is waited for first at first; a mistake is left to the build to meet and tell.

    Chapters show exhibits, so these are waited for; the rest is done while the build goes on.
    """
    if not is_helped():
        return
    offer([errand for shelf in shelves for errand in _found(exhibits_to_make(shelf))])
    settle()
    offer([errand for shelf in shelves for errand in _found(chapters_to_draft(shelf))])
    offer([*_fonts(project), *_bundle(project)])


def _found(errands: Iterator[Errand]) -> list[Errand]:
    """Return errands, up to the first mistake that is met in looking for them."""
    found: list[Errand] = []
    with suppress(ReportError):
        found.extend(errands)
    return found


def _fonts(project: Project) -> Iterator[Errand]:
    for font in fonts.WEB_FONTS:
        if not fonts.kept_font(font, project.build / fonts.KEPT_IN):
            yield Errand(key=font.key, run=_cut_font, given=(font.style,), seconds=1.0)


def _cut_font(root: Path, style: str) -> None:
    fonts.cut_font(next(font for font in fonts.WEB_FONTS if font.style == style), Project(root).build / fonts.KEPT_IN)


def _bundle(project: Project) -> Iterator[Errand]:
    if not bundle.kept_bundle(project.build / bundle.KEPT_IN):
        yield Errand(key=bundle.KEY, run=_make_bundle, given=(), seconds=2.0)


def _make_bundle(root: Path) -> None:
    bundle.bundle(Project(root).build / bundle.KEPT_IN)
