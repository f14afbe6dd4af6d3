"""What is said of a cell that is wrong: what was found, what was expected, and how it came about."""

import pytest

from halveit.data.cells import fault_of, typed
from halveit.data.schemas import Column


def column(kind="integer", **constraints):
    return Column(name="x", kind=kind, title="X", description="", constraints=constraints)


def said(cell, of):
    return fault_of(cell, typed(cell, of.kind), of)


COUNT = column(minimum=0)
RATE = column("number", maximum=100)
PERIOD = column("string", required=True, pattern=r"\d{4}-\d{2}")
PLACE = column("string", enum=["England"])
GROUP = column("string", required=True, enum=["all", "early"])
FLAG = column("boolean")

FAULTS = [
    ("five", COUNT, 'found "five" where a whole number is expected. Leave the cell blank if it is not known.'),
    ("687,006", COUNT, 'found "687,006" where a whole number is expected. '
     "Write it without thousands separators: 687006."),
    ("687 006", COUNT, 'found "687 006" where a whole number is expected. '
     "Write it without thousands separators: 687006."),
    ("2,015.5", RATE, 'found "2,015.5" where a number is expected. Write it without thousands separators: 2015.5.'),
    ("5,1", RATE, 'found "5,1" where a number is expected. Write it with a decimal point: 5.1.'),
    ("54 %", RATE, 'found "54 %" where a number is expected. Write it without the per cent sign: 54.'),
    ("2019.0", COUNT, 'found "2019.0" where a whole number is expected. Write it without decimals: 2019.'),
    ("6.87E+05", COUNT, 'found "6.87E+05" where a whole number is expected. '
     "A spreadsheet shortened it. Write all its digits."),
    ("#DIV/0!", RATE, 'found "#DIV/0!" where a number is expected. '
     "It is what a spreadsheet shows where a formula fails."),
    (" 12", COUNT, 'found " 12" where a whole number is expected. Take out the space before or after it.'),
    ("01/01/2010", COUNT, 'found "01/01/2010" where a whole number is expected. A spreadsheet made a date of it. '
     "Set the column's format to Text and write it again."),
    ("9" * 16, COUNT, f'found "{"9" * 16}" where a whole number is expected. No number here can have so many digits.'),
    ("-1", COUNT, "found -1, which is below the least value allowed, 0."),
    ("100.5", RATE, "found 100.5, which is above the greatest value allowed, 100."),
    ("Nov-09", PERIOD, 'found "Nov-09" where NNNN-NN (N is a digit) is expected. A spreadsheet made a date of 2009-11. '
     "Set the column's format to Text and write it again."),
    ("2009/11", PERIOD, 'found "2009/11" where NNNN-NN (N is a digit) is expected.'),
    ("2009-11 ", PERIOD, 'found "2009-11 " where NNNN-NN (N is a digit) is expected. '
     "Take out the space before or after it."),
    ("  ", PERIOD, "found a blank cell where a text is expected: this column must always be filled."),
    ("", GROUP, "found a blank cell where a text is expected: this column must always be filled."),
    ("al", GROUP, 'found "al" where one of all, early is expected. Did you mean "all"?'),
    ("Wales", PLACE, 'found "Wales" where England is expected.'),
    ("England ", PLACE, 'found "England " where England is expected. Take out the space before or after it.'),
    ("TRUE", FLAG, 'found "TRUE" where true or false is expected. Write it in small letters: true.'),
    ("yes", FLAG, 'found "yes" where true or false is expected. Leave the cell blank if it is not known.'),
]  # fmt: skip


@pytest.mark.parametrize(("cell", "of", "message"), FAULTS)
def test_a_wrong_cell_is_told_with_what_was_found_and_what_was_expected(cell, of, message):
    assert said(cell, of) == message


@pytest.mark.parametrize(
    ("cell", "of"), [("", COUNT), ("0", COUNT), ("687006", COUNT), ("5.10", RATE), ("2009-11", PERIOD), ("true", FLAG)]
)
def test_a_right_cell_is_not_spoken_of(cell, of):
    assert said(cell, of) == ""


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\d{4}(-\d{2})?", "NNNN or NNNN-NN (N is a digit)"),
        (r"[A-Z]\d+", r"the pattern [A-Z]\d+"),
    ],
)
def test_a_form_is_told_as_people_read_it(pattern, words):
    assert said("x", column("string", pattern=pattern)) == f'found "x" where {words} is expected.'
