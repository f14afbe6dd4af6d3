"""The glossary's file: what it holds, and what is said of one that is wrong."""

import pytest

from halveit.data.glossary import load_glossary
from halveit.errors import ReportError
from halveit.paths import Project
from halveit.steps.door import recording

HEAD = "acronym,expansion,note\n"

# What the file has below its heading, and what is said of it.
FAULTS = [
    ("CQC,\n", 'data/glossary.csv:2: a row has 3 cells, and this one has 2. Put a text that has a comma between '
     'quotation marks: "…".'),
    ("PIER,Prevention, and more,\n", 'data/glossary.csv:2: a row has 3 cells, and this one has 4. Put a text that '
     'has a comma between quotation marks: "…".'),
    ("CQC,,\n", 'data/glossary.csv:2: the acronym "CQC" has no expansion.'),
    (",Care Quality Commission,\n", 'data/glossary.csv:2: the expansion "Care Quality Commission" has no acronym.'),
    ("CQC,Care  Quality Commission,\n",
     'data/glossary.csv:2: the expansion of "CQC" has a space or line break too many. Remove it.'),
    ('CQC,"Care\nQuality",\n',
     'data/glossary.csv:3: the expansion of "CQC" has a space or line break too many. Remove it.'),
    ("CQC,Care Quality Commission, \n",
     'data/glossary.csv:2: the note of "CQC" has a space or line break too many. Remove it.'),
    ("CQC,Care Quality Commission,\nCQC,another,\n", 'data/glossary.csv:3: "CQC" is on line 2 already. Keep one.'),
    ("L&S,Learn and Support,\nL-S,another,\n", 'data/glossary.csv:3: "L-S" is on line 2 already. Keep one.'),
    ("QI,quality improvement,\nCQC,Care Quality Commission,\n",
     'data/glossary.csv:3: "CQC" belongs before "QI": the glossary is in alphabetical order.'),
    ("CQC,,\nQI,\n", 'data/glossary.csv:2: the acronym "CQC" has no expansion.\n'
     'data/glossary.csv:3: a row has 3 cells, and this one has 2. Put a text that has a comma between quotation '
     'marks: "…".'),
    ('CQC,"Care" Quality,\n', "data/glossary.csv:2: this is not valid CSV: ',' expected after '\"'."),
]  # fmt: skip


def project_with(folder, text):
    (folder / "data").mkdir()
    (folder / "data/glossary.csv").write_text(text, encoding="utf-8", newline="")
    return Project(folder)


def said(project):
    with pytest.raises(ReportError) as caught:
        load_glossary(project)
    return str(caught.value)


@pytest.mark.parametrize(("rows", "message"), FAULTS)
def test_a_faulty_glossary_is_told_with_its_line(tmp_path, rows, message):
    assert said(project_with(tmp_path, HEAD + rows)) == message


@pytest.mark.parametrize("head", ["", "acronym,expansion\n", "expansion,acronym,note\n"])
def test_another_heading_row_is_refused(tmp_path, head):
    message = "data/glossary.csv:1: the heading row must be acronym,expansion,note."
    assert said(project_with(tmp_path, f"{head}CQC,Care Quality Commission,\n")) == message


def test_a_file_that_is_not_utf_8_is_named_from_the_projects_root(tmp_path):
    project = project_with(tmp_path, "")
    (tmp_path / "data/glossary.csv").write_bytes(HEAD.encode() + b"CO,caf\xe9,\n")
    assert said(project).startswith("data/glossary.csv: this file is not UTF-8 text. In Excel, save it as “CSV UTF-8”")


def test_an_entry_has_its_line_and_a_stable_anchor(tmp_path):
    rows = 'EBC + L&S,"Each Baby Counts, and more",A note.\nNHS.UK,a website,\n'
    first, second = load_glossary(project_with(tmp_path, HEAD + rows))
    assert (first.acronym, first.expansion, first.note) == ("EBC + L&S", "Each Baby Counts, and more", "A note.")
    assert (first.anchor, first.line) == ("gloss-ebc-l-s", 2)
    assert (second.anchor, second.line, second.note) == ("gloss-nhs-uk", 3, "")


def test_a_project_without_the_file_has_no_acronyms(tmp_path):
    assert load_glossary(Project(tmp_path)) == ()


def test_the_file_is_read_through_the_door(project):
    with recording() as record:
        load_glossary(project)
    assert list(record.files) == [project.data / "glossary.csv"]


# The list of the published report, its acronyms in the singular; it prints "HQIB" for HQIP and "SANDs" for Sands.
PUBLISHED = """
    Atain; BAME; CCG; CN; CNST; CQC; DHSC; EBC; EBC + L&S; e-LfH; EN; HEE; HIE; HQIP; HSIB; L&S; LMNS; LMS; MatNeoSIP;
    MBRRACE-UK; MEWS; MIS; MMN; MMR; MSDS; MSW; MTP; MVP; NCCR; NCT; NHSE; NHSI; NHSR; NIB; NICU; NMPA; NNU; ODN; ONS;
    PIER; PMCB; PMRT; PReCePT; QI; QIS; RCM; RCOG; RDU; Sands; SBLCB; SC; SIDS; SMI; TC; UKOSS; VBA
"""


def test_the_reports_glossary_has_all_of_the_published_list_and_says_what_is_not_in_it(project):
    published = {" ".join(acronym.split()) for acronym in PUBLISHED.split(";")}
    entries = {entry.acronym: entry for entry in load_glossary(project)}
    assert len(published) == 56
    assert published <= entries.keys()
    for acronym in entries.keys() - published - {"MATNEO SIP"}:
        assert entries[acronym].note.startswith("Not in the published list"), acronym


def test_the_reports_notes_are_sentences(project):
    assert all(entry.note.endswith((".", '".')) for entry in load_glossary(project) if entry.note)
