import hashlib

import pytest
from msgspec.structs import replace

from halveit.data.editions import load_edition
from halveit.errors import ReportError
from halveit.exhibits.context import showing
from halveit.exhibits.escaping import escaped
from halveit.exhibits.files import to_csv, write_files
from halveit.exhibits.markdown import to_markdown
from halveit.exhibits.quote import fact
from halveit.exhibits.shelf import Shelf
from halveit.exhibits.show import show
from halveit.exhibits.sources import readable_date, source_line
from halveit.steps.door import recording


def test_the_file_name_is_the_label(shelf):
    assert "stillbirths" in shelf.labels
    assert shelf.get("stillbirths").label == "stillbirths"


def test_a_chart_brings_figure_data_source_and_downloads(shelf, edition):
    markdown = to_markdown(shelf.get("stillbirths"), edition)
    assert markdown.startswith(
        "::: {#fig-stillbirths .exhibit}\n![](/_build/exhibits/2021/stillbirths.inline.svg){fig-alt="
    )
    assert "| 2019 | 2,346 | 612,851 | 3.8 | 3.7 | 4.0 | 4.2 |" in markdown
    assert "Source: Office for National Statistics, Child mortality" in markdown
    assert "17 February 2022" in markdown
    for ending in ("csv", "svg", "png"):
        assert f"(/_build/exhibits/2021/stillbirths.{ending})" in markdown


def test_a_table_is_a_table_div_with_its_caption_last(shelf, edition):
    markdown = to_markdown(shelf.get("initiatives"), edition)
    div = markdown[: markdown.index("\n:::\n")]
    assert div.startswith("::: {#tbl-initiatives .exhibit}\n| Initiative |")
    assert div.rsplit("\n\n", 1)[1].startswith("Maternity safety initiatives")
    assert ".exhibit-data" not in markdown


def test_alt_text_tells_values_and_not_a_file_name(shelf):
    for shelved in shelf:
        if shelved.exhibit.is_chart:
            alt = " ".join(shelved.exhibit.alt)
            assert len(alt) > 150
            assert ".svg" not in alt
            assert any(character.isdigit() for character in alt)


def test_sources_come_from_what_was_read(shelf, edition):
    assert shelf.get("stillbirths").record.releases == {("ons-child-mortality", "2022-02-17")}
    assert len(shelf.get("brain-injuries").record.releases) == 3
    assert "22 October 2017" in source_line(shelf.get("brain-injuries"), edition)


def test_the_csv_keeps_more_decimals_than_the_page(shelf):
    lines = to_csv(shelf.get("stillbirths")).splitlines()
    assert lines[0] == "year,stillbirths,births,rate,low,high,path"
    assert lines[1] == "2010,3506,690512,5.07739,4.9107,5.2483,5.07739"
    assert lines[10].startswith("2019,2346,612851,3.82801,")


def test_what_is_not_known_is_blank_in_the_csv_and_said_on_the_page(shelf, edition):
    shelved = shelf.get("preterm-births")
    assert to_csv(shelved).splitlines()[2].startswith("2011,48190,,,,")
    assert "| 2011 | 48,190 | not known | not known | not known | not known | 7.0 | 7.5 |" in to_markdown(
        shelved, edition
    )


@pytest.mark.parametrize(
    ("published", "text"), [("2022-02-17", "17 February 2022"), ("2018-11", "November 2018"), ("2021", "2021")]
)
def test_dates_are_as_exact_as_they_are_known(published, text):
    assert readable_date(published) == text


def test_special_characters_stand_as_they_are():
    assert escaped("a*b [c] $d$ #e") == "a\\*b \\[c\\] \\$d\\$ \\#e"


@pytest.fixture
def scratch(copy):
    return Shelf(load_edition(copy, "2021"))


BAD_FIGURES = [
    ("x = (", "figures/broken.py:1: this is not valid Python"),
    ("x = 1\n", "figures/broken.py: this file has no function exhibit(edition)."),
    (
        "def exhibit(edition):\n    return 1 / 0\n",
        "figures/broken.py:2: the exhibit could not be made: ZeroDivisionError",
    ),
    ("def exhibit(edition):\n    return 1\n", "figures/broken.py: exhibit(edition) must return an Exhibit."),
    (
        "def exhibit(edition):\n    return edition.series('stilbirths')\n",
        'figures/broken.py: no series "stilbirths" in data/series.toml. Did you mean "stillbirths"?',
    ),
]


@pytest.mark.parametrize(("source", "message"), BAD_FIGURES)
def test_a_broken_figure_is_told_with_file_and_line(source, message, scratch):
    (scratch.folder / "broken.py").write_text(source)
    with pytest.raises(ReportError) as caught:
        scratch.get("broken")
    assert str(caught.value).startswith(message)


