"""The progress table of both editions: it says what the charts say, moves no number, and can be heard and read."""

import xml.etree.ElementTree as ET

import pymupdf
import pytest

from halveit.exhibits.files import to_csv
from halveit.exhibits.progress_cells import SIGNS

AMBITIONS = ("stillbirths", "neonatal-deaths", "preterm-births", "brain-injuries", "maternal-deaths")
STATUSES = {
    "2021": ("ahead", "ahead", "behind", "behind", "cannot tell"),
    "2026": ("behind",) * 5,
}
BEGUN = {  # initiatives of Table 1 whose window begins by the end of the latest period, and how many name the outcome
    "2021": ("3 of 11", "3 of 11", "2 of 9", "2 of 8", "0 of 8"),
    "2026": ("11 of 11", "11 of 11", "9 of 9", "2 of 8", "8 of 8"),
}
PAGES = {"2021": "index.html", "2026": "editions/2026/index.html"}


@pytest.fixture(scope="module", params=sorted(STATUSES))
def shelf(request, shelf_of):
    return shelf_of(request.param)


@pytest.fixture(scope="module")
def table(shelf):
    return shelf.get("progress").exhibit


@pytest.fixture(scope="module")
def cells(table):
    """By ambition: the text of each cell, its lines joined by bars."""
    return {
        label: [" | ".join(line.text for line in cell if line.text) for cell in row]
        for label, row in zip(AMBITIONS, table.layout.rows, strict=True)
    }


def test_each_ambition_stands_where_its_chart_says(shelf, table, cells):
    told = [row[[column.name for column in table.columns].index("status")] for row in table.rows]
    assert tuple(told) == STATUSES[shelf.edition.name]
    for label in AMBITIONS:
        assert cells[label][1].split(" | ")[0].lower() == shelf.fact(f"{label}.status").shown


def test_sign_and_word_agree_and_no_two_words_share_a_sign(table):
    assert len(set(SIGNS.values())) == len(SIGNS) == 4
    for row in table.layout.rows:
        assert row[1][0].sign == SIGNS[row[1][0].text.lower()]


@pytest.mark.parametrize("label", AMBITIONS)
def test_every_cell_agrees_with_the_facts_of_its_chart(shelf, cells, label):
    def fact(id):
        return shelf.fact(f"{label}.{id}").shown

    _, status, rate, change, target, risk, _ = cells[label]
    assert fact("status_period") in status
    assert rate.endswith(f"in {fact('status_period')}")
    if fact("status_period") == fact("latest_period"):
        assert f"| {fact('latest')} in" in rate
    for limit in ("change_low", "change_high"):
        number, _, _ = fact(limit).partition(" ")
        assert number in change or number == "0%"
    assert target.startswith(f"{fact('target_2025')} | by 2025")
    assert fact("needed").replace("\N{MINUS SIGN}", "a fall of ") in risk
    words = fact("pace_words")
    if "which chance alone could explain" in words:
        assert "no clear change from" in risk
    elif "cannot be told" in words:
        assert "on average since" in risk
    else:
        pace = words.replace("by about ", "").partition(" a year")[0]
        assert f"{pace} a year from" in risk


def test_the_start_is_that_of_the_charts(shelf, cells):
    for label in ("stillbirths", "neonatal-deaths", "brain-injuries", "maternal-deaths"):
        assert cells[label][2].startswith(shelf.fact(f"{label}.baseline").shown)
    assert cells["preterm-births"][2].startswith(shelf.fact("preterm-births.ambition_baseline").shown)


def test_initiatives_are_counted_from_the_windows_of_table_1(shelf, cells):
    assert tuple(cells[label][6].split(" | ")[0] for label in AMBITIONS) == BEGUN[shelf.edition.name]


def test_the_moved_deadline_is_told(table, cells):
    assert cells["stillbirths"][4].endswith("first set for 2030")
    assert cells["preterm-births"][4].endswith("set in 2017")
    assert any("announced in 2015 for 2030; in 2017 the deadline was moved to 2025" in note for note in table.notes)


