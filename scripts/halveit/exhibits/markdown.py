"""An exhibit as Quarto Markdown, so that stock Quarto and our own reader number and cross-reference it alike."""

from halveit.data.editions import Edition
from halveit.exhibits.escaping import escaped, in_quotes
from halveit.exhibits.exhibit import Cell, Column, Exhibit
from halveit.exhibits.files import exhibits_folder
from halveit.exhibits.layout import LAID_OUT, PREFIX, laid_out
from halveit.exhibits.shelf import Shelved
from halveit.exhibits.sources import source_line
from halveit.facts.fact import Fact


def to_markdown(shelved: Shelved, edition: Edition) -> str:
    """Return the whole exhibit: figure or table, the data behind it, sources and notes, downloads."""
    exhibit = shelved.exhibit
    table = _pipe_table(exhibit)
    parts = [_figure(shelved, edition) if exhibit.is_chart else _table(shelved, edition, table)]
    if exhibit.is_chart:
        parts.append(_div(".exhibit-data", table))
    below = [escaped(text) for text in (source_line(shelved, edition), *exhibit.notes)]
    below += [note.words() for note in (exhibit.layout.notes if exhibit.layout else ())]
    parts.append(_div(".exhibit-source", *below))
    parts.append(_downloads(shelved, edition))
    return "\n".join(parts)


def _div(attributes: str, *blocks: str, colons: str = ":::") -> str:
    """Return a fenced div."""
    inside = "\n\n".join(blocks)
    return f"{colons} {{{attributes}}}\n{inside}\n{colons}\n"


def _caption(exhibit: Exhibit) -> str:
    """Return the finding and the subtitle as the caption's sentences."""
    return f"{escaped(exhibit.title)}. {escaped(exhibit.subtitle)}."


def _figure(shelved: Shelved, edition: Edition) -> str:
    """Return the chart as a figure div with its alt text."""
    alt = in_quotes(" ".join(shelved.exhibit.alt))
    image = f'![]({_address(shelved, edition)}.inline.svg){{fig-alt="{alt}"}}'
    return _div(f"#fig-{shelved.label} .exhibit", image, _caption(shelved.exhibit))


def _table(shelved: Shelved, edition: Edition, table: str) -> str:
    """Return a numbered table; or one that is laid out, which has a name in the place of a number."""
    exhibit, layout = shelved.exhibit, shelved.exhibit.layout
    if layout is None:
        return _div(f"#tbl-{shelved.label} .exhibit", table, _caption(exhibit))
    attributes = f'#{PREFIX}{shelved.label} .exhibit .{LAID_OUT} word="{in_quotes(layout.name)}"'
    return _div(attributes, laid_out(layout, _address(shelved, edition)), _caption(exhibit))


def _address(shelved: Shelved, edition: Edition) -> str:
    """Return where the exhibit's files lie, from the project's root, without their ending."""
    folder = exhibits_folder(edition).relative_to(edition.project.root).as_posix()
    return f"/{folder}/{shelved.label}"


def _pipe_table(exhibit: Exhibit) -> str:
    """Return the exhibit's table as a pipe table: texts to the left, numbers to the right."""
    heads = [escaped(column.heading) for column in exhibit.columns]
    rules = [":---" if column.decimals is None else "---:" for column in exhibit.columns]
    body = [[_cell(column, cell) for column, cell in zip(exhibit.columns, row, strict=True)] for row in exhibit.rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, rules, *body))


def _cell(column: Column, cell: Cell) -> str:
    """Return one cell; a fact in it can be traced."""
    return cell._repr_markdown_() if isinstance(cell, Fact) else escaped(column.on_page(cell))


def _downloads(shelved: Shelved, edition: Edition) -> str:
    """Return links to the exhibit's files, for readers of the site."""
    endings = ("csv", "svg", "png") if shelved.exhibit.is_chart else ("csv",)
    address = _address(shelved, edition)
    links = " ".join(f"[{ending.upper()}]({address}.{ending})" for ending in endings)
    inner = _div(".exhibit-downloads", f"Download: {links}")
    return _div('.content-visible when-format="html"', inner, colons="::::")
