"""A table whose cells hold several lines, on the site."""

TABLE = """
::: {#exhibit-progress .exhibit .laid-out word="Progress table"}
| Ambition | Where it stood |
|:-----|:----------|
| [Stillbirths]{.line .strong} [per 1,000]{.line .small} | [[A]{.sign aria-hidden="true"} Ahead]{.line} |

: All were ahead. By year.
:::

::: {.exhibit-source}
Source: the publisher.
:::
"""


def test_it_has_its_name_where_others_have_their_number(bodies):
    html = bodies(TABLE)
    assert '<figure id="exhibit-progress" class="exhibit laid-out exhibit-table" data-search-exclude="true">' in html
    assert '<span class="exhibit-label">Progress table</span>' in html


def test_every_part_says_what_it_is_so_that_cards_are_read_out_as_a_table(bodies):
    html = bodies(TABLE)
    roles = ("table", "rowgroup", "row", "columnheader", "rowheader", "cell")
    assert [html.count(f'role="{role}"') for role in roles] == [1, 2, 2, 2, 1, 1]


def test_a_cell_carries_the_heading_of_its_column(bodies):
    assert bodies(TABLE).count('data-label="Where it stood"') == 1
    assert 'data-label="Ambition"' not in bodies(TABLE)


def test_its_sign_is_hidden_from_those_who_listen(bodies):
    assert '<span class="sign" aria-hidden="true">A</span>' in bodies(TABLE)


def test_its_sources_are_one_key_away(bodies):
    html = bodies(TABLE)
    opening = html.index('<details class="exhibit-data exhibit-source"><summary>How to read this table')
    assert opening < html.index("Source: the publisher.") < html.index("</details>")
