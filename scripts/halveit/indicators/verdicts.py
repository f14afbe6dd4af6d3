"""The sentences that say where an ambition stands, in words for anyone."""

from typing import Literal

from msgspec import Struct

Word = Literal["ahead", "on track", "behind", "cannot tell"]
"""The four things that can be said."""
Moved = Literal["lower", "higher", "unclear"]
"""What can be said of the latest rate against the baseline's."""

OBSTACLES = {
    "no target": "It cannot be told: the ambition names no target.",
    "no baseline": "It cannot be told: the rate of {baseline}, where the ambition starts, is not known.",
    "nought": "It cannot be told: the rate of {baseline}, where the ambition starts, was nought already.",
    "start": "It is too early to tell: the ambition starts from {baseline}, so nothing has had time to change.",
    "overlap": "It is too early to tell: {period} shares years with {baseline}, where the ambition starts.",
    "no value": "It cannot be told: the rate of {period} is not known.",
    "no interval": "It cannot be told: for {period} only a rate was found, without the numbers behind it, so what part "
    "chance plays in it is not known.",
}
"""Why it cannot be told, by what stands in the way."""
_CHANCE = {
    "sure": "chance is unlikely to explain the difference",
    "close": "chance alone could explain the difference",
    "vague": "The numbers are too small to tell",
}
_MISSING = {
    "sure": "neither chance nor the missing numbers are likely to explain the difference",
    "close": "chance or the missing numbers could explain the difference",
    "vague": "Too many numbers are missing to tell",
}


class Case(Struct, frozen=True, kw_only=True):
    """What a sentence speaks of."""

    period: str
    """Of the rate that is judged."""
    baseline: str
    """The period where the ambition starts."""
    stated: bool
    """Whether the baseline is only stated, so that nothing can be said of the chance in it."""
    missing: bool
    """Whether part of the latest count is not known."""
    final_year: int
    """Of the last target."""
    due: bool
    """Whether that year has come, so that no path is left."""

    def obstacle(self, name: str) -> str:
        """Return why it cannot be told; nothing where nothing stands in the way."""
        return OBSTACLES.get(name, "").format(period=self.period, baseline=self.baseline)

    def verdict(self, word: Word, moved: Moved) -> str:
        """Return the sentence or two for what was found."""
        say = _MISSING if self.missing else _CHANCE
        against = f"the ambition for {self.final_year}" if self.due else "the path to the ambition"
        rate = f"In {self.period} the rate was"
        return {
            "ahead": f"{rate} lower than {against} asks for, and {say['sure']}.",
            "on track": f"{rate} so close to what {against} asks for that {say['close']}. {self._since(moved)}",
            "behind": f"{rate} higher than {against} asks for, and {say['sure']}. {self._since(moved)}",
            "cannot tell": f"{say['vague']}: the rate of {self.period} could be what {against} asks for, and could as "
            f"well be no lower than {self._start}.",
        }[word]

    def met(self) -> str:
        """Return the sentence for a last target that is met before its year."""
        return f"It is already lower than the ambition for {self.final_year} asks for."

    def caution(self) -> str:
        """Return what to know where only the latest rate's own chance is counted, or an empty string."""
        return (
            f"The rate of {self.baseline} is taken as it was stated: what chance and rounding did to it is not known."
            if self.stated
            else ""
        )

    @property
    def _start(self) -> str:
        """The baseline's rate in words."""
        return f"that stated for {self.baseline}" if self.stated else f"that of {self.baseline}"

    def _since(self, moved: Moved) -> str:
        """Return what can be said of the rate against the baseline's."""
        if moved == "unclear":
            return f"It cannot be told apart from {self._start}."
        return f"It was {moved} than {self._start}."
