"""A model of what a build of the made-up report has to run: which told steps an edit reaches."""

import re

from edited_report import PIECES, chapter_file, chapter_text, counts_text, figure_text, release_text

_REMEMBERED = 4
"""In how many ways a step may have come about before the oldest is forgotten."""


class Memory:
    """What is kept of the builds until now."""

    def __init__(self):
        self._kept = {}

    def runs(self, key, read):
        """Tell whether a step has to run, and remember it where it has."""
        kept = self._kept.setdefault(repr(key), [])
        if repr(read) in kept:
            return False
        self._kept[repr(key)] = [repr(read), *kept][:_REMEMBERED]
        return True

    def built(self, state):
        """Return the names of the told steps that a build of a state runs."""
        return set(self._checks(state)) | set(self._figures(state)) | set(self._chapters(state))

    def _checks(self, state):
        for published in sorted({edition["pin"] for edition in state["editions"].values()}):
            read = (counts_text(state["counts"][published]), release_text(state, published), state["schema"])
            if self.runs(("check", published), read):
                yield f"the check of deaths {published}"

    def _figures(self, state):
        """Give the exhibits that run, and those whose pictures do."""
        for name, edition in state["editions"].items():
            for label, figure in state["figures"].items():
                read = (figure_text(label, figure), _seen_of(state, edition), state["schema"])
                if self.runs(("figure", label, name), read):
                    yield f"figures/{label}.py, edition {name}"
                drawn = _drawn(state, name, label)
                if figure["chart"] and _shown(state, name, label) and self.runs(("pictures", label, name, drawn), ()):
                    yield f"the pictures of figures/{label}.py, edition {name}"

    def _chapters(self, state):
        for name in state["editions"]:
            for chapter in _chapters_of(state, name):
                source, asked = chapter_file(chapter), _asked(state, name, chapter)
                text = _text(state, name, chapter)
                codes = re.findall(r"```\{python\}.*?```|`\{python\}.*?`", text, re.DOTALL)
                if self.runs(("text", source, name, *_told(state)), (chapter_text(chapter), text, asked)) and self.runs(
                    ("cells", source, name, codes), asked
                ):
                    yield f"the cells of {source}, edition {name}"


def _told(state):
    """Return what each chapter can print of the book."""
    return state["book"], state["editions"].keys(), state["files"]["_variables.yml"]


def _chapters_of(state, name):
    left_out = state["editions"][name]["leaves_out"]
    return [chapter for chapter in state["chapters"] if chapter_file(chapter) not in left_out]


def _shown(state, name, label):
    return any(label in chapter["shows"] for chapter in _chapters_of(state, name))


def _text(state, name, chapter):
    """Return a chapter's text as an edition has it, with what it includes."""
    text = chapter_text(chapter).replace("\r\n", "\n")
    if name != "2021":
        text = text.replace(PIECES["condition"], "")
    return text.replace(PIECES["include"], state["files"]["_part.md"])


def _seen_of(state, edition):
    """Return what exhibits see of an edition and of the release that it pins."""
    settings = {key: value for key, value in edition.items() if key != "remark"}
    return settings, state["releases"][edition["pin"]], state["counts"][edition["pin"]]


def _rates(state, name):
    edition = state["editions"][name]
    counts = state["counts"][edition["pin"]]
    return [(year, count) for year, count in counts.items() if year <= edition["last_period"]]


def _source(state, name):
    pin = state["editions"][name]["pin"]
    return pin, state["releases"][pin]["title"]


def _drawn(state, name, label):
    figure = state["figures"][label]
    return _rates(state, name), _source(state, name), figure["subtitle"], figure["colour"]


def _asked(state, name, chapter):
    """Return the answers that a chapter asks for, and what its cells open."""
    text = _text(state, name, chapter)
    facts = re.findall(r'fact\("(\w+)\.(\w+)"\)', text)
    found = [(*fact, _fact(state, name, *fact)) for fact in facts]
    for label in chapter["shows"]:
        figure = state["figures"][label]
        found.append((label, figure["subtitle"], figure["chart"], _rates(state, name), _source(state, name)))
    return found, state["files"]["pictures/data.csv"] if "open(" in text else ""


def _fact(state, name, label, word):
    if label == "births":
        return state["files"]["data/facts.csv"]
    pin, rates = state["editions"][name]["pin"], _rates(state, name)
    return (pin, rates[-1]) if word == "latest" else (pin, rates[-1][0])
