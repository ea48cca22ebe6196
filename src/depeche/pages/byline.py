"""Who wrote it: people's names, the outlet beside them, and the newsroom only where nothing else stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from depeche.pages.dates import find_date
from depeche.pages.wordings import any_of

_PARTICLE = r"(?:de|du|des|d'|d’|la|le|ben|bin|ould|ag|al|el|von|van|der|den|dos|da|di|Mc|Mac|O'|st\.?|ibn|née?)"
_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞŒ][a-zß-öø-ÿœ]+(?:[’'-][A-ZÀ-ÖØ-Þa-zß-ÿ][a-zß-ÿ]*)*|(?:Mc|Mac|O['’]|D['’]|L['’]|N['’])[A-ZÀ-Þ][a-zß-ÿ]+|"
    r"[A-ZÀ-ÖØ-ÞŒ][A-ZÀ-ÖØ-ÞŒ'’-]{1,12}|[A-ZÀ-ÖØ-Þ]\.?(?:-?[A-ZÀ-Þ]\.)*)"
)
_HONORIFIC = r"(?:M\.|Mme|Mlle|Dr\.?|Pr\.?|Prof\.?|Me|El Hadj|Mr\.?|Mrs\.?|Ms\.?)"
PERSON = re.compile(
    rf"^(?:{_HONORIFIC}\s+)?{_WORD}(?:[\s\-]+(?:{_PARTICLE}\s*)*{_WORD}){{1,4}}(?:\s*\([\w.\s-]{{2,20}}\))?$"
)
_NEWSROOM = re.compile(rf"\b{any_of('byline.newsroom')}\b", re.IGNORECASE)
_AGENCY = re.compile(rf"^{any_of('byline.agencies')}\b", re.IGNORECASE)
_BY = re.compile(rf"^\s*{any_of('byline.by')}\s*:?\s+", re.IGNORECASE)
_TITLE_AFTER = re.compile(rf"(?:,\s*|\s+){any_of('byline.after_name')}.*$")
_NAME_SPLIT = re.compile(r"\s*(?:;|\||\bet\b|\band\b|\bund\b|&|\s\+\s|,\s*(?:et|and|und)\s)\s*", re.IGNORECASE)
_OUTLET_SPLIT = re.compile(r"\s*(?:/|\s[–—-]\s|\s\|\s|\s@\s)\s*")
_SOURCE = re.compile(rf"^\W*{any_of('byline.sources')}\s*:\s*(?P<outlet>.{{2,60}}?)\W*$", re.IGNORECASE)
BEFORE_DATE = re.compile(
    rf"\s*(?:[-–—|,:•·]|\b(?:le|on|am|publié|published|updated|mis à jour)\b|\b{any_of('dates.weekdays')}\b|"
    r"(?:à|at|um)\s\d?\d[:h]\d\d|\s)*$",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"^[A-Za-z]{1,4}(?:[/-][A-Za-z]{1,4})*\s*\((?P<agency>[A-Z]{2,10})\)\W*$")
_DOMAIN = re.compile(
    r"^(?:www\.)?[\w-]{3,30}\.(?:com|net|org|info|fr|ml|sn|ci|bf|ne|tg|bj|cm|cd|ga|td|mr|gn|ma|dz|tn)$", re.IGNORECASE
)
_PAPER = re.compile(r"(?:L['’]|Le |La |Les |The )[A-ZÀ-Þ]")
_WITH = re.compile(r"\s*\(?\b(?:avec|with|mit)\s+(?P<agency>[A-Z][\w ,.&’'et]{1,40}?)\)?\s*$")


@dataclass(frozen=True, slots=True)
class Byline:
    """names: people, in order; or the newsroom's one name where newsroom is true. outlet: the paper or agency named
    beside them."""

    names: tuple[str, ...]
    outlet: str | None = None
    newsroom: bool = False


def read_byline(text: str) -> Byline | None:
    """Read a byline as a page states it ("Par Kader Toé / L'Indépendant", "By Jane Doe and John Roe"); None where it
    names nobody."""
    text = " ".join(text.split())
    found = find_date(text)
    if found is not None:
        text = text[: found.start] if found.start > 3 else text[found.end :]
    text = BEFORE_DATE.sub("", text.strip())
    text = _BY.sub("", text).strip(' :,;|–—-·•."“”«»*')
    if not text or len(text) > 160 or "http" in text or "@" in text.split(" ")[0]:
        return None
    outlet = None
    match = _WITH.search(text)
    if match is not None:
        text, outlet = text[: match.start()].strip(" ,-"), match["agency"].strip()
    parts = [part for part in _OUTLET_SPLIT.split(text) if part]
    if len(parts) > 1 and PERSON.match(_without_title(parts[0])):
        others = [part for part in parts[1:] if PERSON.match(part) and not _looks_outlet(part)]
        outlet = next((part for part in parts[1:] if part not in others), outlet)
        names = [_without_title(name) for part in (parts[0], *others) for name in _names(part)]
    else:
        head, comma, tail = text.partition(",")
        if comma and PERSON.match(head) and not PERSON.match(tail.strip()) and _looks_outlet(tail.strip()):
            outlet, text = tail.strip(), head
        names = [_without_title(name) for name in _names(text)]
    names = [name for name in dict.fromkeys(names) if name]
    people = tuple(n for n in names if not (_NEWSROOM.search(n) or _AGENCY.match(n) or _PAPER.match(n)))
    if people:
        return Byline(people, outlet)
    agency = next((name for name in names if _AGENCY.match(name)), None)
    return Byline((names[0],), outlet or agency, newsroom=True) if names else None


def _looks_outlet(text: str) -> bool:
    return bool(
        re.match(r"(?:L['’]|Le |La |Les |The |Die |Der |Das )", text)
        or re.search(
            rf"\.(?:com|net|org|ml|sn|ci|bf|fr|info)\b|\b{any_of('byline.outlet_words')}\b", text, re.IGNORECASE
        )
        or _AGENCY.match(text)
        or (text.isupper() and len(text) <= 6)
    )


def _names(text: str) -> list[str]:
    pieces = [piece.strip(" ,.") for piece in _NAME_SPLIT.split(text)]
    names = []
    for piece in pieces:
        inner = [part.strip() for part in piece.split(",")]
        if len(inner) > 1 and all(PERSON.match(part) for part in inner):
            names.extend(inner)
        else:
            names.append(piece)
    return names


def _without_title(name: str) -> str:
    return _TITLE_AFTER.sub("", name).strip(" ,.-") or name


def read_signature(paragraph: str) -> Byline | None:
    """A line that stands alone before or after the text and signs it: a person's name, perhaps with the outlet, or
    "Source : L'Indépendant". None where it is a sentence or a heading."""
    line = " ".join(paragraph.split())
    if not 4 <= len(line) <= 90 or line.endswith(("?", "!", ":", "…")):
        return None
    match = _SOURCE.match(line)
    if match is not None:
        return Byline((), match["outlet"])
    match = _INITIALS.match(line)
    if match is not None:
        return Byline((), match["agency"])
    if _DOMAIN.match(line):
        return Byline((), line)
    marked = _BY.match(line) is not None
    byline = read_byline(line)
    if byline is None:
        return None
    if len(byline.names) == 1 and not marked and re.match(r"(?:L['’]|Le |La |Les |The )[A-ZÀ-Þ]", line):
        named = all(word[:1].isupper() or word in ("de", "du", "des", "la", "le", "of", "the") for word in line.split())
        return Byline((), line.strip(" .")) if named and len(line) <= 40 else None
    if byline.newsroom:
        return (
            byline
            if re.match(r"^\W*(?:la )?r[ée]daction\b|^(?:AFP|Reuters|APA|Xinhua|PANA)\W*$", line, re.IGNORECASE)
            else None
        )
    if all(PERSON.match(name) for name in byline.names) and (marked or _is_name_line(line, byline)):
        return byline
    return byline if marked and len(byline.names[0].split()) <= 4 and byline.names[0][:1].isupper() else None


def is_marked(line: str) -> bool:
    """Whether a line says that it is a byline ("Par ...", "By ...")."""
    return _BY.match(line) is not None


def _is_name_line(line: str, byline: Byline) -> bool:
    """No word of the line is an ordinary one: the names and the outlet make up all of it."""
    left = _TITLE_AFTER.sub("", line)
    for name in (*byline.names, byline.outlet or ""):
        left = left.replace(name, "")
    left = re.sub(r"\b(?:et|and|avec|with|correspondante?|envoyée? spéciale?|stagiaire|journaliste)\b|[^\w]", "", left)
    return len(left) <= 2
