"""How projections would have done: each made from the periods before it, and held against what then came."""

from collections.abc import Iterable, Mapping
from functools import partial

from halveit.data.editions import Edition, load_edition
from halveit.data.periods import Period
from halveit.drawing.sentences import listed
from halveit.exhibits import Column, Exhibit, Rows, fact, number, share_fact, word
from halveit.exhibits.shelf import Shelf
from halveit.facts.fact import Fact
from halveit.indicators.backtest import Trial, tally
from halveit.indicators.measured import CannotTell
from halveit.indicators.standing import Standing

MEASURES = {
    "stillbirths": "Stillbirths",
    "neonatal-deaths": "Neonatal deaths from 24 weeks",
    "perinatal-deaths": "Stillbirths and neonatal deaths together",
    "preterm-births": "Pre-term births",
    "brain-injuries": "Brain injuries",
    "maternal-deaths": "Maternal deaths",
}
"""The charts with an ambition, and what the table calls them."""


def exhibit(edition: Edition) -> Exhibit:
    """Return the table: projections by measure and by how far ahead, how many held, and the worst miss."""
    standings = _standings(edition)
    trials = {label: standing.trials for label, standing in standings.items()}
    every = [trial for found in trials.values() for trial in found]
    inside = sum(trial.inside for trial in every)
    last = max((trial.period for trial in every), key=Period, default=edition.last_period)
    return Exhibit(
        title=f"Of {len(every)} projections from earlier years, {inside} held",
        subtitle="Projections made from the periods before, one to three periods ahead: a projection held where what then came lay within its 95% interval",
        columns=_columns(),
        rows=[row for label, found in trials.items() for row in _rows(label, found)],
        notes=_notes(trials),
        facts=(
            *_totals(every, inside, last),
            *_misses(trials, last),
            *_then(edition, standings),
        ),
    )


def _standings(edition: Edition) -> dict[str, Standing]:
    """Return what each chart with an ambition says of it."""
    shelf = Shelf(edition)
    found = ((label, shelf.get(label).exhibit.standing) for label in MEASURES if label in shelf.labels)
    return {label: standing for label, standing in found if standing}


def _columns() -> tuple[Column, ...]:
    """Return the columns of the table."""
    return (
        Column(name="measure", heading="Measure", decimals=None, description="The rate that was projected."),
        Column(name="ahead", heading="Years ahead", description="From the last period used to the one projected to."),
        Column(name="projections", heading="Projections", description="How many could be made and checked."),
        Column(
            name="inside", heading="Held", description="Of how many what came lay within the 95% prediction interval."
        ),
        Column(
            name="worst",
            heading="Worst miss",
            decimals=None,
            description="The rate that lay furthest outside, as a share of the one projected, and its interval.",
            absent="none",
        ),
    )


def _rows(label: str, trials: tuple[Trial, ...]) -> Rows:
    """Return a measure's rows: one for each number of periods ahead."""
    rows = []
    for ahead, (inside, every) in tally(trials).items():
        tried = [trial for trial in trials if trial.ahead == ahead]
        years = round(Period(tried[0].period).middle - Period(tried[0].projection.used[-1]).middle)
        worst = _worst(tried)
        rows.append((MEASURES[label], years, every, inside, _told(worst) if worst else None))
    return rows


def _worst(trials: Iterable[Trial]) -> Trial | None:
    """Return the trial that missed by most, as a share of what was projected."""
    missed = [trial for trial in trials if not trial.inside]
    return max(missed, key=_beyond, default=None)


def _beyond(trial: Trial) -> float:
    """Return how far what came lay outside the interval, as a share of what was projected."""
    made = trial.projection
    return max(trial.came - made.high, made.low - trial.came) / made.rate


def _told(trial: Trial) -> str:
    """Return a miss in words."""
    low, high = trial.projection.low, trial.projection.high
    told = (number(value, _enough(trial)) for value in (trial.came, low, high))
    return "{}: {}, not {} to {}".format(trial.period, *told)


def _enough(trial: Trial) -> int:
    """Return the decimals, two or more, that tell what came from the limit that it missed."""
    nearest = trial.projection.high if trial.came > trial.projection.high else trial.projection.low
    return next((d for d in range(2, 6) if number(trial.came, d) != number(nearest, d)), 6)


def _notes(trials: Mapping[str, tuple[Trial, ...]]) -> tuple[str, ...]:
    """Return what to know of the trials."""
    untried = [MEASURES[label] for label, found in trials.items() if not found]
    without = f"For these, too few periods have counts to try any: {listed(untried).lower()}." if untried else ""
    return (
        "Each projection uses up to five periods with counts, not fewer than three, and nothing that came later.",
        "Trials of one measure share years, so they are not independent: several misses may be one turn of the trend.",
        "The numbers are those known now. What was known then, before revisions, is not asked.",
        *([without] if without else []),
    )


def _totals(every: list[Trial], inside: int, last: str) -> tuple[Fact, ...]:
    """Return how many projections there are, and how many held."""
    quoted = partial(fact, unit="projections", period=last)
    return (
        quoted("projections", len(every), what="Projections from earlier periods that can be checked."),
        quoted("held", inside, what="Of these, how many had what came within their interval."),
        quoted("missed", len(every) - inside, what="Of these, how many did not."),
        share_fact("held_share", inside / max(1, len(every)), period=last, what="The share that held."),
    )


def _misses(trials: Mapping[str, tuple[Trial, ...]], last: str) -> tuple[Fact, ...]:
    """Return the misses of years after 2020, and those of brain injuries."""
    missed = {label: [trial for trial in found if not trial.inside] for label, found in trials.items()}
    late = [trial for found in missed.values() for trial in found if Period(trial.period).first > 2020]
    injuries = len(missed.get("brain-injuries", ()))
    quoted = partial(fact, unit="projections", period=last)
    return (
        quoted("missed_after_2020", len(late), what="Projections to years after 2020 that did not hold."),
        quoted("brain_injuries_missed", injuries, what="Projections of brain injuries that did not hold."),
    )


def _then(edition: Edition, standings: Mapping[str, Standing]) -> tuple[Fact, ...]:
    """Return what the data of the edition before would have said of the newest periods; nothing for a first edition."""
    if not edition.supersedes:
        return ()
    before = _standings(load_edition(edition.project, edition.supersedes))
    said = f"as the data of the edition of {edition.supersedes} would have had it"
    return tuple(fact for label, now in standings.items() for fact in _came(label, before.get(label), now, said))


def _came(label: str, before: Standing | None, now: Standing, said: str) -> tuple[Fact, ...]:
    """Return what would have been said of one measure, and what came; nothing where either cannot be told."""
    if before is None or isinstance(before.pace, CannotTell) or len(now.latest) != 1 or before.period == now.period:
        return ()
    made, (came,) = before.pace.project(Period(now.period).middle), now.latest
    name, what = label.replace("-", "_"), f"{MEASURES[label]}, {now.period}"
    quoted = partial(fact, decimals=2, unit=now.measured.rates.unit, period=now.period)
    return (
        word(f"{name}_then_period", now.period, period=now.period, what=f"{what}: the period."),
        quoted(f"{name}_then", made.rate, what=f"{what}: the projection {said}."),
        quoted(f"{name}_then_low", made.low, what=f"{what}: lower end of the projection {said}."),
        quoted(f"{name}_then_high", made.high, what=f"{what}: upper end of the projection {said}."),
        quoted(f"{name}_then_came", came.rate, what=f"{what}: the rate that came."),
    )
