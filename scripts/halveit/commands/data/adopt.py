"""`halveit data adopt`: what moves if an edition uses another release, and the keeping of it."""

import argparse
import sys

from halveit.commands.progress import teller
from halveit.paths import Project
from halveit.press.changes.adopting import DoesNotWork, Trial, try_release
from halveit.press.changes.telling.words import in_words


def run(options: argparse.Namespace) -> int:
    """Show what moves, then keep it where `--keep` or the answer on the terminal says so."""
    project = Project.find(options.project)
    asked = (options.edition, options.dataset, options.published)
    try:
        trial = try_release(project, *asked, teller(quiet=options.quiet))
    except DoesNotWork:
        named = f"the release {options.published} of {options.dataset}"
        print(f"With {named} the edition {options.edition} cannot be made, so nothing was changed:", file=sys.stderr)
        raise
    if trial is None:
        print(f"The edition {options.edition} uses the release {options.published} of {options.dataset} already.")
        return 0
    print("\n".join([in_words(trial.changes), *(f"\nNote: {note}" for note in trial.notes)]))
    if options.keep or _wanted():
        trial.keep()
        print(f"\nKept: {trial.edition.shown} names the release {trial.published} of {trial.dataset} now.")
        print("Run halveit check next.")
    else:
        print(f"\nNothing was changed.{_how(trial)}")
    return 0


def _wanted() -> bool:
    """Ask on a terminal whether to keep it; without one the answer is no."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    try:
        return input("\nKeep this? [y/N] ").strip().lower() in ("y", "yes")
    except EOFError:
        return False


def _how(trial: Trial) -> str:
    """Return how to keep it, where nobody could be asked."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        return ""
    command = f"halveit data adopt {trial.edition.name} {trial.dataset} {trial.published} --keep"
    return f" To keep it, run: {command}"
