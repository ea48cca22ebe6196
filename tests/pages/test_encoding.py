"""From bytes to characters: by mark, header, meta element and detection, and never mojibake in silence."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from depeche.errors import PageError
from depeche.model import Page
from depeche.pages.encoding import decode

FRENCH = "L’élève Noël Gbagbo a été reçu à Abidjan où l’on fête l’été ; « ça ira », dit-il. " * 4
RUSSIAN = "Министр иностранных дел провёл переговоры с коллегой в Москве. " * 8


@pytest.mark.parametrize("declared", ["utf-8", "ISO-8859-1", None, "nonsense"])
def test_valid_utf_8_is_read_as_such_whatever_the_header_says(declared: str | None) -> None:
    assert decode(Page("p", FRENCH.encode(), charset=declared)) == FRENCH


@pytest.mark.parametrize("where", ["header", "meta", "detected"])
def test_windows_1252_is_read_by_header_meta_or_detection(where: str) -> None:
    head = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head>'
    text = (head if where == "meta" else "") + FRENCH
    page = Page("p", text.encode("cp1252"), charset="ISO-8859-1" if where == "header" else None)
    assert decode(page) == text


@pytest.mark.parametrize("name", ["windows-1251", "koi8-r", "utf-16-le"])
def test_russian_is_read_in_its_encodings(name: str) -> None:
    assert decode(Page("p", RUSSIAN.encode(name), charset=name)) == RUSSIAN


@pytest.mark.parametrize(
    ("mark", "name"),
    [(codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")],
)
def test_a_mark_goes_before_everything(mark: bytes, name: str) -> None:
    assert decode(Page("p", mark + FRENCH.encode(name), charset="iso-8859-1")) == FRENCH


def test_a_page_in_utf_8_with_pasted_windows_words_keeps_both() -> None:
    mixed = FRENCH.encode() + "déjà".encode("cp1252") + FRENCH.encode()
    assert decode(Page("p", mixed, charset="utf-8")) == FRENCH + "déjà" + FRENCH


def test_a_page_encoded_twice_is_repaired() -> None:
    text = "L'été à Bouaké : les élèves fêtent Noël."
    assert decode(Page("p", text.encode().decode("latin-1").encode())) == text


def test_a_page_cut_within_its_last_character_loses_only_that() -> None:
    assert decode(Page("p", "Le préfet a cédé".encode()[:-1])) == "Le préfet a céd"


def test_what_is_no_text_says_so() -> None:
    noise = bytes(range(128, 256)) * 40
    with pytest.raises(PageError, match="fit no known encoding") as caught:
        decode(Page("p", noise[::-1] + b"\x81\x8d\x8f\x90\x9d" * 400, charset="shift_jis"))
    assert caught.value.reason == "broken"


@given(
    st.binary(max_size=400),
    st.sampled_from([None, "utf-8", "iso-8859-1", "utf-16", "utf-7", "shift_jis", "", "x" * 50]),
)
@example(b"\0" * 100, None)
@example(b"<meta charset=utf-16><p>\xe9t\xe9", None)
def test_any_bytes_become_characters_without_control_codes_or_say_why(content: bytes, charset: str | None) -> None:
    try:
        text = decode(Page("p", content, charset=charset))
    except PageError:
        text = ""
    assert not any(ord(c) < 32 and c not in "\t\n\f" for c in text)
