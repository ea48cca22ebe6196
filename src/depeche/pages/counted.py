"""What a page says about its comments: how many, open or closed, and whether another service keeps them."""

from __future__ import annotations

import re

from lxml import etree

from depeche.pages import dom
from depeche.pages.index import Index
from depeche.pages.markup import widgets

_NOUN = r"(?:commentaires?|comments?|kommentare?|réactions?|reactions?|réponses?|responses?|replies|antworten|leserkommentare|comentarios?|messages?|avis)"
COUNT = re.compile(
    rf"^\W*(?:(?:les|all|alle|view|voir|afficher|lire|show|zeige)\s+(?:les\s+|all\s+|alle\s+)?)?(?P<a>\d{{1,3}}(?:[ .,\u00a0\u202f]\d{{3}})*|\d+|un|une|one|ein|eine|zwei|two|deux|no|aucun|keine?)\s+"
    rf"{_NOUN}\b|^\W*{_NOUN}\s*[(\[:]?\s*(?P<b>\d{{1,6}})\s*[)\]]?\W*$",
    re.IGNORECASE,
)
_WORDS = {
    "un": 1,
    "une": 1,
    "one": 1,
    "ein": 1,
    "eine": 1,
    "zwei": 2,
    "two": 2,
    "deux": 2,
    "no": 0,
    "aucun": 0,
    "kein": 0,
    "keine": 0,
}
CLOSED = re.compile(
    r"comments (?:are|have been|were) (?:now )?(?:closed|disabled|turned off)|comments closed|commenting (?:is|has been) (?:closed|disabled)|"
    r"les commentaires (?:sont|ont été) (?:fermés|clos|désactivés)|commentaires (?:fermés|clos|désactivés)|(?:la discussion|le forum|ce forum) est (?:close|clos|fermé)|"
    r"forum fermé|les commentaires ne sont pas (?:autorisés|ouverts)|il n.est plus possible de commenter|"
    r"(?:die )?kommentar(?:e|funktion) (?:sind|ist|wurde|wurden) (?:geschlossen|deaktiviert|abgeschaltet|gesperrt)|kommentare geschlossen|"
    r"comentarios cerrados|this thread is closed|you may not reply|no new comments",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"leave a (?:reply|comment)|post a comment|add a comment|write a comment|join the (?:conversation|discussion)|"
    r"laisser (?:un commentaire|une réponse|un message)|laissez (?:un|votre) commentaire|ajouter un commentaire|poster un commentaire|"
    r"répondre à cet article|réagir à (?:cet|l.)\s?article|commenter (?:cet|l.)\s?article|votre commentaire|un message, un commentaire|"
    r"schreiben? (?:sie )?einen kommentar|kommentar (?:schreiben|verfassen|hinterlassen|abschicken)|hinterlasse einen kommentar|einen kommentar schreiben",
    re.IGNORECASE,
)
_FORMS = (
    "#respond, #commentform, form.comment-form, textarea[name=comment], #comment-form, textarea[id=comment], .comment-respond, "
    "#formulaire_forum, .formulaire_forum, textarea[name=texte], #comment_form, .add-comment, [id^=edit-comment-body], #postcomment, "
    "textarea[name=comment_body], iframe#comment-editor"
)
_MENTIONS = etree.XPath(
    "//text()[contains(., 'omment') or contains(., 'OMMENT') or contains(., 'orum') or contains(., 'eaction') or contains(., 'éaction') or contains(., 'ntworten') or contains(., 'épon') or contains(., 'repl') or contains(., 'Repl') or contains(., 'omentar') or contains(., 'ÉACTION') or contains(., 'discussion')]"
)  # fmt: skip


class Said:
    """What the page says. count: declared number of comments, or None. open: True, False or None (not said).
    elsewhere: services that keep comments outside the page, in the table's order."""

    def __init__(self, count: int | None, is_open: bool | None, elsewhere: tuple[str, ...]) -> None:
        self.count = count
        self.open = is_open
        self.elsewhere = elsewhere


def read_said(index: Index, source: str) -> Said:
    """Read it from the whole tree, before the comments' part is taken out of it."""
    count: int | None = None
    closed = invited = False
    for element in index.select("[itemprop=commentCount], [itemprop=interactionCount]"):
        match = re.search(r"\d+", element.get("content") or dom.words_of(element))
        kind = (element.get("content") or "") + str(
            element.getparent().get("itemprop") if element.getparent() is not None else ""
        )
        if match is not None and (element.get("itemprop") == "commentCount" or "omment" in kind):
            count = int(match.group())
    in_heading = False
    for node in _MENTIONS(index.tree):
        parent = node.getparent()
        if parent is None or parent.tag in ("script", "style", "title", "textarea"):
            continue
        words = dom.squeeze(node)
        if len(words) > 300:
            continue
        closed = closed or CLOSED.search(words) is not None
        invited = invited or OPEN.search(words) is not None
        if count is None or not in_heading:
            counted, heading = _count_at(parent if not node.is_tail else parent.getparent(), words)
            if counted is not None and (count is None or heading):
                count, in_heading = counted, heading
    if not invited and not closed:
        invited = any(not _within_closed(form.get("class") or "") for form in index.select(_FORMS))
    elsewhere = tuple(widget.name for widget in widgets() if any(sign in source for sign in widget.sign))
    return Said(count, False if closed else True if invited else None, elsewhere)


def _within_closed(names: str) -> bool:
    return "closed" in names


def _count_at(element: etree._Element | None, words: str) -> tuple[int | None, bool]:
    """The number that stands with these words, and whether it stands in a heading of the comments' part rather than
    in a link (which may belong to another article)."""
    for _ in range(2):
        if element is None or element.tag in ("body", "html", "li", "article"):
            break
        heading = element.tag in ("h1", "h2", "h3", "h4", "h5", "h6", "legend") or re.search(
            r"comments?-?_?(?:title|count|header|heading|number|total)|nb-?comment", (element.get("class") or "") + " " + (element.get("id") or "")
        ) is not None  # fmt: skip
        number = parse_count(words)
        if number is not None:
            return (
                (number, heading)
                if heading or element.tag in ("a", "span", "strong", "b", "p", "div", "summary", "button")
                else (None, False)
            )
        element = element.getparent()
        words = dom.words_of(element) if element is not None else ""
        if len(words) > 120:
            break
    return None, False


def parse_count(words: str) -> int | None:
    """The number of "6 COMMENTAIRES", "Kommentare (3)", "One comment" ...; None where the words state none."""
    match = COUNT.match(words)
    if match is None:
        return None
    value = (match["a"] or match["b"]).lower()
    if value in _WORDS:
        return _WORDS[value]
    digits = re.sub(r"\D", "", value)
    return int(digits) if digits else None
