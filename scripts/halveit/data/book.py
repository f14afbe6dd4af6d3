"""The edition that the book names: the one line of _quarto.yml that data needs."""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from halveit.errors import ReportError
from halveit.paths import BOOK_FILE, Project
from halveit.steps.door import decoded, read_bytes

if TYPE_CHECKING:
    import yaml


def edition_named(project: Project) -> str:
    """Return the `edition` of _quarto.yml."""
    import yaml  # noqa: PLC0415  the command must start without it

    try:
        content = _parsed(decoded(read_bytes(project.book_file), BOOK_FILE))
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


@lru_cache(maxsize=4)
def _parsed(text: str) -> Any:
    """Return what a YAML text says."""
    import yaml  # noqa: PLC0415  as above

    return yaml.load(text, quick_loader(text))  # noqa: S506  a safe one


def quick_loader(text: str) -> "type[yaml.SafeLoader | yaml.CSafeLoader]":
    """Return what loads a YAML text in a tenth of the time: libyaml's loader, where PyYAML has it.

    It lets tabs pass that PyYAML's own does not, and has other words for mistakes than our messages know: any text that
    has a tab, or that is no YAML, gets PyYAML's own.
    """
    import yaml  # noqa: PLC0415  as above

    quick = getattr(yaml, "CSafeLoader", None)
    if quick is None or "\t" in text:
        return yaml.SafeLoader
    try:
        yaml.compose(text, Loader=quick)
    except yaml.YAMLError:
        return yaml.SafeLoader
    return quick
