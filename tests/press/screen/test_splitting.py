from hypothesis import given
from hypothesis import strategies as st

from halveit.press.screen.html import Passage
from halveit.press.screen.markdown import page_markdown
from halveit.press.shell.splitting import joined, parted

WORDS = st.text(alphabet=st.sampled_from(list("ab \"'<>&:#{}[]|-–é\\.")), max_size=60)
PASSAGES = [
    Passage(level=1, id="top", heading="The top", body='<p class="to-copy">One.</p>\n\n<pre>a\n\n# b\n</pre>'),
    Passage(level=2, id="empty", heading="Nothing below", body=""),
    Passage(level=2, id="last", heading="The last", body="<div><div>\n</div>\n</div>"),
]


@given(words=WORDS)
def test_a_page_is_parted_into_its_frame_and_what_can_change_below_it(words):
    markdown = page_markdown(PASSAGES, words, told={"card": {"page": "index", "words": "x: y"}})
    page = parted(markdown)
    assert list(page.bodies[:2]) == [PASSAGES[0].body, PASSAGES[2].body]
    assert "One." not in page.frame
    assert joined(page.frame, page.bodies).count('<div class="passage">') == 2


def test_other_words_below_the_same_headings_leave_the_frame_as_it_is():
    first, second = (
        parted(page_markdown([Passage(level=1, id="a", heading="A", body=f"<p>{words}</p>")], words))
        for words in ("One thing.", "Another: thing")
    )
    assert first.frame == second.frame
    assert second.bodies == ["<p>Another: thing</p>", "Another: thing"]


def test_what_the_templates_look_for_is_told_in_the_frame():
    with_button = [Passage(level=1, id="a", heading="A", body='<button class="to-copy">Copy</button>')]
    assert 'class="to-copy"' in parted(page_markdown(with_button)).frame


def test_what_speaks_to_the_search_alone_is_not_on_the_page():
    assert joined("<!--body 0-->", ['<p data-search-exclude="true">x</p>']) == "<p>x</p>"
