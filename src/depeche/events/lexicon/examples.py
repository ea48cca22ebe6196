"""The sentences that lexicon entries carry: whether the examples are coded so, and the near misses are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from depeche.events.lexicon import Entry
from depeche.prediction import Line, as_article


def failures(entries: Iterable[Entry], language: str, folders: tuple[str, ...] = ()) -> Iterator[tuple[Entry, str]]:
    """What is wrong with the sentences of these entries, one at a time; each is coded as an article of its own.

    folders: of one's own lexicons, read after those that ship. Sentences that are all of another language are passed
    over: a folder may hold the entries of one language without saying which.
    """
    from depeche.coding import Options, code_many
    from depeche.language import detect_language

    told = [
        (entry, wanted, *text.partition(": ")[::2])
        for entry in entries
        for wanted, texts in ((True, entry.examples), (False, entry.near_misses))
        for text in texts
    ]
    if detect_language(" ".join(sentence for *_, sentence in told)) not in (language, None):
        return
    articles = [as_article([Line("example:1", sentence)], language) for *_, sentence in told]
    coded = code_many(articles, Options(lexicons=folders))
    for (entry, wanted, type_, sentence), article in zip(told, coded, strict=True):
        types = sorted({event.type for event in article.events})
        if wanted and type_ not in types:
            yield entry, f"the example is coded as {', '.join(types) or 'nothing'}, not as {type_}: {sentence}"
        elif not wanted and type_ in types:
            yield entry, f"the near miss is coded as {type_}: {sentence}"
