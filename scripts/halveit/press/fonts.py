"""The one typeface, Source Sans Pro: its files for the PDF, and small web fonts cut from them."""

import hashlib
import shutil
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from halveit.errors import ReportError
from halveit.steps.code import version_of
from halveit.steps.running import wait_for
from halveit.steps.sealed import made_once, sealed

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

WEB_FAMILY = "Report Sans"
"""The web fonts' own name: the licence reserves the name Source for fonts that nobody changed."""
KEPT_IN = "fonts"
"""The folder below `_build/` that keeps the web fonts from one build to the next."""
PDF_STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")
_FEATURES = ("ccmp", "frac", "kern", "liga", "lnum", "locl", "mark", "pnum", "sups", "tnum")
_LETTERS = (
    *range(0x20, 0x180),  # Latin, with the accents of Welsh, Gaelic and most European names
    *range(0x2010, 0x2030),  # dashes, quotation marks, dots
    *(0x202F, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x2070, 0x20AC, 0x2122),  # primes, fractions, euro
    *range(0x2074, 0x208A),  # raised and lowered figures
    *range(0x2190, 0x2194),  # arrows
    *(0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x25A0, 0x25B2, 0x25BC, 0x25CF, 0x2713),  # signs and marks
)


class WebFont(Struct, frozen=True, kw_only=True):
    """One style of the web fonts."""

    file: str
    """Its file name."""
    style: str
    """Its name in the package."""
    weight: int
    """Its weight in CSS."""
    slope: str
    """normal or italic, as in CSS."""

    @property
    def key(self) -> str:
        """By what a build waits for it where others cut it."""
        return f"the web font {self.style}"


WEB_FONTS = (
    WebFont(file="report-sans-regular.woff2", style="Regular", weight=400, slope="normal"),
    WebFont(file="report-sans-italic.woff2", style="It", weight=400, slope="italic"),
    WebFont(file="report-sans-semibold.woff2", style="Semibold", weight=600, slope="normal"),
    WebFont(file="report-sans-bold.woff2", style="Bold", weight=700, slope="normal"),
)


class StandIn(Struct, frozen=True, kw_only=True):
    """A font of the reader's device that is shown until the web fonts are there, made as wide as they are."""

    family: str
    """What it is called on most devices."""
    weight: str
    """The weights in CSS that it stands in for."""
    local: tuple[str, ...]
    """Its names on the device; all of one width."""
    size: float
    """How large it is set, in per cent: the mean width of a letter of English text beside its own."""


STAND_INS = (
    StandIn(family="Arial", weight="400", local=("Arial", "Liberation Sans", "Helvetica"), size=93.5),
    StandIn(
        family="Arial",
        weight="600 700",
        local=("Arial Bold", "Arial-BoldMT", "Liberation Sans Bold", "Helvetica Bold", "Helvetica-Bold"),
        size=91.0,
    ),
    StandIn(family="Roboto", weight="400", local=("Roboto", "Roboto Regular"), size=92.8),
    StandIn(family="Roboto", weight="600 700", local=("Roboto Bold", "Roboto-Bold"), size=96.5),
    StandIn(family="DejaVu Sans", weight="400", local=("DejaVu Sans",), size=82.0),
    StandIn(family="DejaVu Sans", weight="600 700", local=("DejaVu Sans Bold", "DejaVuSans-Bold"), size=76.0),
)
"""For nearly all devices; without them the text would be broken into lines anew when the web fonts come."""
_ENDING = ".woff2"
_ASCENT, _DESCENT = 98.4, 27.3
"""Of the web fonts, in per cent of their size."""


def font_file(style: str) -> Path:
    """Return the TrueType file of a style, such as Regular, It, Semibold or Bold."""
    return _typeface() / f"SourceSansPro-{style}.ttf"


