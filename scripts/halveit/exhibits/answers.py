"""What a chapter asks of an edition, noted as questions: it runs again when an answer changes, and not sooner."""

from collections.abc import Callable, Mapping

from halveit.errors import ReportError
from halveit.exhibits.context import current_shelf
from halveit.exhibits.files import write_files
from halveit.exhibits.markdown import to_markdown
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact
from halveit.steps.digests import digest
from halveit.steps.door import note, unnoted
from halveit.steps.reads import ABSENT, Read


def quoted(shelf: Shelf, id: str) -> Fact:
    """Return a fact of a shelf, and note that it was asked for."""
    with unnoted():
        found = shelf.fact(id)
    note(Read("answer", f"fact {id}"), digest(repr(found).encode()))
    return found


def shown(shelf: Shelf, label: str) -> str:
    """Return an exhibit of a shelf as Markdown, write its files, and note that it was asked for."""
    with unnoted():
        shelved = shelf.get(label)
        write_files(shelved, shelf.edition)
        found = to_markdown(shelved, shelf.edition)
    note(Read("answer", f"exhibit {label}"), digest(found.encode()))
    return found


def answers() -> Mapping[str, Callable[[str], str]]:
    """Return what answers questions to the current shelf: with digests, or `not there`.

    Answering for an exhibit writes its files, which a page that shows it needs. A shelf answers each question once, as
    what it holds does not change.
    """
    return {
        "fact": lambda name: _answered("fact", name, lambda shelf: repr(quoted(shelf, name))),
        "exhibit": lambda label: _answered("exhibit", label, lambda shelf: shown(shelf, label)),
    }


def _answered(kind: str, name: str, question: Callable[[Shelf], str]) -> str:
    shelf = current_shelf()
    if (kind, name) not in shelf.answered:
        try:
            shelf.answered[kind, name] = digest(question(shelf).encode())
        except ReportError:
            shelf.answered[kind, name] = ABSENT
    return shelf.answered[kind, name]
