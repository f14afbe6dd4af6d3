"""The `halveit` command: its words, its help, its exit codes."""

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from halveit import __version__
from halveit.errors import Problems, ReportError

MISTAKE, INTERRUPTED = 1, 130
HIGHEST_PORT = 65535

ABOUT = """\
Builds the report from its chapters and data.

Run it inside the report's folder, the one that holds _quarto.yml."""

AFTER = """\
exit codes: 0 all is well; 1 something in the report has to be mended (the messages say what and where);
2 the command was not understood."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; a user's mistake is printed without a traceback."""
    options = _parser().parse_args(arguments)
    command = import_module(f"halveit.commands.{options.command}")
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
    _add(
        commands,
        "build",
        "make the site and the PDF in _site/",
        "Makes the site and the PDF in _site/. "
        "If anything is wrong, it says what and where, and the last good _site/ stays as it is.",
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
    return parser


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, short: str, long: str
) -> argparse.ArgumentParser:
    """Add a command with its help."""
    parser = commands.add_parser(name, help=short, description=long)
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
