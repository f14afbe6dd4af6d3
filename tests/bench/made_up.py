"""What the book to be timed is made of, whichever tool builds it: made-up counts and text, and how they are edited."""

import hashlib
from pathlib import Path

YEARS = tuple(range(2005, 2021))
DAY = "2024-01-01"
_SENTENCES = (
    "The rate is the number of deaths for every thousand births of the same year.",
    "A small place has few deaths in a year, so that its rate moves by chance alone.",
    "Where a rate fell for several years running, the fall is unlikely to be chance.",
    "The counts are those that the registrars sent in by the end of the following March.",
    "No count was left out, and none was estimated.",
)


def counts(place: int) -> list[tuple[int, int, int]]:
    """Return a place's (year, deaths, births): made up, the same each time, and of no real place."""
    return [(year, 60 + (place * 37 + year * 11) % 41 - (year - 2005), 9000 + place * 13 + year) for year in YEARS]


def name(place: int) -> str:
    """Return the name of a place in files and labels."""
    return f"place-{place:04}"


def table_of(place: int) -> str:
    return "year,deaths,births\n" + "".join(f"{y},{d},{b}\n" for y, d, b in counts(place))


def paragraphs(place: int) -> list[str]:
    """Return a chapter's text: twelve paragraphs, each a little different."""
    texts = []
    for number in range(12):
        turned = _SENTENCES[number % 5 :] + _SENTENCES[: number % 5]
        texts.append(f"Of place {place}, part {number + 1}. " + " ".join(turned))
    return texts


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edit_sentence(path: Path, turn: int) -> None:
    """Change one sentence of a chapter; another way at each turn."""
    lines = path.read_text(encoding="utf-8")
    old = next(each for each in (_SENTENCES[4], *(_other(turn) for turn in range(turn))) if each in lines)
    write(path, lines.replace(old, _other(turn), 1))


def _other(turn: int) -> str:
    return f"Of the counts none is left out, and {turn + 2} were looked at twice."


def edit_value(table: Path, turn: int) -> str:
    """Change the last count of deaths in a table; return the rate that it gives, with one decimal."""
    lines = table.read_text(encoding="utf-8").splitlines()
    year, _, births = lines[-1].split(",")
    deaths = 200 + turn
    write(table, "\n".join([*lines[:-1], f"{year},{deaths},{births}"]) + "\n")
    return f"{deaths / int(births) * 1000:.1f}"


def seal(release: Path, table: Path) -> None:
    """Note a table's new fingerprint in its release, as `halveit data seal` does for a release that is new."""
    text, start = release.read_text(encoding="utf-8"), f'"{table.name}" = "'
    before, _, rest = text.partition(start)
    write(release, before + start + hashlib.sha256(table.read_bytes()).hexdigest() + rest[64:])
