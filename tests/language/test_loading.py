"""Which pipelines are accepted, and what is said of those that are not."""

from pathlib import Path

import pytest
import spacy

from depeche.errors import PipelineError
from depeche.language.loading import _loaded, load_pipeline


def test_a_pipeline_is_loaded_once() -> None:
    assert load_pipeline("fr") is load_pipeline("fr")


def test_an_unknown_language_is_named_with_those_that_are_known() -> None:
    with pytest.raises(PipelineError, match="fr and en"):
        load_pipeline("bm")


def test_a_missing_pipeline_is_named_with_the_remedy() -> None:
    with pytest.raises(PipelineError, match="spacy download fr_core_news_xx"):
        load_pipeline("fr", "fr_core_news_xx")


def test_a_pipeline_of_another_language_is_refused(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path)
    with pytest.raises(PipelineError, match="'de', not for 'fr'"):
        load_pipeline("fr", str(tmp_path))


def test_a_pipeline_that_lacks_a_part_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path)
    with pytest.raises(PipelineError, match="no component for parts of speech"):
        load_pipeline("en", str(tmp_path))


def test_our_own_pipeline_can_be_given_by_its_path() -> None:
    own = load_pipeline("en").path
    (doc,) = load_pipeline("en", str(own)).pipe(["Mali accused Niger."])
    assert [token.dep_ for token in doc][:3] == ["nsubj", "ROOT", "obj"]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_lost_pipeline_of_our_own_is_named_with_the_remedy(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("depeche.language.loading.OWN", tmp_path)
    monkeypatch.setattr("depeche.language.loading._loaded", _loaded.__wrapped__)
    with pytest.raises(PipelineError, match="reinstall depeche"):
        load_pipeline(language)
