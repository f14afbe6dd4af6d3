import pytest

from halveit.errors import ReportError
from halveit.facts.listing import read_listing
from halveit.paths import Project


def listed(tmp_path, text):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "list.csv").write_text(text)
    return read_listing(
        Project(tmp_path), "list.csv", columns=("id", "what", "note"), may_be_blank={"note"}, noun="thing"
    )


def test_rows_keep_their_order_and_their_lines(tmp_path):
    rows = listed(tmp_path, 'id,what,note\nb,"one, two",\n\na,three,n\n')
    assert [(row.cells["id"], row.cells["what"], row.line) for row in rows] == [("b", "one, two", 2), ("a", "three", 4)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,what\n", "data/list.csv:1: the heading row must be id,what,note."),
        ("id,what,note\na,one, two,\n", "data/list.csv:2: a row has 3 cells, and this one has 4. Put a text that has"),
        ("id,what,note\na,,\n", 'data/list.csv:2: the thing "a" has no what.'),
        ("id,what,note\na,b,\na,b,\n", 'data/list.csv:3: the thing "a" is there twice.'),
        ('id,what,note\na,"b"c,\n', "data/list.csv:2: this is not valid CSV"),
    ],
)
def test_a_faulty_row_is_told_with_its_line(tmp_path, text, message):
    with pytest.raises(ReportError) as caught:
        listed(tmp_path, text)
    assert str(caught.value).startswith(message)


def test_all_faults_are_told_at_once(tmp_path):
    with pytest.raises(ReportError) as caught:
        listed(tmp_path, "id,what,note\na,,\nb,c\n")
    assert [line.partition(": ")[0] for line in str(caught.value).splitlines()] == [
        "data/list.csv:2",
        "data/list.csv:3",
    ]
