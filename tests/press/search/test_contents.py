from halveit.chapters import Chapter
from halveit.chapters.pandoc import read_markdown
from halveit.press.contained import found_in
from halveit.press.screen.downloads import Shown
from halveit.press.search.contents import contents_page

MARKDOWN = """
# Outcomes {#sec-outcomes number="1"}

## Births & deaths {#sec-births number="1.1"}

### Early births {#sec-early number="1.1.1"}

## Later {#later}
"""
SHOWN = Shown(id="fig-rate", label="Chart 1", finding="Deaths fell.", page="outcomes", files=())


def chapter(slug, markdown, *, part=None, appendix=False):
    blocks, _ = read_markdown(markdown)
    found = Chapter(
        source=f"{slug}.qmd",
        slug=slug,
        title=slug,
        number=None,
        part=part,
        appendix=appendix,
        tree=blocks,
        meta={},
    )
    return found, found_in(found, blocks)


def test_sections_are_listed_below_their_chapters_with_their_numbers():
    *_, part, exhibits = contents_page([chapter("outcomes", MARKDOWN, part="The report")], [SHOWN])
    assert part.heading == "The report"
    assert part.body == (
        '<ul>\n<li><a href="outcomes.html">1 Outcomes</a>'
        '<ul>\n<li><a href="outcomes.html#sec-births">1.1 Births &amp; deaths</a>'
        '<ul>\n<li><a href="outcomes.html#sec-early">1.1.1 Early births</a></li>\n</ul></li>\n'
        '<li><a href="outcomes.html#later">Later</a></li>\n</ul></li>\n</ul>'
    )
    assert exhibits.body == '<ul>\n<li><a href="outcomes.html#fig-rate">Chart 1: Deaths fell.</a></li>\n</ul>'


def test_chapters_of_no_part_come_first_and_appendices_have_a_heading():
    read = [
        chapter("index", "# Summary {#s}\n"),
        chapter("outcomes", MARKDOWN, part="The report"),
        chapter("annex", "# Words {#w}\n", appendix=True),
    ]
    first, *rest = contents_page(read, [])
    assert '<a href="index.html">Summary</a>' in first.body
    assert [passage.heading for passage in rest] == ["The report", "Appendices"]
