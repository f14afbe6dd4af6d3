"""The edition that the book names: the one line of _quarto.yml that data needs."""

from typing import Any

from halveit.errors import ReportError
from halveit.paths import BOOK_FILE, Project
from halveit.steps.door import decoded, read_bytes


def edition_named(project: Project) -> str:
    """Return the `edition` of _quarto.yml."""
    import yaml  # noqa: PLC0415  the command must start without it

    try:
        content: Any = yaml.safe_load(decoded(read_bytes(project.book_file), BOOK_FILE))
    except yaml.YAMLError as fault:
        mark = getattr(fault, "problem_mark", None)
        problem = str(getattr(fault, "problem", fault))
        raise ReportError(
            "a tab stands here. Use spaces." if "'\\t'" in problem else f"this is not valid YAML: {problem}.",
            path=BOOK_FILE,
            line=mark.line + 1 if mark else None,
        ) from None
    name = content.get("edition") if isinstance(content, dict) else None
    if name is None:
        raise ReportError('say which edition of data/editions/ the book shows: edition: "2021".', path=BOOK_FILE)
    return str(name)
