"""The pictures that messengers and networks show beside a link: the report's title and the page's, in its typeface."""

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from halveit.drawing.svg import to_png
from halveit.drawing.theme import FONT, INK, NAVY, TEAL
from halveit.press.fonts import font_file
from halveit.press.reuse.pictures.png import packed
from halveit.steps.hands.errands import Errand
from halveit.steps.hands.offering import offer
from halveit.steps.running import Step, kept, seconds_to_make
from halveit.steps.threads import at_once

FOLDER = "assets/social"
WIDTH, HEIGHT = 1200, 630
_MARGIN = 96
_SIZES = (76, 66, 58, 50)
"""Of the heading's letters: the first at which it fits its place."""
_TOP, _BOTTOM = 190, 500
_LEADING = 1.15


class Card(Struct, frozen=True, kw_only=True):
    """What a picture says."""

    report: str
    """The report's title."""
    kicker: str
    """A few words above the heading: a chapter's number, an exhibit's."""
    heading: str
    """The page's title, or an exhibit's finding."""
    foot: str
    """What the site is, and which edition."""

    @property
    def words(self) -> str:
        """All that it says, for those who cannot see it."""
        title = f"{self.kicker}: {self.heading}" if self.kicker else self.heading
        return f"{self.report}. {title}. {self.foot}."


def begin(cards: Iterable[Card]) -> None:
    """Offer the drawing of pictures, 40 ms each, to whoever helps with the build, where it does not draw them soon."""
    offer([errand for card in dict.fromkeys(cards) for errand in _errand(card)])


def places(cards: Mapping[str, Card], folder: Path) -> dict[str, Path]:
    """Return where the PNG file of each page is to be in a folder, by address in the edition; `cards` are by slug."""
    return {(address := f"{FOLDER}/{slug}.png"): folder / address for slug in cards}


def write(cards: Mapping[str, Card], folder: Path) -> None:
    """Write the PNG file of each page into a folder, drawn where its card has changed."""
    different = list(dict.fromkeys(cards.values()))
    made = dict(zip(different, (each.result() for each in at_once(_picture, different)), strict=True))
    for card, path in zip(cards.values(), places(cards, folder).values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[card])


def _errand(card: Card) -> Iterator[Errand]:
    step = _step(card)
    if seconds := seconds_to_make(step):
        yield Errand(key=step.key, run=_draw, given=(json.dumps(asdict(card)),), seconds=seconds)


def _draw(_: Path, card: str) -> None:
    _picture(Card(**json.loads(card)))


def _step(card: Card) -> Step:
    return Step(name="the picture of a card", given=(asdict(card),), inner=True)


def _picture(card: Card) -> bytes:
    """Return a picture as PNG, drawn anew where what it says has changed."""
    return kept(_step(card), lambda: packed(to_png(drawn(card))), pack=bytes, unpack=bytes)


def drawn(card: Card) -> str:
    """Return a picture as SVG, at half of its size in pixels."""
    size = next((size for size in _SIZES if len(_wrapped(card.heading, size)) <= _room(size)), _SIZES[-1])
    lines = enumerate(_wrapped(card.heading, size)[: _room(size)], 1)
    body = "".join(
        _text(line, _TOP + place * size * _LEADING - size * 0.3, size, NAVY, bold=True) for place, line in lines
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH // 2}" height="{HEIGHT // 2}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}"><rect width="{WIDTH}" height="{HEIGHT}" fill="#FFFFFF"/>'
        f'<rect width="24" height="{HEIGHT}" fill="{NAVY}"/>'
        f'<rect x="{_MARGIN}" y="534" width="80" height="5" fill="{TEAL}"/>'
        f"{_text(_short(card.report), 104, 34, INK, bold=True)}{_text(card.kicker, 158, 30, INK)}{body}"
        f"{_text(card.foot, 586, 28, INK)}</svg>"
    )


def _room(size: int) -> int:
    """Return how many lines of a size there is room for."""
    return int((_BOTTOM - _TOP) / (size * _LEADING))


def _wrapped(text: str, size: int) -> list[str]:
    """Return a text in lines that fit the picture at a size of letters; a word that is wider stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer) * size <= WIDTH - 2 * _MARGIN:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _width(text: str) -> float:
    """Return the width of a bold text whose letters have the size 1."""
    widths, unknown = _widths()
    return sum(widths.get(ord(letter), unknown) for letter in text)


@cache
def _widths() -> tuple[dict[int, float], float]:
    """Return the width of each letter of the bold typeface as a share of its size, and of one that it lacks."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  slow to load, and needed for pictures that changed alone

    font: Any = TTFont(font_file("Bold"), lazy=True)  # its tables' fields are made while it is read
    whole, metrics = font["head"].unitsPerEm, font["hmtx"].metrics
    return {code: metrics[name][0] / whole for code, name in font.getBestCmap().items()}, 1.0


def _short(text: str) -> str:
    """Return a text cut to one line at its size."""
    return textwrap.shorten(text, 64, placeholder=" …")


def _text(words: str, y: float, size: int, colour: str, *, bold: bool = False) -> str:
    """Return a line of text."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{_MARGIN}" y="{y:.0f}" font-family="{FONT}" font-size="{size}"{weight} fill="{colour}">'
        f"{escape(words)}</text>"
    )
