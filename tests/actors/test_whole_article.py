"""Who is meant across sentences: surnames, roles, pronouns, pairs, counterparts, the story's setting."""

from __future__ import annotations

from collections.abc import Callable

from depeche.model import Mention

Find = Callable[..., list[list[Mention]]]


def names(mention: Mention) -> list[str]:
    return [actor.name for actor in mention.actors]


def countries(mention: Mention) -> list[str | None]:
    return [actor.country for actor in mention.actors]


def test_a_surname_means_the_person_named_in_full_elsewhere(find: Find) -> None:
    found = find("Keïta:P a:X salué:V Moscou:where", "Samba_Keïta:who parle:V", country="MLI")
    assert names(found[0][0]) == ["Samba Keïta"]


def test_a_minister_without_country_is_the_one_of_the_story_named_only_later(find: Find) -> None:
    found = find(
        "M.:N Sergueï_Lavrov:who (:. ministre:N des:R Affaires:N étrangères:A de:R Russie:where ):. invite:V le:D "
        "ministre:N des:R Affaires:N étrangères:A au:R Mali:where",
        "Le:D ministre:N Abdoulaye_Diop:who remercie:V le:D Mali:where",
        "Le:D ministre:N salue:V le:D Mali:where",
    )
    assert names(found[0][1]) == ["Abdoulaye Diop"]
    assert names(found[2][0]) == ["Abdoulaye Diop"]


def test_a_role_takes_up_the_person_who_was_given_it(find: Find) -> None:
    found = find("La:D chanteuse:N malienne:A Rokia_Traoré:who part:V", "La:D chanteuse:N chante:V")
    assert names(found[1][0]) == ["Rokia Traoré"]
    assert found[1][0].how == "role > named in the article"


def test_a_pronoun_means_the_subject_before_it(find: Find) -> None:
    found = find("Abdoulaye_Diop:who remercie:V Vladimir_Poutine:who", "Il:O part:V")
    assert names(found[1][0]) == ["Abdoulaye Diop"]


def test_she_does_not_mean_a_man(find: Find) -> None:
    found = find("Hillary_Clinton:who thanked:V Vladimir_Putin:who", "She:O left:V", "He:O stayed:V", language="en")
    assert names(found[1][0]) == ["Hillary Clinton"]
    assert names(found[2][0]) == ["Vladimir Poutine"]


def test_it_is_nobody_where_the_verb_is_impersonal(find: Find) -> None:
    found = find("Abdoulaye_Diop:who parle:V", "Il:O faut:V partir:N")
    assert found[1] == []


def test_a_pronoun_without_antecedent_stays_unresolved(find: Find) -> None:
    (mention,) = find("Il:O part:V")[0]
    assert mention.actors == ()
    assert "no clear antecedent" in mention.how


def test_they_mean_the_two_who_acted_together(find: Find) -> None:
    found = find("Lavrov:who et:C Abdoulaye_Diop:who parlent:V", "Ils:O partent:V")
    assert names(found[1][0]) == ["Sergueï Lavrov", "Abdoulaye Diop"]


def test_the_two_ministers_are_the_last_two_ministers(find: Find) -> None:
    found = find(
        "Abdoulaye_Diop:who rencontre:V Sergueï_Lavrov:who",
        "Les:D deux:U ministres:N parlent:V",
    )
    assert sorted(names(found[1][0])) == ["Abdoulaye Diop", "Sergueï Lavrov"]


def test_the_two_countries_are_the_last_two_states(find: Find) -> None:
    found = find("Le:D Mali:where parle:V à:R la:D Russie:where", "Les:D deux:U pays:N parlent:V")
    assert sorted(c for c in countries(found[1][0]) if c) == ["MLI", "RUS"]


def test_two_countries_that_nobody_named_stay_unknown(find: Find) -> None:
    (mention,) = find("Les:D deux:U pays:N parlent:V")[0]
    assert mention.actors == ()


def test_a_counterpart_holds_the_same_office_in_the_other_country(find: Find) -> None:
    found = find("Abdoulaye_Diop:who rencontre:V son:D homologue:N russe:A")
    assert names(found[0][1]) == ["Sergueï Lavrov"]
    assert found[0][1].how == "counterpart > role+date"


def test_a_counterpart_nobody_knows_keeps_words_country_and_sector(find: Find) -> None:
    found = find("Abdoulaye_Diop:who rencontre:V son:D homologue:N algérien:A")
    (actor,) = found[0][1].actors
    assert (actor.name, actor.country, actor.sectors) == ("son homologue algérien", "DZA", ("GOV",))


