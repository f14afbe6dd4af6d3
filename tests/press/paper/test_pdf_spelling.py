import json

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from halveit.press.paper.spelling import call, quoted, spelt


def read_back(expression):
    return json.loads(typst.eval(b"", expression))


def test_quotes_and_backslashes_stay_inside_the_string():
    assert quoted('He said "\\n"') == '"He said \\"\\\\n\\""'


@settings(max_examples=20)
@given(st.lists(st.text(), max_size=50))
def test_typst_reads_every_text_back_as_it_was(texts):
    assert read_back(spelt(texts)) == texts


@settings(max_examples=20)
@given(st.dictionaries(st.text(), st.text(), max_size=20))
def test_typst_reads_every_dictionary_back_as_it_was(pairs):
    assert read_back(spelt(pairs)) == pairs


def test_a_call_spells_each_kind_of_value():
    assert call("section", level=2, number=None, listed=True) == "#section(level: 2, number: none, listed: true)"
