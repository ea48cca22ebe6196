"""Each comment's language, the actors it speaks of, the stance to them, signs of hostility."""

from __future__ import annotations

from pathlib import Path

import pytest

from depeche.actors.tables import load_tables
from depeche.errors import LexiconError
from depeche.model import Article, Comment, Published, Reaction
from depeche.reactions import read_reactions
from depeche.reactions.lexicon import read_stance


def reactions(*texts: str) -> tuple[Reaction, ...]:
    comments = tuple(Comment(n, text) for n, text in enumerate(texts, 1))
    article = Article(
        "a1", "Le Mali et la Russie", "", (), comments=comments, published=Published("2021-11-15", "day", "meta")
    )
    return read_reactions(article, load_tables())


def stances(reaction: Reaction) -> dict[str, str]:
    return {s.actor.name: s.stance for s in reaction.stances}


def test_one_reaction_a_comment_in_order_each_in_its_own_language() -> None:
    found = reactions(
        "LE MALI EST UN GRAND PAYS!!! VIVE LA RUSSIE", "This is a huge step for our people and our country."
    )
    assert [(r.comment, r.language) for r in found] == [(1, "fr"), (2, "en")]


@pytest.mark.parametrize(
    ("text", "actor", "stance"),
    [
        ("Vive le Mali, merci à la Russie !", "Russie", "favourable"),
        ("La France est un pays de voleurs et de menteurs.", "France", "hostile"),
        ("La France n'est pas un ami fiable.", "France", "hostile"),
        ("La Russie a signé un contrat avec le Mali hier.", "Russie", "none"),
        ("Bravo à la Russie. Honte à la Russie.", "Russie", "mixed"),
        ("Thank you Russia, you are true friends.", "Russia", "favourable"),
    ],
)
def test_stance_to_an_actor(text: str, actor: str, stance: str) -> None:
    (one,) = reactions(text)
    assert stances(one)[actor] == stance


def test_hostility_needs_a_people_or_a_faith_near_it() -> None:
    against_a_people, against_a_state = reactions(
        "Les Peuls sont des cafards à exterminer.", "Ce contrat est sale et maudit."
    )
    assert against_a_people.hostility == ("cafards", "exterminer")
    assert against_a_state.hostility == ()


def test_capitals_make_no_acronyms() -> None:
    (one,) = reactions("PAS UN PEUPLE NE DOIT ACCEPTER CELA, LE MALI EST DEBOUT")
    assert set(stances(one)) == {"Mali"}


def test_a_comment_without_words_has_no_language() -> None:
    assert reactions("🙂🙂 !!!") == (Reaction(1, None),)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [("fr\tangry\tsale", "kind 'angry'"), ("fr\thostile\tHonte", "capitals"), ("fr\thostile\thonte|", "empty word")],
)
def test_a_wrong_row_is_named_with_file_and_line(tmp_path: Path, row: str, complaint: str) -> None:
    path = tmp_path / "stance.tsv"
    path.write_text("language\tkind\twords\n" + row + "\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"stance\.tsv:2: ") as raised:
        read_stance(path)
    assert complaint in str(raised.value)


def test_a_language_must_have_every_kind(tmp_path: Path) -> None:
    path = tmp_path / "stance.tsv"
    path.write_text("language\tkind\twords\nfr\thostile\thonte\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="language fr has no row for favourable"):
        read_stance(path)


SEED = Path("/work/shared/seed/page.txt")


@pytest.mark.skipif(not SEED.exists(), reason="the seed page is not on this machine")
def test_the_seed_pages_comments_are_three_french_and_one_english() -> None:
    below = SEED.read_text(encoding="utf-8").split("COMMENTAIRES")[1].split("Comments are closed")[0]
    texts = [block.split(". ", 1)[1] for block in below.split("\n  ") if block.strip()[:2] in ("1.", "2.", "3.", "4.")]
    assert [r.language for r in reactions(*texts)] == ["fr", "fr", "fr", "en"]
