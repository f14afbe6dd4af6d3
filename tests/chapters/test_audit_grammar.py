"""Forms that are no statistics beside numerals that are, and that nothing else slips through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halveit.chapters.audit.grammar import FORMS, numerals, states_statistic

# What a chapter says, the numerals in it that are no statistics, and their kind.
RECOGNISED = [
    ("Some use the *15 Steps for Maternity* toolkit.", ["15"], "numbers in titles"),
    ("*15 Steps for Maternity*", ["15"], "numbers in titles"),
    ("Knight and others, BMJ 2020;369:m2107.", ["2020;369:m2107"], "places in the literature"),
    ("See doi 10.1002/14651858.CD004667.pub5.", ["10.1002/14651858.CD004667.pub5"], "places in the literature"),
    ("The review CD004667 is cited.", ["CD004667"], "names"),
    ("SBLCBv1 and SBLCBv2 under the licence v3.0.", ["SBLCBv1", "SBLCBv2", "v3.0"], "names"),
    ("COVID-19 paused it; COVID-19-related delays went on.", ["COVID-19", "COVID-19"], "names"),
    (
        "On 10 December 2020, 1 March and 2020-09-16.",
        ["10 December 2020", "1 March", "2020-09-16"],
        "dates",
    ),
    ("From March 2021 to\nApril\n2022.", ["March 2021", "April 2022"], "dates"),
    ("In the first half of 2020.", ["first half of 2020"], "dates"),
    (
        "2019-20, 2023/24, 2016\N{EN DASH}18 and 2011-2014",
        ["2019-20", "2023/24", "2016\N{EN DASH}18", "2011-2014"],
        "spans of years",
    ),
    ("By 2025, counting from mid-2010 (2009 too).", ["2025", "2010", "2009"], "years"),
    (
        "Born before 24 weeks, or at 24\N{NO-BREAK SPACE}weeks.",
        ["before 24 weeks", "at 24 weeks"],
        "lengths of pregnancy",
    ),
    ("Stillborn from 37+0 to 41+6 weeks of pregnancy.", ["37+0 to 41+6 weeks"], "lengths of pregnancy"),
    ("Born from 24+0 weeks.", ["24+0 weeks"], "lengths of pregnancy"),
    ("Women 34 weeks pregnant, less than 30 weeks.", ["34 weeks", "than 30 weeks"], "lengths of pregnancy"),
    ("Births between 27 and 32 weeks.", ["between 27 and 32 weeks"], "lengths of pregnancy"),
    ("For every 1,000 births, per 100,000 maternities.", ["every 1,000", "per 100,000"], "bases of rates"),
    ("He was eighteen months old, she was aged 35.", ["eighteen months old", "aged 35"], "ages"),
    (
        "Element 1, Workstream 2, Chapter 4, version 2, section 2.1 and pages 12 to 14.",
        ["Element 1", "Workstream 2", "Chapter 4", "version 2", "section 2.1", "pages 12 to 14"],
        "numbers of sections and the like",
    ),
    ("The 2nd survey of the 21st century, the twenty-first.", ["2nd", "21st", "twenty-first"], "ordinals"),
    ("1. one\n2. two\n   (3) three\n> 4) four", ["1.", "2.", "(3)", "> 4)"], "list markers"),
]

# What a chapter says, and the statistics in it.
STATISTICS = [
    ("It fell by 25%, then by 1.5 per cent.", ["25%", "1.5 per cent"]),
    ("A fund of £8.1 million, £8.1m or £745,000.", ["£8.1 million", "£8.1m", "£745,000"]),
    ("There were 877 women and 1,376 reports in 44 systems.", ["877", "1,376", "44"]),
    ("The rate was 3.8 for every 1,000 births in 2019.", ["3.8"]),
    ("The change was -0.5, or 1/3, or ½.", ["-0.5", "1/3", "½"]),
    ("| 2010 | 5.1 |\n| 2019 | 3.8 |", ["5.1", "3.8"]),
    ("**877 Women** took part, *of 130 trusts*.", ["877", "130"]),
    ("*Better Births* set up 44 Local Maternity Systems, as *Safer Care* says.", ["44"]),
    ("In 2019%, 2019.5 and £2019.", ["2019%", "2019.5", "£2019"]),
    ("Chapter 4% and version 2 million.", ["4%", "2 million"]),
    ("The wait was 30 weeks, or 24.5 weeks of pregnancy.", ["30", "24.5"]),
    ("Some 20 weeks for 10 trusts per 7 days.", ["20", "10", "7"]),
    ("Ranges of 10-15 and 20 to 25%.", ["10", "15", "20", "25%"]),
    (
        "Sixty-eight trusts, two thousand and six women, hundreds of babies.",
        ["Sixty-eight", "two thousand and six", "hundreds"],
    ),
    ("More than half, almost a quarter, two thirds of trusts.", ["half", "a quarter", "two thirds"]),
    ("It takes one and a half years.", ["one and a half"]),
    ("A third of them, by a third.", ["A third", "a third"]),
    ("One in five women, three in ten.", ["One in five", "three in ten"]),
    ("Twice as high, three times more likely, four times the risk.", ["Twice", "three times", "four times"]),
    ("A ten-year plan, in thirty\nfive trusts.", ["ten", "thirty five"]),
]
NO_NUMERALS = [
    "They did four things; two colleges speak with one voice.",
    "A third survey, a new fifth element, the third year.",
    'To "halve it" by halving rates: deaths are halved.',
    "Mistakes made twice; it was printed three times in the text.",
    "Attend often, in tens of ways, with tension: a tenth survey.",
]


@pytest.mark.parametrize(("text", "expected", "kind"), RECOGNISED)
def test_a_numeral_with_a_form_is_no_statistic(text, expected, kind):
    found = list(numerals(text))
    assert [each.text for each in found] == expected
    assert {each.kind for each in found} == {kind}


@pytest.mark.parametrize(("text", "expected"), STATISTICS)
def test_any_other_numeral_is_a_statistic(text, expected):
    assert [each.text for each in numerals(text) if each.kind is None] == expected


@pytest.mark.parametrize("text", NO_NUMERALS)
def test_small_counts_ordinals_and_verbs_are_not_looked_for(text):
    assert not list(numerals(text))


def test_every_form_has_an_example_and_a_reason_of_one_sentence():
    shown = {kind for _, _, kind in RECOGNISED}
    assert shown == {form.kind for form in FORMS}
    assert all(form.why.endswith(".") and len(form.why) < 130 for form in FORMS)


SENTENCES = st.sampled_from(
    [
        "The rate fell by {} between 2010 and 2019.",
        "{} of women were seen before 24 weeks.",
        "In March 2021, {} for every 1,000 births (COVID-19 aside)",
        "- Element 1: {}",
        "a cut of {}, in SBLCBv2",
    ]
)
DECIMALS = st.decimals(min_value=0, max_value=100_000, places=1) | st.decimals(min_value=0, max_value=99, places=2)
PERCENTAGES = st.integers(min_value=0, max_value=2100).map(lambda value: f"{value}%")


@given(SENTENCES, DECIMALS.map(str) | PERCENTAGES | DECIMALS.map(lambda value: f"{value:,}%"))
def test_a_decimal_or_percentage_never_passes_as_a_name_or_date(sentence, number):
    assert [each.text for each in numerals(sentence.format(number)) if each.kind is None] == [number]


@given(st.text(alphabet="abc XYZ.,%£()[]*+-\N{EN DASH}/0123456789").map(lambda text: " ".join(text.split())))
def test_every_figure_of_any_text_belongs_to_a_numeral(text):
    covered = {place for each in numerals(text) for place in range(each.start, each.start + len(each.text))}
    assert all(place in covered for place, letter in enumerate(text) if letter.isdigit())


@pytest.mark.parametrize(
    ("text", "expected"), [("2 to 3", True), ("almost twice", True), ("2016-18", False), ("fell", False)]
)
def test_what_a_fact_shows_is_told_apart(text, expected):
    assert states_statistic(text) is expected
