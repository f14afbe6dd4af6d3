"""`halveit diff`: what differs between two editions, or since a revision."""

import argparse

from halveit.commands.progress import teller
from halveit.errors import ReportError
from halveit.paths import Project
from halveit.press.changes.asking import compare_named, compare_since
from halveit.press.changes.telling import since
from halveit.press.changes.telling.markdown import in_markdown
from halveit.press.changes.telling.record import record, to_json
from halveit.press.changes.telling.words import in_words

USAGE = (
    "say what to compare: halveit diff 2021 2026 (two editions), halveit diff main:2026 2026 (an edition at a git "
    "revision and now), or halveit diff --since main (every edition at a revision and now)."
)


def run(options: argparse.Namespace) -> int:
    """Print the comparison; that something changed is no mistake."""
    if bool(options.since) == bool(options.before) or bool(options.before) != bool(options.after):
        raise ReportError(USAGE)
    project = Project.find(options.project)
    say = teller(quiet=options.quiet)
    if options.since:
        found = compare_since(project, options.since, say)
        forms = (lambda: to_json(since.record(found)), lambda: since.in_markdown(found), lambda: since.in_words(found))
    else:
        changes = compare_named(project, options.before, options.after, say)
        forms = (lambda: to_json(record(changes)), lambda: in_markdown(changes), lambda: in_words(changes))
    as_json, as_markdown, as_words = forms
    print((as_json if options.json else as_markdown if options.markdown else as_words)().rstrip())
    return 0