@cache
def _typeface() -> Path:
    """Return the folder of the typeface's package that has its files."""
    package = find_spec("font_source_sans_pro")
    if package is None or not package.origin:
        raise ReportError("the typeface's package, font-source-sans-pro, is not installed.")
    return Path(package.origin).with_name("files")


def web_fonts(out: Path, *, keep: Path) -> None:
    """Write the web fonts into a folder, with their licence beside them; the same bytes each time.

    Cutting them takes seconds; in the folder `keep` they are kept from one build to the next.
    """
    out.mkdir(parents=True, exist_ok=True)
    for font in WEB_FONTS:
        wait_for(font.key)
        shutil.copyfile(cut_font(font, keep), out / font.file)
    shutil.copyfile(font_file("Regular").with_name("LICENSE.txt"), out / "report-sans-licence.txt")


def cut_font(font: WebFont, keep: Path) -> Path:
    """Return the file of one web font in the folder `keep`, cut where it is not there."""
    return made_once(keep, _fingerprint(font), _ENDING, lambda unfinished: _cut(font, unfinished))


def kept_font(font: WebFont, keep: Path) -> Path | None:
    """Return the file of one web font in the folder `keep`; None where it is not there as it was made."""
    return sealed(keep, _fingerprint(font), _ENDING)


def font_faces(folder: str) -> str:
    """Return the CSS that names the web fonts, in `folder` as seen from the style sheet, and their stand-ins.

    A web font that is late is used from the next page on: text that changes under a reader's eyes moves away from them.
    """
    fonts = "".join(
        f'@font-face {{ font-family: "{WEB_FAMILY}"; font-weight: {font.weight}; font-style: {font.slope}; '
        f'font-display: optional; src: url("{folder}/{font.file}") format("woff2"); }}\n'
        for font in WEB_FONTS
    )
    return fonts + "".join(_stand_in(font) for font in STAND_INS)


def _stand_in(font: StandIn) -> str:
    """Return the CSS of a stand-in: its lines are as high as those of the web fonts, whatever its size."""
    names = ", ".join(f'local("{name}")' for name in font.local)
    ascent, descent = (f"{each / font.size:.1%}" for each in (_ASCENT, _DESCENT))
    return (
        f'@font-face {{ font-family: "{WEB_FAMILY} as {font.family}"; font-weight: {font.weight}; src: {names}; '
        f"size-adjust: {font.size}%; ascent-override: {ascent}; descent-override: {descent}; "
        "line-gap-override: 0%; }\n"
    )


@cache
def _fingerprint(font: WebFont) -> str:
    """Return a name for what a web font is made from and with."""
    made_with = f"{font}{version_of('fonttools')}{version_of('brotli')}".encode() + Path(__file__).read_bytes()
    return hashlib.sha256(font_file(font.style).read_bytes() + made_with).hexdigest()[:32]


def _cut(font: WebFont, out: Path) -> None:
    """Cut one style to the letters that reports use and pack it."""
    from fontTools.subset import Options, Subsetter  # noqa: PLC0415  a build that has the fonts need not pay for it
    from fontTools.ttLib import TTFont  # noqa: PLC0415  as above

    whole = TTFont(font_file(font.style), recalcTimestamp=False)
    cutter = Subsetter(Options(layout_features=list(_FEATURES), notdef_outline=True, name_IDs=["*"], hinting=False))
    cutter.populate(unicodes=_LETTERS)
    cutter.subset(whole)
    _rename(whole, font)
    whole.flavor = "woff2"
    whole.save(out)


def _rename(whole: "TTFont", font: WebFont) -> None:
    """Give a changed font a name that its licence does not reserve; copyright and licence stay in it."""
    name = font.file.removesuffix(".woff2")
    names = {1: WEB_FAMILY, 3: name, 4: f"{WEB_FAMILY} {font.style}", 6: name, 16: WEB_FAMILY}
    table = whole["name"]
    for old in list(table.names):
        if old.nameID in names:
            table.setName(names[old.nameID], old.nameID, old.platformID, old.platEncID, old.langID)
