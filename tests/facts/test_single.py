import pytest

from halveit.errors import ReportError
from halveit.facts.single import COLUMNS, load_single_facts
from halveit.paths import Project

HEAD = ",".join(COLUMNS) + "\n"


def project_with(tmp_path, text):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "facts.csv").write_text(text)
    return Project(tmp_path)


def test_a_fact_keeps_value_and_print_apart(tmp_path):
    text = HEAD + "training.fund,8100000,pounds,2016,£8.1 million,The fund.,Report,section 2.3\n"
    fact = load_single_facts(project_with(tmp_path, text))["training.fund"]
    assert (fact.value, str(fact), fact.where) == (8100000.0, "£8.1 million", "section 2.3")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,value\n", "data/facts.csv:1: the heading row must be id,value,unit"),
        (HEAD + "a.b,1,x,,1,What.,,p 1\n", 'data/facts.csv:2: the fact "a.b" has no source.'),
        (HEAD + "a.b,1,x,,1,What.,Doc,p\n" * 2, 'data/facts.csv:3: the fact "a.b" is there twice.'),
    ],
)
def test_a_faulty_list_of_facts_is_told_with_its_line(tmp_path, text, message):
    with pytest.raises(ReportError) as caught:
        load_single_facts(project_with(tmp_path, text))
    assert str(caught.value).startswith(message)


def test_every_fact_of_the_report_names_its_document(project):
    facts = load_single_facts(project)
    assert len(facts) > 30
    assert all(fact.source and fact.where for fact in facts.values())
