"""A table whose cells hold several lines, on paper."""

import pytest

from halveit.press.paper.blocks import Setter
from halveit.press.paper.source import to_typst

LONG = "a text that is long enough " * 4
TABLE = f"""\
::: {{#exhibit-progress .exhibit .laid-out word="Progress table"}}
| Ambition | Where it stood |
|:--|:------|
| [Stillbirths]{{.line .strong}} [{LONG}]{{.line .small}} | [[A]{{.sign aria-hidden="true"}} Ahead]{{.line}} |

: All were ahead.
:::
"""


@pytest.fixture
def source(blocks):
    setter = Setter(label="one", chapters={}, pictures={})
    return " ".join(to_typst(setter.chapter(blocks(TABLE))).split())


def test_it_has_a_name_and_no_number(source):
    assert '#exhibit(word: "Progress table", number: "", id: "exhibit-progress"' in source


def test_it_is_never_turned_and_keeps_the_widths_given(source):
    assert "#turned[" not in source
    assert "#laid-out[ #report-table(columns: (0.3000fr, 0.7000fr, )" in source


def test_each_line_of_a_cell_is_a_paragraph_of_its_own(source):
    assert source.count("#parbreak()") == 1
    assert '#text(weight: "semibold")[Stillbirths]#parbreak()#small-print[a text' in source


def test_its_sign_is_not_read_out(source):
    assert "#pdf.artifact[A] Ahead" in source
