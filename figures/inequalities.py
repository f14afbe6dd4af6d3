"""How many times as high rates are in some groups of women and babies as in others."""

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from halveit.data.editions import Edition
from halveit.data.series import Series
from halveit.drawing.groups import GroupRow, groups_chart
from halveit.drawing.marks import Drawing
from halveit.drawing.theme import Canvas
from halveit.exhibits import Column, Exhibit, fact, number, word
from halveit.facts.fact import Fact
from halveit.indicators.ratios import rate_ratio

MOTHERS = (("Black", "black"), ("Mixed", "mixed"), ("Asian", "asian"), ("Chinese or other", "chinese-or-other"))
BABIES = (("Black", "black"), ("Mixed", "mixed"), ("Asian", "asian"), ("Any other group", "other"))
"""Ethnic groups by name and by how their series are named; each is compared with the White groups."""
DEPRIVED = "Most deprived fifth"
LEAST = "least deprived fifth of areas"
AREAS = "Most against least deprived fifth of areas"


class Compared(Struct, frozen=True, kw_only=True):
    """One group's rate over that of the group it is compared with."""

    what: str
    """What is counted."""
    id: str
    """How its facts begin."""
    group: str
    """Whose rate it is."""
    base: str
    """The group it is compared with, as the heading says it."""
    period: str
    """Of both rates."""
    rates: tuple[float, float]
    """The group's rate and the other's, in the unit of `what`."""
    ratio: float
    """The first over the second, not rounded."""
    limits: tuple[float, float] | None = None
    """The exact 95% interval, where both numbers of events are known."""


def exhibit(edition: Edition) -> Exhibit:
    """Return the chart: ratios by ethnic group and by deprivation, each in its newest period."""
    parts = (*_mothers(edition), *_stillbirths_by_group(edition), *_by_deprivation(edition))
    deprived = next(part for part in parts if part.id == "stillbirths_deprived")
    black = next(part for part in parts if part.id == "maternal_black")
    return Exhibit(
        title=f"Stillbirths were {number(deprived.ratio, 1)} times as common in the most deprived fifth of areas as in the least deprived in "
        f"{deprived.period}, and maternal deaths {number(black.ratio, 1)} times as common among Black women as among White women in {black.period}",
        subtitle="How many times as high rates are in some groups as in others, England, the newest period found for each, with 95% intervals where "
        "numbers are known",
        columns=_columns(),
        rows=[
            (f"{p.what}, {p.period}", p.group, p.base, *p.rates, p.ratio, *(p.limits or (None, None))) for p in parts
        ],
        alt=_alt(parts),
        draw=partial(_draw, parts),
        notes=_notes(parts, edition),
        facts=tuple(fact for part in parts for fact in _facts(part)),
        measures=(_course(edition),),
    )


def _mothers(edition: Edition) -> list[Compared]:
    """Return maternal deaths: rates alone were published, so no interval can be computed."""
    white = edition.joined("maternal-death-rate-white").series
    least = edition.joined("maternal-death-rate-quintile-1").series
    groups = [(group, f"maternal_{name.split('-')[0]}", name, white, "White women") for group, name in MOTHERS]
    groups.append((DEPRIVED, "maternal_deprived", "quintile-5", least, LEAST))
    parts = []
    for group, told, name, base, against in groups:
        period = base.known[-1]
        rates = edition.joined(f"maternal-death-rate-{name}").series.at(period), base.at(period)
        parts.append(
            Compared(
                what="Maternal deaths",
                id=told,
                group=group,
                base=against,
                period=period,
                rates=rates,
                ratio=rates[0] / rates[1],
            )
        )
    return parts


def _stillbirths_by_group(edition: Edition) -> list[Compared]:
    """Return stillbirths by the baby's ethnic group; none where the edition has no year of them."""
    if not edition.joined("stillbirths-white").series.known:
        return []
    return [
        _counted(
            edition, "stillbirths", group=group, own=name, other="white", base="White babies", id=f"stillbirths_{name}"
        )
        for group, name in BABIES
    ]


def _by_deprivation(edition: Edition) -> list[Compared]:
    """Return stillbirths and neonatal deaths in the most deprived fifth of areas."""
    fifths = {"own": "most-deprived-fifth", "other": "least-deprived-fifth", "base": LEAST}
    return [
        _counted(edition, events, group=DEPRIVED, id=f"{name}_deprived", **fifths)
        for events, name in (("stillbirths", "stillbirths"), ("neonatal-deaths", "neonatal"))
    ]


def _counted(edition: Edition, events: str, *, group: str, own: str, other: str, base: str, id: str) -> Compared:
    """Return two groups' counts of the newest year compared, with their exact interval."""
    period = edition.joined(f"{events}-{own}").series.known[-1]
    (count, births), (others, other_births) = (_numbers(edition, events, name)(period) for name in (own, other))
    found = rate_ratio(count, births, others, other_births)
    return Compared(
        what=events.replace("-", " ").capitalize(),
        id=id,
        group=group,
        base=base,
        period=period,
        rates=(count / births * 1000, others / other_births * 1000),
        ratio=found.value,
        limits=(found.low, found.high),
    )


def _numbers(edition: Edition, events: str, group: str) -> Callable[[str], tuple[int, float]]:
    """Return what gives a group's events and births of a period: stillbirths are births too."""
    counts, live = (edition.joined(f"{name}-{group}").series for name in (events, "live-births"))
    still = events == "stillbirths"
    return lambda period: (round(counts.at(period)), live.at(period) + (counts.at(period) if still else 0))


