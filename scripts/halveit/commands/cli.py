"""The `halveit` command: its words, its help, its exit codes."""

import argparse
import re
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from halveit import __version__
from halveit.errors import Problems, ReportError

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

MISTAKE, INTERRUPTED = 1, 130
HIGHEST_PORT = 65535

ABOUT = """\
Builds the report from its chapters and data.

Run it inside the report's folder, the one that holds _quarto.yml."""

AFTER = """\
exit codes: 0 all is well; 1 something in the report has to be mended (the messages say what and where);
2 the command was not understood."""

DATA = """\
Adds, checks and adopts releases of data.

A release is one issue of a dataset by its publisher. It never changes once it is committed: new numbers, and
corrections too, are a new release. The usual order: new (or read), edit the tables, seal, check, adopt."""

DATE_FOLDER = "the folder below that: the release's day of issue"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a user's mistake is printed without a traceback."""
    options = _parser().parse_args(arguments)
    command = import_module(f"halveit.commands.{options.command}")  # data.new, where the command has parts
    try:
        return command.run(options)
    except ReportError as fault:
        print(fault, file=sys.stderr)
        count = len(fault.problems) if isinstance(fault, Problems) else 1
        print(f"\n{count} problem{'s' if count > 1 else ''} to mend.", file=sys.stderr)
        return MISTAKE
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    parser = argparse.ArgumentParser(
        prog="halveit", description=ABOUT, epilog=AFTER, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"halveit {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", title="commands")
    _add_report(commands)
    _add_data(commands)
    _add_diff(commands)
    return parser


def _add_report(commands: Commands) -> None:
    """Add the commands that make the report."""
    build = _add(
        commands,
        "build",
        "make the site and the PDF in _site/",
        "Makes the site and the PDF in _site/. "
        "If anything is wrong, it says what and where, and the last good _site/ stays as it is.",
    )
    build.add_argument(
        "--explain", action="store_true", help="say of each step whether it ran, and what had changed if it did"
    )
    for name, what in (("--site-url", "the site is published at"), ("--repo-url", "its repository has")):
        told = f"the address that {what} (default: as _quarto.yml says)"
        build.add_argument(name, metavar="URL", type=_address, help=told)
    helpers = build.add_mutually_exclusive_group()
    helpers.add_argument(
        "--jobs", metavar="N", type=_jobs, help="processes that work at once (default: one for each processor)"
    )
    helpers.add_argument(
        "--executor",
        metavar="ADDRESS",
        type=_scheduler,
        help="let the workers of the Dask scheduler at this address help, such as tcp://10.0.0.5:8786",
    )
    check = _add(
        commands,
        "check",
        "look for mistakes without building",
        "Checks data, exhibits and chapters, and lists every mistake with its file and line. Builds nothing.",
    )
    check.add_argument(
        "--numbers", action="store_true", help="list every number that is typed in a chapter instead of quoted"
    )
    serve = _add(
        commands,
        "serve",
        "show the site while you write",
        "Builds the site, shows it in a browser on this "
        "computer, and builds it again whenever a file of the report changes. Stop it with Ctrl+C.",
    )
    serve.add_argument("--port", type=_port, default=8000, help="number of the local address (default: 8000)")