def test_a_possessive_gives_the_country_of_the_owner(find: Find) -> None:
    found = find("Vladimir_Poutine:who retire:V ses:D soldats:N au:R Mali:where")
    assert countries(found[0][1]) == ["RUS"]


def test_bodies_without_country_belong_to_the_country_of_the_story(find: Find) -> None:
    found = find("La:D police:N arrête:V des:D manifestants:N au:R Mali:where", "L':D opposition:N proteste:V")
    assert countries(found[0][0]) == countries(found[0][1]) == countries(found[1][0]) == ["MLI"]
    assert found[1][0].how.endswith("setting")


def test_a_given_country_is_the_setting_where_the_text_names_none(find: Find) -> None:
    assert countries(find("La:D police:N parle:V", country="NER")[0][0]) == ["NER"]
    assert countries(find("La:D police:N parle:V")[0][0]) == [None]


def test_a_body_called_by_its_noun_alone_is_the_one_whose_country_was_said(find: Find) -> None:
    found = find(
        "Le:D Mali:where parle:V au:R Mali:where",
        "La:D police:N sud-africaine:A parle:V",
        "La:D police:N arrête:V des:D civils:N",
    )
    assert countries(found[2][0]) == ["ZAF"]


def test_the_place_that_opens_a_sentence_is_the_country_of_its_bodies(find: Find) -> None:
    found = find("Le:D Mali:where parle:V", "Le:D Mali:where vote:V", "Au:R Niger:where ,:. l':D armée:N avance:V")
    assert countries(found[2][1]) == ["NER"]


def test_a_toppled_president_stays_the_president_of_the_story_for_a_while(find: Find) -> None:
    found = find(
        "Mohamed_Bazoum:who part:V",
        "Le:D président:N appelle:V le:D Niger:where",
        date="2023-07-28",
    )
    assert names(found[1][0]) == ["Mohamed Bazoum"]


def test_the_fallen_president_and_not_his_successor_of_yesterday_is_the_president(find: Find) -> None:
    found = find(
        "Le:D président:N Mohamed_Bazoum:who part:V",
        "L':D ancien:A président:N parle:V au:R Niger:where",
        date="2023-07-28",
    )
    assert names(found[1][0]) == ["Mohamed Bazoum"]


def test_both_countries_are_the_others_where_a_third_speaks_to_them(find: Find) -> None:
    found = find(
        "Mali:where met:V Niger:where",
        "Russia:where urges:V both:D countries:N",
        language="en",
    )
    assert sorted(c for c in countries(found[1][1]) if c) == ["MLI", "NER"]


def test_a_president_lies_inside_an_abstract_phrase_that_is_no_actor(find: Find) -> None:
    (outer,) = find("La:D CEDEAO:body salue:V la:D médiation:N du:R président:N malien:A")[0][1:]
    assert outer.span.text == "président malien"


def test_what_somebody_is_accused_of_is_not_his(find: Find) -> None:
    found = find("Moscou:where va:X accuser:V les:D rebelles:N d':R exactions:N au:R Mali:where")
    assert [m.span.text for m in found[0]] == ["Moscou", "les rebelles", "Mali"]


def test_somebodys_allies_are_of_other_countries(find: Find) -> None:
    found = find("Vladimir_Poutine:who appelle:V ses:D alliés:N au:R Mali:where")
    assert countries(found[0][1]) == [None]


def test_this_latter_is_whoever_came_last(find: Find) -> None:
    found = find("Abdoulaye_Diop:who parle:V", "Ce:D dernier:A part:V")
    assert names(found[1][0]) == ["Abdoulaye Diop"]


def test_a_surname_that_only_the_tables_know_is_a_name_while_its_bearer_is_in_office(find: Find) -> None:
    assert names(find("Poutine:P parle:V", date="2021-11-12")[0][0]) == ["Vladimir Poutine"]
    assert find("Coulibaly:P parle:V", date="2021-11-12")[0] == []


def test_an_acronym_of_two_bodies_is_the_one_that_its_language_abbreviates(find: Find) -> None:
    found = find("L':D AFP:P parle:V")
    assert countries(found[0][0]) == ["FRA"]
    assert countries(find("L':D AFP:P parle:V", country="PHL")[0][0]) == ["FRA"]


def test_the_same_article_gives_the_same_mentions_every_time(find: Find) -> None:
    article = ("Abdoulaye_Diop:who rencontre:V son:D homologue:N russe:A", "Les:D deux:U ministres:N parlent:V")
    assert find(*article) == find(*article)


def test_an_empty_article_has_no_mentions(find: Find) -> None:
    assert find() == []
