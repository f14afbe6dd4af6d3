"""What holds of every release: an edit after its commit is refused, and a copy with its own fingerprints is not."""

import csv
import hashlib
import io
import shutil
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from committing import commit
from conftest import copied
from halveit.data.keeping.checking import check_data, check_releases
from halveit.data.keeping.drafting import Wish, draft
from halveit.data.keeping.guarding import guard
from halveit.data.keeping.sealing import seal
from halveit.data.releases import list_releases, load_release
from halveit.errors import Collector, ReportError

# What a hand or a spreadsheet may leave in a cell: no line ends, which would move the lines below.
CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)
SOME = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The report's sources, committed; each example puts back what it spoils."""
    project = copied(tmp_path_factory.mktemp("kept"))
    commit(project.root)
    return project


def tables(project):
    return sorted(project.data.glob("releases/*/*/*.csv"))


def edited(content, row, column, cell):
    """Return a table with one cell changed, written as it was."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    rows[row][column] = cell
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@SOME
@given(data=st.data(), cell=CELLS)
def test_any_edit_of_one_cell_of_a_committed_release_is_refused_at_its_place(kept, data, cell):
    path = data.draw(st.sampled_from(tables(kept)))
    before = path.read_bytes()
    rows = list(csv.reader(io.StringIO(before.decode())))
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    assume(cell != rows[row][column])
    record = path.with_name("release.toml")
    recorded = record.read_text()
    changed = edited(before, row, column, cell)
    try:
        path.write_bytes(changed)
        old, new = (hashlib.sha256(content).hexdigest() for content in (before, changed))
        record.write_text(recorded.replace(old, new))
        faults = Collector()
        assert guard(kept, faults) == ""
    finally:
        path.write_bytes(before)
        record.write_text(recorded)
    told = {fault.path: fault for fault in faults.problems}
    assert set(told) == {kept.relative(path), kept.relative(record)}
    assert told[kept.relative(path)].line == row + 1
    assert f'column "{rows[0][column]}": found' in told[kept.relative(path)].message


JUNK = [b"", b"\0", b"\xff", b'"', b",", b"\n", b"\r", b"[", b"= 3", b"= {}", b"null", b"1e999", b"\xe2\x80\xa8"]


@settings(SOME, max_examples=40)
@given(data=st.data(), junk=st.sampled_from(JUNK), length=st.integers(0, 40))
def test_whatever_befalls_a_data_file_is_told_without_a_traceback(kept, data, junk, length):
    files = sorted(path for path in kept.data.rglob("*") if path.is_file())
    path = data.draw(st.sampled_from(files))
    before = path.read_bytes()
    place = data.draw(st.integers(0, len(before)))
    told = ""
    try:
        path.write_bytes(before[:place] + junk + before[place + length :])
        check_data(kept, print)
    except ReportError as fault:
        told = str(fault)
    finally:
        path.write_bytes(before)
    assert str(kept.root) not in told


def with_byte_order_mark(content):
    return b"\xef\xbb\xbf" + content


def with_windows_line_ends(content):
    return content.replace(b"\n", b"\r\n")


def as_it_is(content):
    return content


@SOME
@given(
    dataset=st.sampled_from(["ons-child-mortality", "maternal-mortality", "brain-injuries", "preterm-births"]),
    day=st.dates(date(2030, 1, 1), date(2090, 12, 31)),
    precise=st.sampled_from([10, 7, 4]),
    form=st.sampled_from([as_it_is, with_byte_order_mark, with_windows_line_ends]),
)
@example(dataset="ons-child-mortality", day=date(2036, 2, 29), precise=10, form=with_byte_order_mark)
def test_a_copy_with_its_own_fingerprints_is_always_accepted(kept, monkeypatch, dataset, day, precise, form):
    monkeypatch.setattr("halveit.data.keeping.checking.is_to_come", lambda _: False)  # it is the newest, and has come
    published = day.isoformat()[:precise]
    before = list_releases(kept)
    made = draft(kept, Wish(dataset=dataset, published=published), "2026-11-24")
    try:
        for name in made.tables:
            table = made.folder / name
            table.write_bytes(form(table.read_bytes()))
        seal(kept, dataset, published)
        load_release(kept, dataset, published).check()
        faults = Collector()
        assert check_releases(kept, faults, print) == len(before) + 1
        assert faults.problems == []
    finally:
        shutil.rmtree(made.folder)
    assert list_releases(kept) == before
