"""A build that does what has to be done and nothing else; where that is nothing, it costs next to nothing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from halveit.paths import Project
from halveit.press.alone import alone, clear_left
from halveit.press.manifest import MANIFEST
from halveit.steps.reads import Now
from halveit.steps.running import Keeper, Told, keeping
from halveit.steps.store import Store
from halveit.steps.whole import Whole

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from halveit.press.publish import Published
    from halveit.steps.hands.offering import Engine

_MODULES = (
    "halveit.press.errands",
    "halveit.chapters.cells.kernel",
    "altair",
    "fontTools.subset",
    "pandas",
    "pypandoc",
    "vl_convert",
)
"""What builds need and what takes long to import."""
_SELDOM = ("scipy.special", "statsmodels.genmod.generalized_linear_model")
"""What takes long to import too, and only builds need in which a number has changed."""


class Built(NamedTuple):
    """What a build did."""

    published: "Published | None"
    """What it made; None where there was nothing to do."""
    why: str
    """Why there was something to do; empty where there was not."""
    told: tuple[Told, ...] = ()
    """What became of each step, in order."""


def build(
    project: Project,
    say: Callable[[str], None],
    *,
    anyway: bool = False,
    jobs: int | None = None,
    executor: str = "",
    is_stale: Callable[[], bool] = lambda: False,
    **overruled: str,
) -> Built:
    """Bring `_site/` up to date, as `halveit.press.publish.publish` would make it from nothing.

    With `anyway` it is made even where there is nothing to do: of what is kept. `jobs` is how many processes may work
    at once: as many as there are processors where it is not said. `executor` is the address of a Dask scheduler whose
    workers help instead. `overruled` (site_url, repo_url) holds in place of what `_quarto.yml` says. Builds of
    one report wait for each other. The build is stopped, by `Stopped`, as soon as `is_stale` says that it is of no use.
    """
    with alone(project, say):
        return _built(project, say, _engine(project, jobs, executor), overruled, is_stale, anyway=anyway)


def _built(
    project: Project,
    say: Callable[[str], None],
    engine: "Engine | None",
    overruled: Mapping[str, str],
    is_stale: Callable[[], bool],
    *,
    anyway: bool,
) -> Built:
    store = _store(project)
    whole = Whole(store, project.root, [f"{name} {value}" for name, value in sorted(overruled.items())])
    manifest = project.site / MANIFEST
    why = whole.why(manifest)
    if not why and not anyway:
        return Built(published=None, why="")
    clear_left(project)
    from halveit.press.publish import publish  # noqa: PLC0415  a build with nothing to do must not pay for it
    from halveit.steps.hands.offering import helped  # noqa: PLC0415  as above

    with whole.noting(manifest), kept_results(project, is_stale) as keeper, helped(keeper, engine):
        published = publish(project, say, **overruled)
    store.prune_at_times()
    return Built(published=published, why=why, told=tuple(keeper.told))


@contextmanager
def kept_results(project: Project, is_stale: Callable[[], bool] = lambda: False) -> Iterator[Keeper]:
    """Let the steps that run inside the block take results that were kept, and keep theirs."""
    keeper = Keeper(store=_store(project), root=project.root, now=Now(), is_stale=is_stale)
    with keeping(keeper):
        yield keeper


def load_all() -> None:
    """Load all that any build can need: for who waits for the next one, and has nothing else to do."""
    for name in (*_MODULES, *_SELDOM):
        import_module(name)
    from halveit.drawing.svg import begin_to_draw  # noqa: PLC0415  a build with nothing to do must not pay for it

    begin_to_draw()


def explained(told: Iterable[Told]) -> list[str]:
    """Return a line for each step that people know: that it ran and why, or that its result was kept."""
    known = {each.step: each for each in sorted(told, key=lambda each: each.ran) if not each.inner}
    return [f"{each.step}: {each.why if each.ran else 'kept'}" for _, each in sorted(known.items())]


def _engine(project: Project, jobs: int | None, executor: str) -> "Engine | None":
    """Return what gives a build its helpers; none where all is to be done in this process."""
    from halveit.steps.hands.offering import cores  # noqa: PLC0415  a build with nothing to do must not pay for it

    if executor:
        return partial(_cluster, executor, project.root)
    jobs = jobs or cores()
    return partial(_processes, jobs) if jobs > 1 else None


def _cluster(address: str, root: Path) -> AbstractContextManager["Executor"]:
    from halveit.steps.hands.cluster import cluster  # noqa: PLC0415  most builds need none

    return cluster(address, root)


def _processes(count: int) -> AbstractContextManager["Executor"]:
    from halveit.steps.hands.processes import processes  # noqa: PLC0415  a build with little to do needs none

    return processes(count, _MODULES)


def _store(project: Project) -> Store:
    return Store(project.build / "kept", project.root)
