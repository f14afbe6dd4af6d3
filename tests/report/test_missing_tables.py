"""What is said of an edition whose releases lack a table that an exhibit is made from."""

import pytest

from halveit.data.editions import load_edition
from halveit.errors import ReportError
from halveit.exhibits.shelf import Shelf


def test_without_births_by_week_it_is_said_which_release_to_name(copy):
    path = copy.data / "editions/2026.toml"
    text = path.read_text()
    also = 'also = ["2023-03-01", "2022-02-17"]\n'
    assert text.count(also) == 1
    path.write_text(text.replace(also, ""))
    with pytest.raises(ReportError) as told:
        Shelf(load_edition(copy, "2026")).get("preterm-births")
    assert str(told.value) == (
        "data/editions/2026.toml:33: no release of ons-child-mortality that this edition names (2024-05-31) has the "
        'table "live-births-by-week", from which pre-term births are counted. Name an older release that has it under '
        '"also".'
    )
