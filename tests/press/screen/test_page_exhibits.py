from .conftest import EXHIBIT

TABLE = """
::: {#tbl-initiatives .exhibit word="Table" number="1"}
| Initiative | Year |
|:---|---:|
| Saving lives | 2016-17 |

: The initiatives. By year.
:::
"""


def test_a_chart_stands_under_its_caption(bodies):
    html = bodies(EXHIBIT)
    caption = html.index('<span class="exhibit-label">Chart 1</span>')
    finding = html.index('<span class="exhibit-finding">The stillbirth rate fell by 25%.</span>')
    subtitle = html.index('<span class="exhibit-subtitle">Stillbirths per 1,000 births')
    figure = html.index('<figure id="fig-stillbirths" class="exhibit" data-search-exclude="true">')
    assert figure < caption < finding < subtitle
    assert subtitle < html.index("<svg")


def test_a_chart_has_a_drawing_for_each_width(bodies):
    html = bodies(EXHIBIT)
    wide = html.index('<div class="exhibit-chart exhibit-chart--wide"><svg')
    narrow = html.index('<div class="exhibit-chart exhibit-chart--narrow"><svg')
    assert wide < html.index('id="stillbirths-title"') < narrow < html.index('id="stillbirths-narrow-title"')


def test_a_chart_can_be_explored_where_a_script_finds_the_button(bodies):
    html = bodies(EXHIBIT)
    button = '<button type="button">Explore this chart<span class="visually-hidden"> (Chart 1)</span></button>'
    place = html[html.index('<div class="explore"') : html.index(button)]
    assert 'data-label="stillbirths"' in place
    assert 'data-name="Chart 1"' in place
    assert place.rstrip(">").endswith(" hidden")
    assert html.index("</figure>") < html.index(place) < html.index("<details")


def test_a_table_cannot_be_explored(bodies):
    assert "explore" not in bodies(TABLE)


def test_what_belongs_to_an_exhibit_stands_in_one_box(bodies):
    html = bodies(f"Before.\n{EXHIBIT}\nAfter.")
    box = html[html.index('<div class="exhibit-group">') : html.index("<p>After.</p>")]
    assert all(part in box for part in ("<figure", "<details", "exhibit-source", "exhibit-downloads"))


def test_the_data_is_one_key_away(bodies):
    html = bodies(EXHIBIT)
    assert '<details class="exhibit-data" data-search-exclude="true"><summary>Data for Chart 1</summary>' in html
    assert 'role="region" tabindex="0" aria-label="Data for Chart 1"' in html


def test_a_data_table_has_heads_for_columns_and_rows(bodies):
    html = bodies(EXHIBIT)
    assert '<th class="number" scope="col">Year</th>' in html
    assert '<th class="number short" scope="row">2010</th>' in html


def test_downloads_tell_type_size_and_exhibit(bodies):
    html = bodies(EXHIBIT)
    assert '<a href="exhibits/stillbirths.csv">CSV, 1 kB<span class="visually-hidden"> (Chart 1)</span></a>' in html


def test_a_table_exhibit_is_named_by_its_caption(bodies):
    html = bodies(TABLE)
    assert '<figure id="tbl-initiatives" class="exhibit exhibit-table" data-search-exclude="true">' in html
    assert (
        '<span class="exhibit-finding">The initiatives.</span> <span class="exhibit-subtitle">By year.</span>' in html
    )
    assert 'aria-labelledby="tbl-initiatives-caption"' in html
    assert "<caption>" not in html


def test_a_table_without_number_can_be_scrolled_too(bodies):
    html = bodies("| A | B |\n|---|---|\n| 1 | 2 |\n\n: The caption\n")
    assert '<div class="table-scroll" role="region" tabindex="0" aria-label="The caption">' in html
    assert "<caption>The caption</caption>" in html
    assert "<td" in html
    assert 'scope="row"' not in html


def test_an_exhibit_in_a_quotation_is_one_too(bodies):
    inside = "\n".join(f"> {line}" for line in TABLE.splitlines())
    assert '<span class="exhibit-label">Table 1</span>' in bodies(inside)


def test_a_caption_of_one_sentence_is_the_finding(bodies):
    html = bodies(EXHIBIT.replace(" Stillbirths per 1,000 births, England, 2010 to 2019.", ""))
    assert "exhibit-subtitle" not in html


def test_an_open_callout_is_an_aside_and_a_closed_one_details(bodies):
    callout = '::: {{.callout .callout-tip title="Read & see" collapse="{}"}}\nText.\n:::\n'
    opened, closed = bodies(callout.format("false")), bodies(callout.format("true"))
    assert opened.startswith('<aside class="callout callout-tip"><p class="callout-title">Read &amp; see</p>')
    assert closed.startswith('<details class="callout callout-tip"><summary>Read &amp; see</summary>')


def test_a_picture_alone_in_a_paragraph_has_no_empty_id(bodies):
    html = bodies("![A map of the wards.](/chapters/ward.png)\n")
    assert "<figure" in html
    assert 'id=""' not in html
