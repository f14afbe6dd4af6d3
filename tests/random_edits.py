"""Edits of the made-up report: each changes its state as chance has it, and leaves a report that can be built."""

from edited_report import CORRECTION, PIECES, SQUARE, _calendar, _facts, _glossary, _reference, chapter_file


def value(chance, state):
    """Change a count, with the release's fingerprint."""
    counts = state["counts"][chance.choice(["2020-05-01", "2021-05-01", "2022-05-01"])]
    counts[chance.choice(sorted(counts))] = chance.randint(3, 15)


def release(chance, state):
    """Change what a release says of itself."""
    told = state["releases"][chance.choice(sorted(state["releases"]))]
    change = {"title": ["Deaths nowhere", "Deaths anywhere"], "notes": [[], ["Read with care."]]}
    change["licence"] = ["Open Government Licence v3.0", "Open Government Licence v2.0"]
    key = chance.choice(sorted(change))
    told[key] = chance.choice(change[key])


def sentence(chance, state):
    """Add a sentence or take one away."""
    pieces = chance.choice(state["chapters"])["pieces"]
    piece = chance.choice(sorted(PIECES))
    pieces.remove(piece) if piece in pieces else pieces.insert(chance.randint(0, len(pieces)), piece)


def order(chance, state):
    """Change the order of the chapters behind the first."""
    first, *others = state["chapters"]
    chance.shuffle(others)
    state["chapters"] = [first, *others]


def chapter(chance, state):
    """Change a chapter's title, description, part or line ends."""
    one = chance.choice(state["chapters"])
    part = None if one["slug"] == "index" else chance.choice([None, "First", "Second"])
    change = {"title": ["One title", "Two titles"], "description": ["What it is.", ""], "crlf": [True, False]}
    key = chance.choice([*sorted(change), "part"])
    one[key] = part if key == "part" else chance.choice(change[key])


def renamed(chance, state):
    """Give a chapter's file another name, or two chapters each other's."""
    one, other = chance.sample(state["chapters"][1:], k=2)
    if chance.random() < 0.4:
        one["slug"], other["slug"] = other["slug"], one["slug"]
    else:
        taken = {each["slug"] for each in state["chapters"]}
        one["slug"] = chance.choice([slug for slug in ("middle", "Middle", "end", "new", "größe") if slug not in taken])
    settle(state)


def added(chance, state):
    """Add a chapter, or take one away."""
    slugs = [each["slug"] for each in state["chapters"]]
    if "added" not in slugs:
        new = {"slug": "added", "title": "Added", "pieces": chance.sample(sorted(PIECES), k=2), "shows": []}
        state["chapters"].insert(chance.randint(1, len(slugs)), new)
    else:
        del state["chapters"][slugs.index("added")]
    settle(state)


def figure(chance, state):
    """Change a figure's code."""
    one = state["figures"][chance.choice(sorted(state["figures"]))]
    change = {"subtitle": ["Deaths, nowhere", "Deaths in all"], "remark": [0, 1, 2], "chart": [True, False]}
    change["colour"] = ["teal", "navy"]
    key = chance.choice(sorted(change))
    one[key] = chance.choice(change[key])


def shelf(chance, state):
    """Delete an exhibit with its use, or bring it back; rename it; show it elsewhere."""
    used = [each for each in state["chapters"] if set(each["shows"]) & {"more", "again"}]
    label = next((each for each in ("more", "again") if each in state["figures"]), None)
    for each in used:
        each["shows"] = [shown for shown in each["shows"] if shown not in ("more", "again")]
    if label is None:
        state["figures"]["more"] = {"subtitle": "More", "remark": 0, "chart": chance.random() < 0.5, "colour": "teal"}
        chance.choice(state["chapters"])["shows"].append("more")
    elif chance.random() < 0.4:
        del state["figures"][label]
    else:
        state["figures"][new := chance.choice(["more", "again"])] = state["figures"].pop(label)
        chance.choice(state["chapters"])["shows"].append(new)


def book(chance, state):
    """Change a setting of the book."""
    change = {"title": ["A made-up report", "Another"], "lang": ["en-GB", "en-US"], "number-sections": [True, False]}
    change |= {"chart": ["Chart", "Figure"], "word": ["one", "several"]}
    change |= {"site-url": ["https://example.org/a/", "https://example.org/b/"]}
    change |= {"repo-url": ["https://example.org/code"]}
    key = chance.choice(sorted(change))
    if key.endswith("-url") and key in state["book"] and chance.random() < 0.5:
        del state["book"][key]
    else:
        state["book"][key] = chance.choice(change[key])


def edition(chance, state):
    """Change a setting of an edition."""
    name = chance.choice(sorted(state["editions"]))
    one = state["editions"][name]
    change = {"title": ["A made-up report", "Another edition"], "notes": [[], ["Read with care."]]}
    change |= {"date": ["2022-06-01", "2022-07-01"] if name == "2022" else [f"{name}-06-01", f"{name}-07-01"]}
    change |= {"remark": ["# A remark.", ""], "last_period": ["2018", "2019"] if name == "2020" else ["2019", "2020"]}
    change["leaves_out"] = [[], *([chapter_file(each)] for each in state["chapters"][1:])]
    key = chance.choice(sorted(change))
    one[key] = chance.choice(change[key])


def editions(chance, state):  # noqa: ARG001
    """Add an edition, or take it away."""
    if "2022" in state["editions"]:
        del state["editions"]["2022"]
    else:
        new = {"title": "A third", "date": "2022-06-01", "last_period": "2020", "notes": [], "leaves_out": []}
        state["editions"]["2022"] = {**new, "supersedes": "2021", "pin": "2021-05-01"}


def other(chance, state):
    """Change one of the other files."""
    files = state["files"]
    change = {
        "pictures/square.svg": [SQUARE.format(line) for line in "hv"],
        "pictures/data.csv": ["a,b\n1,2\n", "a,b\n1,3\n", "a,b\n" * 900],
        "_part.md": ["This comes from elsewhere.\n", "This does too.\n", '`{python} fact("births.single")` came.\n'],
        "_variables.yml": ["word: two\n", "word: three\n"],
        "references.bib": ["".join(_reference(key, who) for key in ("one", "two")) for who in ("Somebody", "Nobody")],
        "data/facts.csv": [_facts("1", "What it is."), _facts("2", "What it is."), _facts("1", "What it was.")],
        "data/glossary.csv": [_glossary(who) for who in ("World Health Organization", "Who else")],
        "data/corrections.csv": [
            files["data/corrections.csv"].partition("\n")[0] + "\n" + more for more in ("", CORRECTION)
        ],
        "data/calendar.toml": [_calendar("2026-05"), _calendar("2026-06"), ""],
    }
    name = chance.choice(sorted(change))
    files[name] = chance.choice(change[name])


def schema(chance, state):
    """Change the schema's description."""
    state["schema"] = chance.choice(["A number.", "Some number."])


def settle(state):
    """Let no edition leave out a chapter that is not there."""
    there = [chapter_file(each) for each in state["chapters"]]
    for each in state["editions"].values():
        each["leaves_out"] = [file for file in each["leaves_out"] if file in there]


EDITS = (
    value,
    release,
    sentence,
    sentence,
    order,
    chapter,
    renamed,
    added,
    figure,
    figure,
    shelf,
    book,
    edition,
    edition,
)
EDITS += (editions, other, other, other, schema)
