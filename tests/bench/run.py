"""Time our builds: beside other tools, of the report in this repository, and as books grow; write a page of it.

Run it with `make bench`. What a tool needs is installed into _build/bench/, each in an environment of its own; a tool
that cannot be had is left out. The page is written anew after each part; parts that were not asked for stay as they
were timed last.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from builds import paper, report
from growth import growth
from kept_parts import read_parts, slowed_by_another, timed_now, write_parts
from measurements import Part
from page import page, read_ours, write_ours
from peers import beside_others
from serve import serve

HERE = Path(__file__).parent
PARTS: Mapping[str, Callable[[Path, argparse.Namespace], Part]] = {
    "peers": lambda folder, asked: beside_others(folder, asked.times, alone=asked.alone),
    "paper": lambda folder, asked: paper(folder, asked.times),
    "report": lambda folder, asked: report(folder, asked.times),
    "serve": lambda folder, asked: serve(folder, asked.times),
    "growth": lambda folder, asked: growth(folder, asked.sizes),
}
"""What times a part, given a folder to work in and what was asked for."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Time each part that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="what to time (default: all)")
    parser.add_argument("--times", type=int, default=5, help="how often to measure (default: 5)")
    parser.add_argument(
        "--folder", type=Path, default=Path("_build/bench"), help="where to work (default: _build/bench)"
    )
    parser.add_argument("--alone", action="store_true", help="leave the other tools out")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 100, 1000], help="of the books that grow")
    parser.add_argument("--out", type=Path, default=HERE / "RESULTS.md", help="the page to write")
    parser.add_argument("--kept", type=Path, default=HERE / "parts.json", help="where parts are kept for later runs")
    parser.add_argument("--ours", type=Path, help="a CSV file to write our own numbers to, as before.csv has them")
    asked = parser.parse_args(arguments)
    folder = asked.folder.resolve()
    folder.mkdir(parents=True, exist_ok=True)
    timed = read_parts(asked.kept)
    for name in asked.parts:
        slowed = slowed_by_another()
        timed[name] = timed_now(PARTS[name](folder, asked), slowed)
        print(f"## {timed[name].part.title}\n\n{timed[name].part.text}", flush=True)
        write_parts(asked.kept, timed)
        in_order = [timed[part] for part in PARTS if part in timed]
        asked.out.write_text(page(in_order, read_ours(HERE / "before.csv")), encoding="utf-8")
        if asked.ours:
            write_ours(asked.ours, [each.part for each in in_order])


if __name__ == "__main__":
    main()
