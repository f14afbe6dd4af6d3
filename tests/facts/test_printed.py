import pytest

from halveit.facts.printed import span_of


@pytest.mark.parametrize(
    ("printed", "inside", "outside"),
    [
        ("4.1", (4.05, 4.0619, 4.1499), (4.0499, 4.15)),
        ("25%", (24.5, 24.607, 25.4999), (24.49, 25.5)),
        ("46,575", (46574.5, 46575), (46574, 46576)),
        ("0.10%", (0.095, 0.10466), (0.105, 0.0949)),
        ("around 8%", (7.5, 8.4), (7.49, 8.5)),
        ("three-fold", (2.5, 3.19), (2.49, 3.5)),
        ("more than 750", (750.1, 765.68, 825), (750, 825.1)),
        ("over 100", (101, 110), (100, 123)),
        ("more than four-fold", (4.01, 4.3545), (4, 4.41)),
        ("almost two-fold", (1.8, 1.8615), (1.79, 2)),
    ],
)
def test_a_printed_figure_stands_for_what_rounds_to_it_or_lies_near_on_its_side(printed, inside, outside):
    span = span_of(printed)
    assert span is not None
    assert [value for value in inside if not span.holds(value)] == []
    assert [value for value in outside if span.holds(value)] == []


@pytest.mark.parametrize("text", ["ahead of", "may be on course", "2019-20", "", "many", "5.1 to 5.2"])
def test_words_are_no_figure(text):
    assert span_of(text) is None


@pytest.mark.parametrize(
    ("low", "high", "touches"),
    [(7.28, 7.74, True), (6.9, 7.49, False), (8.5, 9, False), (8.4, 9, True), (7.6, 7.7, True)],
)
def test_a_range_touches_a_figure_when_part_of_it_would_be_printed_so(low, high, touches):
    span = span_of("8%")
    assert span is not None
    assert span.touches(low, high) is touches
