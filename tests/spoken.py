"""A tagged PDF as a screen reader has it: its structure elements in their order, each with the words that it holds."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

import pikepdf


@dataclass(kw_only=True)
class Spoken:
    """One structure element."""

    role: str
    """What it is, without the slash: H1, P, TH."""
    pages: tuple[int, ...]
    """The pages that its words stand on, counted from 1."""
    node: pikepdf.Dictionary
    """The element itself, for its attributes."""
    parts: list = field(default_factory=list)
    """Words and elements, in their order."""

    @property
    def words(self) -> str:
        """All its words, on one line."""
        return " ".join("".join(self._texts()).split())

    def _texts(self):
        for part in self.parts:
            yield part if isinstance(part, str) else f" {part.words} "

    def within(self, *roles):
        """Give the elements inside it, in their order; those of some roles only, where any are named."""
        for part in self.parts:
            if isinstance(part, Spoken):
                if not roles or part.role in roles:
                    yield part
                yield from part.within(*roles)


def spoken(pdf: pikepdf.Pdf) -> Spoken:
    """Return a document's root element."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    words = [_words(page) for page in pdf.pages]

    def read(node, page):
        """Return what stands for a node: words, an element, or nothing."""
        if isinstance(node, int):
            return words[page][node]
        page = pages[node.Pg.objgen] if "/Pg" in node else page
        if "/MCID" in node:
            return words[page][int(node.MCID)]
        if "/S" not in node:
            return None
        kids = node.get("/K", pikepdf.Array())
        found = [read(kid, page) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])]
        parts = [part for part in found if part is not None]
        return Spoken(role=str(node.S)[1:], pages=_pages(parts, page), node=node, parts=parts)

    top = pdf.Root.StructTreeRoot.K
    root = read(top[0] if isinstance(top, pikepdf.Array) else top, None)
    assert isinstance(root, Spoken)
    return root


def _pages(parts, page):
    """Return the pages of an element's parts; its own words stand on `page`."""
    own = {page + 1} if any(isinstance(part, str) for part in parts) else set()
    return tuple(sorted(own.union(*(part.pages for part in parts if isinstance(part, Spoken)))))


def _words(page):
    """Return the words of a page by the number of the marked content that they stand in."""
    found, marks, letters = defaultdict(str), [], {}
    fonts = {name: _letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BMC":
                marks.append(None)
            case "BDC":
                told = operands[1] if isinstance(operands[1], pikepdf.Dictionary) else {}
                marks.append(int(told["/MCID"]) if "/MCID" in told else None)
            case "EMC":
                marks.pop()
            case "Tf":
                letters = fonts[str(operands[0])]
            case "Tj" | "TJ":
                place = next((mark for mark in reversed(marks) if mark is not None), None)
                shown = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                found[place] += "".join(_text(piece, letters) for piece in shown if isinstance(piece, pikepdf.String))
    return found


def _text(piece, letters):
    codes = bytes(piece)
    return "".join(letters.get(codes[at : at + 2], "\N{REPLACEMENT CHARACTER}") for at in range(0, len(codes), 2))


def _letters(font):
    """Return what the codes of a font stand for."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for place in range(int(last, 16) - int(first, 16) + 1):
                found[(int(first, 16) + place).to_bytes(2, "big")] = chr(int(text, 16) + place)
    return found