def _course(edition: Edition) -> Series:
    """Return the stillbirth rate of the most deprived fifth over that of the least, year by year."""
    own, other = (_numbers(edition, "stillbirths", f"{fifth}-deprived-fifth") for fifth in ("most", "least"))
    periods = edition.joined("stillbirths-most-deprived-fifth").series.known
    pairs = [(*own(period), *other(period)) for period in periods]
    return Series(
        id="stillbirth-deprivation-ratio",
        title="Stillbirth rate of the most deprived fifth of areas over that of the least deprived",
        unit="times",
        geography="England",
        periods=periods,
        values=tuple(count / births / (others / other_births) for count, births, others, other_births in pairs),
    )


def _columns() -> tuple[Column, ...]:
    """Return the columns of the data table."""
    return (
        Column(name="what", heading="What", decimals=None, description="What is counted, and the period."),
        Column(name="group", heading="Group", decimals=None, description="The group of women, babies or areas."),
        Column(name="base", heading="Compared with", decimals=None, description="The group it is compared with."),
        Column(
            name="rate",
            heading="Rate",
            decimals=1,
            description="Maternal deaths per 100,000 maternities, stillbirths per 1,000 births, neonatal deaths per 1,000 live births.",
        ),
        Column(name="base_rate", heading="Rate compared with", decimals=1, description="The same of the other group."),
        Column(name="ratio", heading="Times as high", decimals=2, description="The first rate over the second."),
        Column(name="low", heading="Lower limit", decimals=2, description="Of the exact 95% interval of the ratio."),
        Column(name="high", heading="Upper limit", decimals=2, description="Of the exact 95% interval of the ratio."),
    )


def _blocks(parts: tuple[Compared, ...]) -> dict[str, list[Compared]]:
    """Return the comparisons under headings: by ethnic group, and areas all together."""
    found: dict[str, list[Compared]] = {}
    for part in parts:
        ethnic = f"{part.what}, {part.period}, against {part.base}"
        found.setdefault(AREAS if part.group == DEPRIVED else ethnic, []).append(part)
    return {heading: found[heading] for heading in sorted(found, key=AREAS.__eq__)}


def _named(part: Compared) -> str:
    """Return what a row is called: the group, or where areas are compared what is counted."""
    return f"{part.what}, {part.period}" if part.group == DEPRIVED else part.group


def _draw(parts: tuple[Compared, ...], canvas: Canvas) -> Drawing:
    """Return the chart."""
    blocks = {
        heading: [GroupRow(name=_named(part), ratio=part.ratio, limits=part.limits) for part in block]
        for heading, block in _blocks(parts).items()
    }
    return groups_chart(blocks, canvas)


def _alt(parts: tuple[Compared, ...]) -> tuple[str, ...]:
    """Return the alt text: each ratio with its interval."""
    told = []
    for heading, block in _blocks(parts).items():
        ratios = [f"{_named(part)}: {number(part.ratio, 1)}{_interval(part)}" for part in block]
        told.append(f"{heading}: {'; '.join(ratios)}.")
    opening = "Chart of how many times as high rates are in some groups as in others, England"
    return f"{opening}: {len(parts)} points, and a line at 1.", *told


def _interval(part: Compared) -> str:
    """Return the interval in words, where there is one: with two decimals, so that it tells on which side of 1 it ends."""
    return f" (from {number(part.limits[0], 2)} to {number(part.limits[1], 2)})" if part.limits else ""


def _notes(parts: tuple[Compared, ...], edition: Edition) -> tuple[str, ...]:
    """Return what to know: where there is no interval, which births, what could not be compared."""
    grouped = [part.period for part in parts if part.id == "stillbirths_black"]
    return (
        "Hollow points: for maternal deaths in these groups only rates were published. No interval can be computed without the number of deaths, and "
        "the numbers are small, so chance may have a large part in these ratios.",
        "Filled points with a bar: exact 95% intervals of the ratio, from the numbers of events in both groups.",
        "The scale is one on which twice as high and half as high lie as far from the line at 1.",
        "A ratio says how far apart two groups are. It does not say why.",
        "Fifths of areas by the English Index of Multiple Deprivation; births and deaths as registered. Neonatal deaths are those at every length of "
        "pregnancy.",
        *(_on_groups(edition, grouped[0]) if grouped else _without_groups()),
    )


def _on_groups(edition: Edition, period: str) -> tuple[str, ...]:
    """Return what to know of stillbirths by ethnic group."""
    whole = edition.joined("stillbirths-ethnic-group-all").series.at(period)
    blank = edition.joined("stillbirths-ethnic-group-not-stated").series.at(period)
    return (
        f"The baby’s ethnic group is the one that the mother gave for the birth notification; for {number(blank)} of {number(whole)} stillbirths none is "
        "stated. Neonatal deaths by ethnic group are not shown, because many could not be linked to a birth or have no group.",
    )


def _without_groups() -> tuple[str, ...]:
    """Return why no ethnic groups of babies are shown."""
    return ("Stillbirths by ethnic group were not found for the years that this edition covers.",)


def _facts(part: Compared) -> tuple[Fact, ...]:
    """Return a ratio to quote, with its period, and with its interval where areas are compared."""
    what = f"{part.what}, {part.group}: rate over that of {part.base}, England, {part.period}"
    quoted = partial(fact, decimals=1, unit="times", period=part.period)
    limits = zip(("low", "high"), part.limits or (), strict=False) if part.group == DEPRIVED else ()
    return (
        quoted(part.id, part.ratio, what=f"{what}."),
        word(f"{part.id}_period", part.period, period=part.period, what=f"{what}: the period."),
        *(quoted(f"{part.id}_{end}", value, what=f"{what}, {end} end of the 95% interval.") for end, value in limits),
    )
