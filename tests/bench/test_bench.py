"""What times our builds: the books that it builds, and what it makes of the measurements."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # run.py finds its modules beside it; they are no package

import books
import made_up
import real_report
from builds import WITHOUT
from growing_books import WAYS
from growth import exponent
from kept_parts import Timed, read_parts, timed_now, write_parts
from measurements import Goal, Part, before_and_after, middle, table
from page import page
from timing import Took, TooLongError, timed

from halveit.chapters import read_book
from halveit.chapters.tree.walking import plain
from halveit.exhibits.context import showing
from halveit.exhibits.shelf import Shelf
from halveit.paths import Project
from halveit.press.siblings import load_editions


def took(seconds, megabytes=100):
    return Took(seconds=seconds, megabytes=megabytes)


def test_the_median_of_the_seconds_and_the_most_memory_count():
    assert middle([took(3, 10), took(1, 30), took(2, 20)]) == took(2, 30)


def test_a_table_has_a_heading_and_numbers_to_the_right():
    assert table(("", "a"), [("x", "1")]) == "|  | a |\n| --- | ---: |\n| x | 1 |\n"


@pytest.mark.parametrize(
    ("measured", "row"),
    [
        (0.6, ("what", "0.60", "0.60", "met")),
        (0.601, ("what", "0.60", "0.60", "**not met**")),
        (None, ("what", "not measured", "0.60", "")),
    ],
)
def test_a_goal_is_met_by_no_more_than_was_asked_for(measured, row):
    assert Goal(what="what", measured=measured, at_most=0.6).row == row


def test_a_note_stands_behind_the_verdict():
    goal = Goal(what="what", measured=1.2, at_most=2, unit=" s", note="so")
    assert goal.row == ("what", "1.20 s", "2.00 s", "met so")


def test_before_and_after_are_paired_by_name():
    told = before_and_after({"a": took(10), "b": took(1)}, {"a": took(2.5), "c": took(4)})
    assert told.splitlines()[2:] == [
        "| a | 10.00 s, 100 MB | 2.50 s, 100 MB | 0.25 |",
        "| b | 1.00 s, 100 MB |  |  |",
        "| c |  | 4.00 s, 100 MB |  |",
    ]


@pytest.mark.parametrize(("seconds", "power"), [(100, 1), (1000, 2), (10, 0)])
def test_ten_times_as_long_for_ten_times_as_many_is_an_exponent_of_one(seconds, power):
    assert exponent({10: took(1), 100: took(10), 1000: took(seconds)}) == pytest.approx(power)


def test_what_was_stopped_has_no_exponent():
    assert exponent({10: took(1), 100: took(10), 1000: None}) is None


def test_a_run_is_timed_with_the_memory_of_what_it_starts(tmp_path):
    holding = "held = bytearray(b'x') * 60_000_000"
    inner = f"import time; {holding}; time.sleep(0.5)"
    outer = f"import subprocess, sys; {holding}; subprocess.run([sys.executable, '-c', {inner!r}])"
    ran = timed([sys.executable, "-c", outer], tmp_path, tmp_path / "log")
    assert ran.seconds >= 0.5
    assert 120 < ran.megabytes < 200


def test_what_takes_too_long_is_stopped(tmp_path):
    with pytest.raises(TooLongError):
        timed([sys.executable, "-c", "import time; time.sleep(60)"], tmp_path, tmp_path / "log", at_most=0.3)


def test_what_fails_ends_everything(tmp_path):
    with pytest.raises(SystemExit, match="failed in"):
        timed([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, tmp_path / "log")


def read(folder):
    """Return every edition of a project as books, its data checked and its cells run."""
    found = {}
    for edition in load_editions(Project(folder)):
        with showing(Shelf(edition)):
            found[edition.name] = read_book(edition.project, edition)
    return found


def words(chapter):
    return plain(chapter.blocks)


def test_our_book_has_a_chapter_for_each_place(tmp_path):
    books.write_ours(tmp_path, 3)
    (book,) = read(tmp_path).values()
    assert [chapter.title for chapter in book.chapters] == ["Summary", "Place 1", "Place 2", "Place 3"]


@pytest.mark.parametrize(
    ("way", "editions", "chapters"), [("chapters", 1, 13), ("exhibits", 1, 11), ("facts", 1, 11), ("editions", 12, 2)]
)
def test_a_book_that_grows_is_valid(way, editions, chapters, tmp_path):
    WAYS[way](tmp_path, 12)
    found = read(tmp_path)
    assert len(found) == editions
    assert {len(book.chapters) for book in found.values()} == {chapters}


def test_a_value_that_was_edited_is_sealed_and_read(tmp_path):
    books.write_ours(tmp_path, 1)
    table = tmp_path / f"data/releases/counts/{made_up.DAY}/{made_up.name(1)}.csv"
    rate = made_up.edit_value(table, 0)
    made_up.seal(table.with_name("release.toml"), table)
    (book,) = read(tmp_path).values()
    assert rate == "18.1"  # 200 deaths among 9000 + 13 + 2020 births
    assert f"The last rate was {rate}." in words(book.chapters[1])


def test_a_sentence_can_be_edited_again_and_again(tmp_path):
    books.write_ours(tmp_path, 1)
    chapter = tmp_path / f"chapters/{made_up.name(1)}.qmd"
    texts = [chapter.read_text()]
    for turn in range(3):
        made_up.edit_sentence(chapter, turn)
        texts.append(chapter.read_text())
    assert len(set(texts)) == 4


def test_the_report_can_be_edited_as_its_readers_would_see(tmp_path):
    report = real_report.copied(tmp_path / "report")
    said = [real_report.edit_sentence(report, turn) for turn in range(2)]
    text = (report / "chapters/outcomes.qmd").read_text()
    assert [text.count(each) for each in said] == [0, 1]
    told = [real_report.edit_value(report, turn) for turn in range(2)][-1]
    assert told == "in 2019 the rate was 4.6"  # 2,800 infants among 610,505 births
    edition = next(each for each in load_editions(Project(report)) if each.name == "2021")
    assert told in Shelf(edition).get("brain-injuries").exhibit.title


@pytest.mark.build
def test_what_the_pdf_costs_is_told_by_the_same_site_with_an_empty_one(tmp_path):
    WAYS["chapters"](tmp_path, 1)
    timed([sys.executable, WITHOUT], tmp_path, tmp_path / "log")
    (pdf,) = (tmp_path / "_site/editions/2024").glob("*.pdf")
    assert pdf.read_bytes() == b""
    assert (tmp_path / "_site/place-0001.html").is_file()


def test_parts_are_kept_for_a_page_of_which_another_is_timed_anew(tmp_path):
    goal = Goal(what="a goal", measured=None, at_most=0.5, note="not to be had")
    part = Part(title="A part", text="Words.", goals=(goal,), versions=("halveit 1",), ours={"a build": took(2)})
    parts = {"growth": Timed(part=part, commit="abc", day="1 May 2026", slowed=1.25)}
    write_parts(tmp_path / "parts.json", parts)
    assert read_parts(tmp_path / "parts.json") == parts
    assert read_parts(tmp_path / "none.json") == {}
    written = page([*parts.values(), timed_now(replace(part, title="Another"), None)], {})
    assert (
        "## A part\n\nTimed on 1 May 2026 at commit abc. "
        "Just before, two processes at once took 1.2 times as long as one alone.\n\nWords." in written
    )
    assert "| a build |  | 2.00 s, 100 MB |  |" in written
    assert written.index("## A part") < written.index("## Another")
