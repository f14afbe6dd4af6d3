"""A made-up report as a state that edits change, and the files that it is written into.

Two editions, three chapters, three exhibits of which one is a chart; beside them a picture, a file to download, an
include, variables, citations, single facts, acronyms, announced releases and corrections.
"""

import hashlib
import json

from small_report import FIGURE, RELEASE, SERIES, _schema

DRAWN = """\
        alt=(f"Chart that ends at {{rates.at(last):.1f}}.",),
        draw=lambda canvas: alt.Chart(
            pd.DataFrame([(int(y), rates.at(y)) for y in rates.known], columns=["year", "rate"])
        ).mark_line(color="{colour}").encode(x="year:Q", y="rate:Q").properties(
            width=canvas.width, height=canvas.height
        ),
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0{}9"/></svg>\n'
PIECES = {
    "plain": "It is short.",
    "other": "It is quite short.",
    "link": "See @sec-index and [the chapter](/index.qmd).",
    "citation": "Somebody said so [@one].",
    "citations": "Others said so too [@one; @two].",
    "acronym": "The WHO and the EU said so.",
    "single": 'It was `{python} fact("births.single")`.',
    "footnote": "There is more.[^n]\n\n[^n]: Here it is.",
    "picture": "Look at ![A square.](/pictures/square.svg) here.",
    "file": '::: {.content-visible when-format="html"}\nTake it away: [CSV](/pictures/data.csv).\n:::',
    "include": "{{< include /_part.md >}}",
    "words": "The words: {{< meta word >}} and {{< var word >}}.",
    "condition": '::: {.content-visible when-meta="editions.e2021"}\nIn 2021: `{python} fact("rate.latest")`.\n:::',
    "heading": "## Below\n\nA section.",
    "opened": '```{python}\nprint(open("pictures/data.csv").read())\n```',
    "drawn": '```{python}\n#| fig-alt: "A dot."\n'
    "from IPython.display import SVG\n\n"
    'SVG(f\'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
    '<circle r="{len(open("pictures/data.csv").read())}"/></svg>\')\n```',
    "quoted": 'The rate was `{python} fact("rate.latest")` in `{python} fact("rate.latest_period")`.',
}
"""What chapters may say, by a name for it."""


def first_state():
    """Return the report before all edits."""
    release = {"title": "Deaths nowhere", "licence": "Open Government Licence v3.0", "notes": []}
    edition = {"title": "A made-up report", "date": "2020-06-01", "last_period": "2019", "notes": [], "leaves_out": []}
    figure = {"subtitle": "Deaths, nowhere", "remark": 0, "chart": False, "colour": "teal"}
    return {
        "counts": {
            "2020-05-01": {"2017": 10, "2018": 9, "2019": 8},
            "2021-05-01": {"2017": 10, "2018": 12, "2019": 8, "2020": 6},
            "2022-05-01": {"2018": 12, "2019": 8, "2020": 6, "2021": 5},
        },
        "releases": {published: dict(release) for published in ("2020-05-01", "2021-05-01", "2022-05-01")},
        "editions": {
            "2020": {**edition, "pin": "2020-05-01"},
            "2021": {**edition, "date": "2021-06-01", "last_period": "2020", "supersedes": "2020", "pin": "2021-05-01"},
        },
        "figures": {"rate": figure, "drawn": {**figure, "chart": True}, "more": {**figure, "subtitle": "More"}},
        "chapters": [
            {"slug": "index", "title": "Summary", "pieces": ["plain", "quoted", "picture"], "shows": ["rate"]},
            {"slug": "middle", "title": "Middle", "pieces": ["citation", "acronym", "file"], "shows": ["drawn"]},
            {"slug": "end", "title": "End", "pieces": ["include", "single", "footnote"], "shows": ["more"]},
        ],
        "book": {
            "title": "A made-up report",
            "lang": "en-GB",
            "number-sections": True,
            "chart": "Chart",
            "word": "one",
        },
        "files": {
            "pictures/square.svg": SQUARE.format("h"),
            "pictures/data.csv": "a,b\n1,2\n",
            "_part.md": "This comes from elsewhere.\n",
            "_variables.yml": "word: two\n",
            "references.bib": "".join(_reference(key, "Somebody") for key in ("one", "two")),
            "data/facts.csv": _facts("1", "What it is."),
            "data/glossary.csv": _glossary("World Health Organization"),
            "data/corrections.csv": "id,date,edition,page,severity,was,now,why,noticed_by\n",
            "data/calendar.toml": _calendar("2026-05"),
        },
        "schema": "A number.",
    }


def _reference(key, author):
    return f"@book{{{key}, title = {{A book}}, author = {{{author}}}, year = {{2001}}, publisher = {{It}}}}\n"


def _facts(value, what):
    return (
        "id,value,unit,period,shown,what,source,where\n"
        f'births.single,{value},births,2020,{value},{what},"A document, its publisher, 2021",Page 1\n'
    )


def _glossary(who):
    return f"acronym,expansion,note\nEU,European Union,\nWHO,{who},\n"


def _calendar(expected):
    return (
        f'[deaths]\ntitle = "Deaths"\nexpected = "{expected}"\nsays = "its page"\n'
        'url = "https://example.org/"\nread = "2025-01-01"\n'
    )


CORRECTION = "first,2021-07-01,2021,Summary,minor,Six,Seven,A slip.,reader\n"


def chapter_file(chapter):
    """Return where a chapter lies."""
    return "index.qmd" if chapter["slug"] == "index" else f"chapters/{chapter['slug']}.qmd"


def chapter_text(chapter):
    """Return a chapter's source."""
    slug = chapter["slug"]
    said = [f"# {chapter['title']} {{#sec-{slug}}}", "```{python}\nfrom halveit import fact, show\n```"]
    said += [PIECES[piece] for piece in chapter["pieces"]]
    said += [f'```{{python}}\nshow("{label}")\n```' for label in chapter["shows"]]
    front = f"---\ndescription: {chapter['description']}\n---\n\n" if chapter.get("description") else ""
    text = front + "\n\n".join(said) + "\n"
    return text.replace("\n", "\r\n") if chapter.get("crlf") else text


