"""How it is told where an ambition stands: after "The rate", at the end of a title, and in an alt text."""

from halveit.drawing.sentences import Shower
from halveit.indicators.standing import Standing
from halveit.indicators.status import Status
from halveit.indicators.verdicts import Word

_PATH: dict[Word, str] = {
    "ahead": "ahead of the path to the ambition",
    "on track": "on track",
    "behind": "behind the path to the ambition",
}
_TARGET: dict[Word, str] = {
    "ahead": "lower than the target for {year}",
    "on track": "close to the target for {year}",
    "behind": "higher than the target for {year}",
}
"""From the last target's year on there is no path any more."""


def status_words(standing: Standing) -> str:
    """Return the status as the end of a sentence that begins with "The rate"."""
    status = standing.status
    found = _words(standing)
    if found:
        return f"is {found.removesuffix(' to the ambition')}"
    return "may or may not have met the target" if status.due else "may or may not be on the path"


def title_ending(standing: Standing, latest: str) -> str:
    """Return what is put behind a finding on the rate of `latest`; it names the judged period where that is another."""
    status = standing.status
    found = _words(standing)
    when = "" if status.period == latest else f" in {status.period}"
    if found:
        return f";{when} it was {found}" if when else f", {found}"
    be = "was" if when else "is"
    asked = "it has met the target" if status.due else f"it {be} on the path{when}"
    return f"; whether {asked} cannot be told"


def status_sentences(standing: Standing, shown: Shower) -> tuple[str, ...]:
    """Return what the path asks for by the judged period, where the rate stands by its interval, and why."""
    status = standing.status
    asked = () if standing.asked is None else (f"{_asks(standing, status)} {shown(standing.asked)}.",)
    return (*asked, f"The rate {status_words(standing)}.", status.sentence)


def _words(standing: Standing) -> str:
    """Return the status in words, or nothing where it cannot be told."""
    status = standing.status
    return (_TARGET if status.due else _PATH).get(status.word, "").format(year=standing.target.year)


def _asks(standing: Standing, status: Status) -> str:
    """Return who asks for a rate, and when."""
    return (
        f"The ambition for {standing.target.year} asks for" if status.due else f"In {status.period} the path asks for"
    )
