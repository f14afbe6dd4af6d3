"""`halveit data new`: a new release, begun from an older one."""

import argparse
from datetime import datetime

from halveit.data.editions import list_editions
from halveit.data.keeping.drafting import Draft, Wish, draft
from halveit.paths import Project


def run(options: argparse.Namespace) -> int:
    """Make the release's folder and say what to do next."""
    project = Project.find(options.project)
    wish = Wish(
        dataset=options.dataset,
        published=options.published,
        start=options.start or "",
        corrects=options.corrects or "",
        reason=options.reason or "",
    )
    today = datetime.now().astimezone().date()
    made = draft(project, wish, today.isoformat())
    if not options.quiet:
        print("\n".join(_told(project, wish, made)))
    return 0


def _told(project: Project, wish: Wish, made: Draft) -> list[str]:
    """Return what was made and what to do next, in lines."""
    folder, old = project.relative(made.folder), made.start.published
    name = f"{wish.dataset} {wish.published}"
    corrected = ", which it corrects" if wish.corrects == old else ""
    lines = [f"Made {folder}/ from the release of {old}{corrected}. That one stays as it is."]
    if made.later:
        lines.append(f"It is older than what is there already: {', '.join(made.later)}.")
    notes = len(made.start.notes)
    if notes:
        lines.append(f"{'Its note stands' if notes == 1 else f'Its {notes} notes stand'} in release.toml as comments.")
    return [
        *lines,
        "",
        "What to do next:",
        f"  1. Put the new numbers into {' and '.join(made.tables)}. A number that is not known is a blank cell.",
        f"  2. Go through release.toml. Title, url, licence, attribution and obtained are those of {old}:",
        "     put right what is not so any more, and write in notes what a reader has to know.",
        f"  3. halveit data seal {name}",
        "  4. halveit data check",
        f"  5. halveit data adopt EDITION {name}     (EDITION is one of: {', '.join(list_editions(project))})",
        "",
        "Then commit. From then on this release never changes.",
    ]
