"""A copy of the report in this repository, and how a writer and a data person edit it."""

import re
import shutil
from pathlib import Path

import made_up

ROOT = Path(__file__).parents[2]
_SOURCES = ("_quarto.yml", "index.qmd", "chapters", "data", "figures")
_CHAPTER = "chapters/outcomes.qmd"
PAGE = "outcomes.html"
"""The page on which both edits are to be seen, in the edition at the site's root."""
_SENTENCE = re.compile(r"^Keep two points in mind[^.\n]*\.$", re.MULTILINE)
_TABLE = "data/releases/brain-injuries/2023-10-24/brain-injuries.csv"
_LAST = re.compile(r"^England,2019,all,\d+,[\d.]+", re.MULTILINE)
_BIRTHS = 610_505
"""Live births in England in 2019: the rate is for every thousand of them."""


def copied(folder: Path) -> Path:
    """Copy the report's sources into a folder, in place of what it held."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in _SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            folder.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, folder / name)
    return folder


def edit_sentence(report: Path, turn: int) -> str:
    """Change a sentence of a chapter; return what its page must say then."""
    chapter, said = report / _CHAPTER, f"Keep two points in mind, as was said {turn + 2} times before."
    text, changed = _SENTENCE.subn(said, chapter.read_text(encoding="utf-8"))
    if changed != 1:
        raise ValueError(f"{_CHAPTER} has not the sentence that is to be edited.")
    chapter.write_text(text, encoding="utf-8")
    return said


def edit_value(report: Path, turn: int) -> str:
    """Change the last count of the newest release of brain injuries, and its rate; return what the page must say then.

    The file's fingerprint is noted anew, as `halveit data seal` does for a release that is new.
    """
    table, infants = report / _TABLE, 2700 + 100 * turn
    rate = f"{infants / _BIRTHS * 1000:.1f}"
    text, changed = _LAST.subn(f"England,2019,all,{infants},{rate}", table.read_text(encoding="utf-8"))
    if changed != 1:
        raise ValueError(f"{_TABLE} has not the row that is to be edited.")
    table.write_text(text, encoding="utf-8")
    made_up.seal(table.with_name("release.toml"), table)
    return f"in 2019 the rate was {rate}"