def test_the_alt_texts_say_the_rates_and_targets_that_the_cells_say(table):
    for row, picture in zip(table.layout.rows, table.layout.pictures, strict=True):
        for line in row[2][1:]:
            assert line.text.rstrip(",") in picture.alt
        assert f"{row[4][0].text} in 2025" in picture.alt


def test_a_small_charts_line_has_a_point_for_each_period_known_in_a_row(shelf, table):
    svg = ET.fromstring(table.layout.pictures[0].svg)
    [line] = [node for node in svg if node.attrib["class"] == "spark-rate"]
    assert len(line.attrib["points"].split()) == int(shelf.get("stillbirths").exhibit.standing.period) - 2010 + 1


def test_the_file_holds_plain_numbers_and_words_in_columns_of_their_own(shelf):
    head, first, *_ = to_csv(shelf.get("progress")).splitlines()
    assert head.startswith("ambition,unit,geography,baseline_period,baseline,latest_period,")
    assert first.startswith('Stillbirths,"per 1,000 live births and stillbirths",England,2010,5.07739,')


def test_the_title_counts_the_ambitions(shelf, table):
    told = {
        "2021": "In the latest figures, two of the five ambitions were ahead of the path, two were behind the path and "
        "for one it cannot be told",
        "2026": "In the latest figures, all five ambitions were behind the path",
    }
    assert table.title == told[shelf.edition.name]


@pytest.mark.build
@pytest.mark.parametrize("page", PAGES.values())
def test_the_table_has_a_name_and_takes_no_number(built, page):
    text = (built.site / page).read_text()
    figure = text[text.index('<figure id="exhibit-progress"') :]
    figure = figure[: figure.index("</figure>")]
    assert '<span class="exhibit-label">Progress table</span>' in figure
    assert 'id="tbl-' not in figure
    outcomes = (built.site / page.replace("index", "outcomes")).read_text()
    place = outcomes.index('id="tbl-initiatives"')
    assert '<span class="exhibit-label">Table 1</span>' in outcomes[place : place + 500]


@pytest.mark.build
def test_the_pdf_shows_it_upright_on_the_first_page_of_the_summary(built):
    with pymupdf.open(next(built.site.glob("*.pdf"))) as pdf:
        [page] = [page for page in pdf if "Progress table:" in str(page.get_text())]
        text, upright = " ".join(str(page.get_text()).split()), page.rect.width < page.rect.height
    assert upright
    assert "Summary In 2015 the Government" in text
    assert "\N{BLACK UP-POINTING TRIANGLE} Ahead" in text


@pytest.mark.build
@pytest.mark.browser
@pytest.mark.parametrize("page", PAGES.values())
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_scrolls_sideways_and_a_table_is_heard(address, browser, page, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    shown = context.new_page()
    shown.goto(f"{address}/{page}")
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    room = shown.evaluate(
        "(e => [e.scrollWidth, e.clientWidth])(document.querySelector('.exhibit-table .table-scroll'))"
    )
    assert room[0] <= room[1]
    heard = context.new_cdp_session(shown).send("Accessibility.getFullAXTree")["nodes"]
    inside = descendants(heard, next(node for node in heard if node.get("role", {}).get("value") == "table"))
    roles = [node["role"]["value"] for node in inside if not node["ignored"]]
    assert [roles.count(role) for role in ("columnheader", "rowheader", "cell", "row")] == [7, 5, 30, 6]
    images = [node["name"]["value"] for node in inside if node["role"]["value"] in ("image", "img")]
    assert len(images) == 5
    assert images[0].startswith("Small chart of stillbirths: 5.1 in 2010,")
    words = " ".join(node["name"]["value"] for node in inside if node["role"]["value"] == "StaticText")
    assert not set(words) & (set(SIGNS.values()) - {"?"})
    context.close()


def descendants(nodes, top):
    """Return a node of the accessibility tree and all below it, in reading order."""
    by_id = {node["nodeId"]: node for node in nodes}
    found, waiting = [], [top]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(by_id[child] for child in reversed(node.get("childIds", ())) if child in by_id)
    return found