def figure_text(label, figure):
    """Return a figure's source."""
    drawn = DRAWN.format(colour=figure["colour"]) if figure["chart"] else ""
    text = FIGURE.replace("        measures=(rates,),\n", f"        measures=(rates,),\n{drawn}")
    text = (
        text.replace(
            "from halveit.exhibits import",
            "import altair as alt\nimport pandas as pd\n\nfrom halveit.exhibits import",
            1,
        )
        if drawn
        else text
    )
    return (
        text.replace("Deaths per 1,000 births, nowhere", f"{figure['subtitle']}, {label}")
        + "\n# A remark." * figure["remark"]
    )


def counts_text(counts):
    """Return a release's table."""
    return "year,deaths,births\n" + "".join(f"{year},{count},1000\n" for year, count in counts.items())


def release_text(state, published):
    """Return what a release says of itself."""
    told = state["releases"][published]
    text = RELEASE.format(
        published=published, digest=hashlib.sha256(counts_text(state["counts"][published]).encode()).hexdigest()
    )
    text = text.replace("Deaths nowhere", told["title"]).replace("Open Government Licence v3.0", told["licence"])
    return text.replace("\n[files]", f"notes = {json.dumps(told['notes'])}\n\n[files]")


def edition_text(edition):
    """Return an edition's settings."""
    settings = {key: value for key, value in edition.items() if key not in ("pin", "remark")}
    lines = [f"{key} = {json.dumps(value)}" for key, value in settings.items()]
    return "\n".join([*lines, "", "[datasets.deaths]", f'release = "{edition["pin"]}"', edition.get("remark", ""), ""])


def book_text(state):
    """Return what `_quarto.yml` says."""
    book = state["book"]
    told = [f"  {key}: {json.dumps(book[key])}" for key in ("title", "site-url", "repo-url") if key in book]
    lines = [
        "project:",
        "  type: book",
        "  execute-dir: project",
        f"lang: {book['lang']}",
        'edition: "2020"',
        "book:",
        *told,
    ]
    lines += ['  author: "Its maintainers"', "  chapters:"]
    for chapter in state["chapters"]:
        file = chapter_file(chapter)
        part = chapter.get("part")
        lines += (
            [f"    - part: {json.dumps(part)}", "      chapters:", f"        - {file}"] if part else [f"    - {file}"]
        )
    lines += ["bibliography: references.bib", f"number-sections: {json.dumps(book['number-sections'])}"]
    lines += ["crossref:", f"  fig-title: {book['chart']}", f"  fig-prefix: {book['chart']}"]
    return "\n".join([*lines, "metadata:", f"  word: {book['word']}", ""])


def files_of(state):
    """Return every file of the report by its place, as bytes."""
    texts = {"_quarto.yml": book_text(state), "data/schemas/deaths.json": schema_text(state), **state["files"]}
    names = {"deaths": "Deaths", "births": "Births"}
    texts["data/series.toml"] = "\n".join(SERIES.format(name=name, title=title) for name, title in names.items())
    for published, counts in state["counts"].items():
        texts[f"data/releases/deaths/{published}/counts.csv"] = counts_text(counts)
        texts[f"data/releases/deaths/{published}/release.toml"] = release_text(state, published)
    texts |= {f"data/editions/{name}.toml": edition_text(edition) for name, edition in state["editions"].items()}
    texts |= {f"figures/{label}.py": figure_text(label, figure) for label, figure in state["figures"].items()}
    texts |= {chapter_file(chapter): chapter_text(chapter) for chapter in state["chapters"]}
    return {name: text.encode() for name, text in texts.items()}


def schema_text(state):
    """Return the schema of the one dataset."""
    schema = _schema()
    schema["description"] = state["schema"]
    return json.dumps(schema)


def write_state(state, root):
    """Write the report into a folder: what is another than before is written, what is no more is taken away."""
    files = files_of(state)
    there = [path for path in root.rglob("*") if path.is_file()] if root.exists() else []
    for path in there:
        name = path.relative_to(root).as_posix()
        if name not in files and name.partition("/")[0] not in ("_build", "_site") and "__pycache__" not in name:
            path.unlink()
    for name, content in files.items():
        path = root / name
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
