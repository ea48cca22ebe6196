"""The language of a text, however it is written."""

import socket

import pytest

from depeche.language.detect import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le ministre a rencontré son homologue russe à Moscou.", "fr"),
        ("The minister met his Russian counterpart in Moscow.", "en"),
        ("COUP D'ETAT AU MALI: L'ARMEE PREND LE POUVOIR", "fr"),
        ("RUSSIA SENDS TROOPS TO SYRIA", "en"),
        ("le president a declare que la france va partir", "fr"),
        ("Allah ka dèmè ! que Dieu nous aide", "fr"),
        ("Bonjour aw ni sogoma, le président doit partir. An ka taa", "fr"),
        ("Bravo, vive le Mali", "fr"),
        ("La France dégage !!!", "fr"),
        ("Long live Assimi", "en"),
        ("Der Präsident hat gesagt, dass er nicht kommt", "de"),
        ("El presidente dijo que no habría acuerdo", "es"),
        ("شكرا للرئيس على كل شيء", "ar"),
        ("", None),
        ("??? 2021 https://example.org/le-mali", None),
        ("👏👏👏", None),
    ],
)
def test_detects(text: str, language: str | None) -> None:
    assert detect_language(text) == language


def test_never_asks_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert detect_language("Les pourparlers reprendront lundi à Alger.") == "fr"
