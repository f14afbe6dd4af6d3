"""What a heading or a row's label of the tables means, in whatever words and order an edition puts it.

A role is a measure and the births that it counts, such as `live_births/under-24`; where headings carry the year, it
goes behind: `live_births/all@2019`. Words that are not understood leave a heading without a role, so that live births
of boys, or of one cause, are never taken for all.
"""

import re
from functools import lru_cache

from halveit.data.publishers.workbook.cells import plain

# What each measure may be called; the first that fits is taken.
_MEASURES = {
    "live_births": r"\blive ?births?\b",
    "stillbirth_rate": r"\bstill ?births?(?: mortality)? rates?\b|\brates? of still ?births?\b",
    "stillbirths": r"\bstill ?births?\b",
    "neonatal_rate": r"\bneonatal(?: (?:mortality|death))? rates?\b|\brates? of neonatal (?:mortality|deaths?)\b",
    "neonatal_deaths": r"\bneonatal(?: infant)? deaths?\b|\b(?:infant )?deaths? (?:at )?under 28 days\b",
}
# Which births: the first that fits is taken.
_GROUPS = {
    "not-linked": r"\b(?:unlinked|(?:could )?not (?:be )?linked(?: to (?:an? |the |their )?births?)?)\b",
    "not-stated": r"\b(?:not stated|unknown|not known|missing)\b",
    "mismatched": r"\binconsistent(?: with (?:the )?birth ?weight)?\b",
    "under-24": r"(?:\b(?:under|below|less than|fewer than|before)|<) ?24\b",
    "from-24": r"(?:\b(?:at least|from)|≥) ?24\b"
    r"|\b24 ?(?:\+|(?:completed )?(?:weeks? )?(?:or|and) (?:over|more|above|later)\b)",
}
_RELIABILITY = r"\bunreliable(?: indicator)?\b|\breliability(?: indicator)?\b"
# Words that say nothing more about which births are meant.
_FILLERS = re.compile(
    r"\b(?:total|all|number|numbers|count|counts|of|the|in|at|and|or|by|for|a|weeks?|completed|gestation|gestational|age|"
    r"babies|born|registered|registrations?|linked|birth|births|birthweight|weight|cohort|england|deaths?|with|low|"
    r"mortality|rates?|published|neonatal|live)\b|[+-]"
)
_YEAR = re.compile(r"\b((?:19|20)[0-9]{2})\b")
_YEARS = re.compile(r"(?:(?:data|calendar|reference|reporting|time) )?(?:years?|period)(?: of (?:birth|.*\bdeath))?")
_DECILE = re.compile(r"\bimd\b|\bdeprivation\b|\bdeciles?\b")
_AREA = re.compile(r"\b(?:country|area|geography|region|nation)\b")

# The weeks of gestation as our tables name them, by what labels say.
_MISMATCHED, _NOT_STATED = "inconsistent with birthweight", "not stated"
_UNDER_22 = r"(?:under|below|less than|<) ?22(?: weeks?)?"
_WITH_WEIGHT = r" (?:and|with) (?:a )?birth ?weight (?:of )?"
_WEEKS = {
    r"(?:all|total)(?: (?:gestational ages?|weeks|gestations?|live births|births))?": "all",
    rf"{_UNDER_22}(?:{_WITH_WEIGHT}(?:under|below|less than|<) ?1000 ?g(?:rams)?)?": "under 22",
    r"(?:weeks? )?(2[2-9]|3[0-9]|4[01])(?: completed)?(?: weeks?)?(?: (?:of )?gestation)?": "",
    r"42 ?(?:\+|(?:completed )?(?:weeks? )?(?:and|or) (?:over|more|above|later))(?: weeks?)?": "42 and over",
    r"(?:low )?(?:gestation(?:al age)? )?inconsistent with (?:the )?birth ?weight\b.*": _MISMATCHED,
    rf"{_UNDER_22}{_WITH_WEIGHT}(?:≥ ?)?1000 ?g(?:rams)?(?: (?:and|or) (?:over|more))?": _MISMATCHED,
    r"(?:gestation(?:al age)? )?(?:is )?(?:not stated|unknown|not known)": _NOT_STATED,
    r"(?:unlinked|not linked)(?: neonatal)?(?: deaths?)?": "not linked",
}
WEEKS = ("all", "under 22", *map(str, range(22, 42)), "42 and over", _MISMATCHED, _NOT_STATED)

_MEASURE_WORDS = {
    "live_births": "live births",
    "stillbirths": "stillbirths",
    "neonatal_deaths": "neonatal deaths",
    "stillbirth_rate": "stillbirth rate",
    "neonatal_rate": "neonatal mortality rate",
}
_GROUP_WORDS = {
    "all": "",
    "under-24": " under 24 weeks",
    "from-24": " at 24 weeks or over",
    "not-stated": " with gestation not stated",
    "mismatched": " with gestation inconsistent with birthweight",
    "not-linked": " not linked",
}
_OTHER_WORDS = {"year": "year", "decile": "decile of deprivation (IMD)", "area": "area"}


@lru_cache(maxsize=20_000)
def role_of(heading: str) -> str | None:
    """Return what a column holds, or None when the heading says nothing known or something more."""
    text = plain(heading)
    years = set(_YEAR.findall(text))
    if len(years) > 1:
        return None
    measured = _measured(_YEAR.sub(" ", text))
    if measured:
        return measured + "".join(f"@{year}" for year in years)
    if _YEARS.fullmatch(text):
        return "year"
    return "decile" if _DECILE.search(text) else "area" if _AREA.search(text) else None


def _measured(text: str) -> str | None:
    """Return measure and group, with `/reliability` behind where the column only says how far to trust a rate."""
    group = next((name for name, words in _GROUPS.items() if re.search(words, text)), "all")
    for words in _GROUPS.values():
        text = re.sub(words, " ", text)
    trust = "/reliability" if re.search(_RELIABILITY, text) else ""
    text = " ".join(re.sub(_RELIABILITY, " rate ", text).split()) if trust else " ".join(text.split())
    if group == "not-linked" and re.fullmatch(r"(?:neonatal )?(?:deaths?)?(?: deaths?)?", text):
        return "neonatal_deaths/not-linked"
    for measure, words in _MEASURES.items():
        if re.search(words, text):
            left = _FILLERS.sub(" ", re.sub(words, " ", text, count=1)).strip()
            return None if left or ("rate" in text) != measure.endswith("rate") else f"{measure}/{group}{trust}"
    alone = trust and group != "all" and not _FILLERS.sub(" ", text).strip()
    return f"neonatal_rate/{group}{trust}" if alone else None


@lru_cache(maxsize=20_000)
def week_of(label: str) -> str | None:
    """Return the week of gestation that a row's label names, as our tables do; None where it names none."""
    text = plain(label)
    for form, week in _WEEKS.items():
        found = re.fullmatch(form, text)
        if found:
            return week or found[1]
    return None


def in_words(role: str) -> str:
    """Return a role as people say it: live births under 24 weeks, 2019."""
    named, _, year = role.partition("@")
    measure, _, group = named.partition("/")
    words = _OTHER_WORDS.get(named) or _MEASURE_WORDS[measure] + _GROUP_WORDS[group.removesuffix("/reliability")]
    return f"{words}, {year}" if year else words