def test_an_unknown_exhibit_is_refused_with_the_nearest(shelf):
    with showing(shelf), pytest.raises(ReportError) as caught:
        show("stilbirths")
    assert str(caught.value) == 'no exhibit "stilbirths" in figures/. Did you mean "stillbirths"?'


def test_a_fact_prints_as_text_and_displays_as_a_traceable_span(shelf):
    with showing(shelf):
        quoted = fact("stillbirths.change")
    assert str(quoted) == "25%"
    assert quoted._repr_markdown_() == '[25%]{.fact data-fact="stillbirths.change"}'
    assert quoted.releases == (("ons-child-mortality", "2022-02-17"),)


@pytest.mark.parametrize(
    ("id", "message"),
    [
        (
            "stillbirths.chnge",
            'the exhibit "stillbirths" states no fact "stillbirths.chnge". Did you mean "stillbirths.change"?',
        ),
        ("nothing.here", 'no fact "nothing.here" in data/facts.csv, and no exhibit "nothing".'),
    ],
)
def test_an_unknown_fact_is_refused_with_the_nearest(id, message, shelf):
    with showing(shelf), pytest.raises(ReportError) as caught:
        fact(id)
    assert str(caught.value).startswith(message)


@pytest.fixture
def drawn(scratch):
    """A copy of the report in which one chart's files are written: its shelf, and the folder of the files."""
    write_files(scratch.get("incentive-scheme"), scratch.edition)
    return scratch, scratch.edition.project.build / "exhibits" / "2021"


def stamps(folder):
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_a_chart_has_seven_files(drawn):
    _, folder = drawn
    assert sorted(path.name.removeprefix("incentive-scheme") for path in folder.iterdir()) == [
        ".csv", ".inline.svg", ".narrow.svg", ".png", ".spec.js", ".svg", ".vl.json",
    ]  # fmt: skip


def test_files_are_left_alone_when_nothing_that_was_read_has_changed(drawn):
    scratch, folder = drawn
    before = stamps(folder)
    write_files(Shelf(scratch.edition).get("incentive-scheme"), scratch.edition)
    assert stamps(folder) == before


def test_a_changed_value_is_drawn_anew(drawn):
    scratch, folder = drawn
    before = (folder / "incentive-scheme.inline.svg").read_text()
    assert "113 met all ten" in before
    correct(scratch.edition.project.root, "2,2018-19,130,113,87", "2,2018-19,130,112,86")
    edition = load_edition(scratch.edition.project, "2021")
    write_files(Shelf(edition).get("incentive-scheme"), edition)
    assert "112 met all ten" in (folder / "incentive-scheme.inline.svg").read_text()


def test_a_changed_figure_file_is_drawn_anew(drawn):
    scratch, folder = drawn
    figure = scratch.folder / "incentive-scheme.py"
    figure.write_text(figure.read_text().replace("met all ten", "met every one"))
    write_files(Shelf(scratch.edition).get("incentive-scheme"), scratch.edition)
    assert "113 met every one" in (folder / "incentive-scheme.inline.svg").read_text()


def test_a_picture_that_was_taken_away_is_drawn_anew(drawn):
    scratch, folder = drawn
    (folder / "incentive-scheme.narrow.svg").unlink()
    write_files(Shelf(scratch.edition).get("incentive-scheme"), scratch.edition)
    assert (folder / "incentive-scheme.narrow.svg").is_file()


def correct(root, old, new):
    """Change a value of the incentive scheme's release and record the new fingerprint, as a right release would."""
    release = root / "data" / "releases" / "incentive-scheme" / "2020-09-16"
    table, record = release / "results.csv", release / "release.toml"
    before = hashlib.sha256(table.read_bytes()).hexdigest()
    assert old in table.read_text()
    table.write_text(table.read_text().replace(old, new))
    record.write_text(record.read_text().replace(before, hashlib.sha256(table.read_bytes()).hexdigest()))


def test_one_exhibit_is_found_without_a_look_at_the_others(copy):
    shelf = Shelf(load_edition(copy, "2021"))
    with recording() as record:
        assert shelf.has("stillbirths")
        assert not shelf.has("stilbirths")
        assert not shelf.has("../figures/stillbirths")
    assert {read.kind for read in record.reads} == {"there"}


def test_an_exhibit_that_the_edition_leaves_out_is_not_there(shelf):
    left = replace(shelf.edition, leaves_out=("figures/stillbirths.py",))
    assert not Shelf(left).has("stillbirths")
    assert "stillbirths" not in Shelf(left).labels