def _add_data(commands: Commands) -> None:
    """Add `data` and its parts."""
    data = commands.add_parser(
        "data",
        help="add, check and adopt releases of data",
        description=DATA,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    steps = data.add_subparsers(dest="step", required=True, metavar="STEP", title="steps")
    _add_new(steps)
    _add_read(steps)
    seal = _add(
        steps,
        "seal",
        "record the fingerprints of a new release's tables",
        "Writes the sha256 of each table of a new release into its release.toml, so that a later change is noticed. "
        "A release that is committed already is refused: it never changes.",
        command="data.seal",
    )
    _add_names(seal, dataset="the folder in data/releases/", published=DATE_FOLDER)
    check = _add(
        steps,
        "check",
        "list every mistake in the data",
        "Checks all releases, schemas, editions, series and ambitions, and lists every mistake with file, line and "
        "column, what was found and what was expected. Refuses a change of a release that git has recorded.",
        command="data.check",
    )
    check.add_argument(
        "--since", metavar="REVISION", help="refuse what was changed after this revision too, committed or not"
    )
    adopt = _add(
        steps,
        "adopt",
        "let an edition use a release",
        "Shows what moves in an edition's charts, numbers and sentences if it uses another release of a dataset, and "
        "writes it into data/editions/ when you say so.",
        command="data.adopt",
    )
    adopt.add_argument("edition", metavar="EDITION", help="the edition's name: 2026 for data/editions/2026.toml")
    _add_names(adopt, dataset="the folder in data/releases/", published=DATE_FOLDER)
    adopt.add_argument("--keep", action="store_true", help="keep the change without asking")


def _add_new(steps: Commands) -> None:
    """Add `data new`."""
    new = _add(
        steps,
        "new",
        "begin a new release from the last one",
        "Makes data/releases/DATASET/DATE/ with the tables of the dataset's last release, to be edited. "
        "Nothing of the old release changes.",
        command="data.new",
    )
    _add_names(new, dataset="the folder in data/releases/")
    new.add_argument(
        "--published",
        metavar="DATE",
        required=True,
        help="day of issue, YYYY-MM-DD; YYYY-MM or YYYY where the publisher tells no more",
    )
    new.add_argument("--from", dest="start", metavar="DATE", help="the release to begin from (default: the last one)")
    new.add_argument("--corrects", metavar="DATE", help="the release whose numbers this one corrects")
    new.add_argument("--reason", metavar="TEXT", help="why it does, in one sentence in quotation marks")


def _add_read(steps: Commands) -> None:
    """Add `data read`."""
    read = _add(
        steps,
        "read",
        "make a new release from a publisher's workbook",
        "Reads the publisher's own workbook and makes the release that it holds, with tables, notes and fingerprints.",
        command="data.read",
    )
    read.add_argument("publisher", metavar="PUBLISHER", help="what it holds: ons-child-mortality")
    read.add_argument("file", metavar="FILE", type=Path, help="the workbook, as it was downloaded")
    read.add_argument("--published", metavar="DATE", help="day of issue, where the workbook does not tell it")
    read.add_argument("--dry-run", action="store_true", help="say what would be made, and make nothing")


def _add_diff(commands: Commands) -> None:
    """Add `diff`."""
    diff = _add(
        commands,
        "diff",
        "tell what differs between two editions",
        "Tells which numbers, charts and chapters differ between two editions, or what this copy of the report "
        "changes against an earlier revision.",
    )
    diff.add_argument(
        "before", metavar="A", nargs="?", help="the edition to compare from: 2021, or main:2026 for what a revision had"
    )
    diff.add_argument("after", metavar="B", nargs="?", help="the edition to compare with")
    diff.add_argument("--since", metavar="REVISION", help="compare with a git revision instead of two editions")
    form = diff.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print it for programs")
    form.add_argument("--markdown", action="store_true", help="print it for a comment or a page")


def _add_names(parser: argparse.ArgumentParser, *, dataset: str, published: str = "") -> None:
    """Add the names of a dataset and, where `published` explains it, of a release."""
    parser.add_argument("dataset", metavar="DATASET", help=dataset)
    if published:
        parser.add_argument("published", metavar="DATE", help=published)


def _add(commands: Commands, name: str, short: str, long: str, command: str = "") -> argparse.ArgumentParser:
    """Add a command with its help; `command` names its module where that is not its own name."""
    parser = commands.add_parser(name, help=short, description=long)
    parser.set_defaults(command=command or name)
    parser.add_argument(
        "--project", type=Path, metavar="FOLDER", help="the report's folder (default: the one you are in)"
    )
    parser.add_argument("--quiet", action="store_true", help="say nothing unless something is wrong")
    return parser


def _port(text: str) -> int:
    """Return a port's number; what is none is refused by argparse, in its own words."""
    number = int(text)
    if not 0 < number <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"{text} is not between 1 and {HIGHEST_PORT}")
    return number


def _scheduler(text: str) -> str:
    """Return the address of a Dask scheduler; what is none is refused by argparse, in its own words."""
    if not re.fullmatch(r"(tcp|tls)://\S+:\d+", text):
        raise argparse.ArgumentTypeError(f'"{text}" is no address such as tcp://10.0.0.5:8786')
    return text


def _jobs(text: str) -> int:
    """Return a number of processes; what is none is refused by argparse, in its own words."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


def _address(text: str) -> str:
    """Return an address on the web, or nothing; what is neither is refused by argparse, in its own words."""
    from halveit.chapters.sources.addresses import EXAMPLE, web_address  # noqa: PLC0415  the command starts without it

    address = web_address(text) if text else ""
    if address is None:
        raise argparse.ArgumentTypeError(f'"{text}" is no web address such as {EXAMPLE}')
    return address
