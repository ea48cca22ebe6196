"""The ontology: what the codebook says, and the way to the finest CAMEO code."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from depeche.errors import LexiconError
from depeche.events import ontology as package
from depeche.events.ontology import load_ontology
from depeche.model import EVENT_TYPES

TABLES = Path(package.__file__).parent
ontology = load_ontology()


def test_holds_every_type_of_the_codebook() -> None:
    assert set(ontology.types) == set(EVENT_TYPES)
    assert len(ontology.contexts) == 37


@pytest.mark.parametrize(
    ("type", "mode", "score"),
    [
        ("CONSULT", "visit", 4.0),
        ("CONSULT", None, 2.5),
        ("RETREAT", "disarm", 10.0),
        ("ASSAULT", "unconventional", -10.0),
        ("ACCUSE", None, -3.0),
        ("AGREE", "visit", 2.5),
    ],
)
def test_scores_are_those_of_the_mode_or_else_of_the_type(type: str, mode: str | None, score: float) -> None:
    assert ontology.score(type, mode) == score


def test_quad_classes_follow_the_types_sections() -> None:
    assert ontology.quad("CONCEDE") == "verbal cooperation"
    assert ontology.quad("RETREAT") == "material cooperation"
    assert ontology.quad("THREATEN") == "verbal conflict"
    assert ontology.quad("SANCTION") == "material conflict"


def test_a_recipient_is_required_of_three_types_only() -> None:
    assert {type for type in EVENT_TYPES if ontology.recipient_required(type)} == {"COOPERATE", "AID", "SANCTION"}


def test_request_and_reject_share_their_modes() -> None:
    assert ontology.modes("REQUEST") == ontology.modes("REJECT") == ("assist", "change", "yield", "meet")
    assert ontology.modes("AGREE") == ()


def test_words_show_modes() -> None:
    assert ontology.mode_words("ASSAULT", "fr")["drone"] == "drone"
    assert ontology.mode_words("CONSULT", "en")["videoconference"] == "phone"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        # the visitor is the actor, the host is not
        (ontology.cameo("CONSULT", "visit"), "042"),
        (ontology.cameo("CONSULT", "visit", evidence={"host"}), "043"),
        (ontology.cameo("CONSULT", words=["séance", "de", "négociation"]), "046"),
        # what is agreed to decides before the context
        (ontology.cameo("AGREE"), "030"),
        (ontology.cameo("AGREE", contexts=["military"]), "0312"),
        (ontology.cameo("AGREE", contexts=["military"], aspect="AID"), "0332"),
        (ontology.cameo("AGREE", contexts=["military"], aspect="CONSULT"), "036"),
        (ontology.cameo("AGREE", aspect="CONSULT", words=["médiation"], chain=["accept"]), "038"),
        (ontology.cameo("CONCEDE", aspect="RETREAT", words=["retirer", "troupe"]), "0356"),
        # the first of two contexts counts
        (ontology.cameo("AGREE", contexts=["economic", "military"]), "0311"),
        (ontology.cameo("AGREE", contexts=["military", "economic"]), "0312"),
        # an appeal is not a demand
        (ontology.cameo("REQUEST", "meet", words=["appeler", "dialogue"]), "026"),
        (ontology.cameo("REQUEST", "meet", words=["exiger", "dialogue"]), "106"),
        (ontology.cameo("REQUEST", words=["demander", "et", "exiger"]), "100"),
        (ontology.cameo("REQUEST", aspect="RETREAT", words=["exiger", "libération", "otage"]), "1053"),
        (ontology.cameo("REJECT", aspect="CONSULT"), "125"),
        (ontology.cameo("REJECT", aspect="ACCUSE", words=["démentir"]), "016"),
        (ontology.cameo("REJECT", "change", words=["démentir", "contrat"]), "016"),
        (ontology.cameo("REJECT", words=["veto"]), "129"),
        (ontology.cameo("SANCTION", "discontinue", ["military"], words=["suspend", "aid"]), "1622"),
        (ontology.cameo("SANCTION", "discontinue", words=["rompre", "relation", "diplomatique"]), "161"),
        (ontology.cameo("PROTEST", "demo", words=["march", "resignation"]), "1411"),
        (ontology.cameo("COERCE", "arrest"), "173"),
        (ontology.cameo("COERCE", "seize", words=["coup", "de", "filet"], language="fr"), "171"),
        (ontology.cameo("COERCE", "seize", words=["coup", "d'", "état"]), "170"),
        (ontology.cameo("ASSAULT", "explosives", words=["engin", "explosif"]), "1833"),
        (ontology.cameo("ASSAULT", contexts=["military"]), "190"),
        (ontology.cameo("ASSAULT", "drone", ["military"]), "1952"),
        (ontology.cameo("ACCUSE", "allege", words=["droit", "de", "succession"]), "112"),
        (ontology.cameo("ACCUSE", "allege", words=["violation", "du", "droit", "de", "l'", "homme"]), "1122"),
    ],
)
def test_cameo_code_is_the_finest_that_the_evidence_carries(code: str | None, expected: str) -> None:
    assert code == expected


@pytest.mark.parametrize("type", EVENT_TYPES)
def test_every_type_has_a_code_of_its_own_series_without_any_evidence(type: str) -> None:
    code = ontology.cameo(type)
    assert code is not None
    assert len(code) == 3
    assert ontology.cameo(type, "no such mode", ["no such context"], aspect="TALK", words=["xyz"]) == code


def test_every_rule_can_win() -> None:
    lost = []
    for line in (TABLES / "cameo_rules.tsv").read_text(encoding="utf-8").splitlines():
        cells = (line.split("\t") + [""] * 5)[:6]
        if line.startswith("#") or cells[0] == "code":
            continue
        code, type, aspect, mode, evidence, contexts = ([part for part in cell.split("|") if part] for cell in cells)
        shown = {either.split("|")[0] for either in "|".join(evidence).split("+") if either}
        deed = next((a for a in aspect if a != "-"), None)
        if ontology.cameo(type[0], next(iter(mode), None), contexts[:1], aspect=deed, evidence=shown) != code[0]:
            lost.append(line)
    assert lost == []


def test_every_code_below_the_series_but_statements_can_be_reached() -> None:
    rules = (TABLES / "cameo_rules.tsv").read_text(encoding="utf-8").splitlines()
    reached = {line.split("\t")[0] for line in rules}
    missing = {code for code in ontology.codes if len(code) > 2 and code not in reached}
    assert missing == {"010", "011", "012", "013", "014", "015", "017", "018", "019", "200"}


def test_goldstein_of_a_code_without_one_is_that_of_the_code_above() -> None:
    assert ontology.goldstein("0874") == 10.0
    assert ontology.codes["1952"].goldstein is None
    assert ontology.goldstein("1952") == -10.0
    assert ontology.goldstein("176") == -7.0
    assert ontology.goldstein(None) is None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for table in TABLES.glob("*.tsv"):
        shutil.copy(table, tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("table", "old", "new", "told"),
    [
        ("types.tsv", "AGREE\tverbal", "AGREED\tverbal", "'AGREED' is no type"),
        ("types.tsv", "\t2.5\tno\t", "\t25\tno\t", "score is 25.0"),
        ("types.tsv", "\tquad\t", "\tclass\t", "they must be type, quad"),
        ("modes.tsv", "PROTEST\triot", "PROTEST\tRiot", "in lower case"),
        ("cameo.tsv", "042\tCONSULT\tvisit", "042\tCONSULT\tvisiting", "CONSULT has no mode 'visiting'"),
        ("cameo.tsv", "\n0311\t", "\n03x1\t", "two to four digits"),
        ("cameo_rules.tsv", "\thost", "\thosts", "'hosts' is not in evidence.tsv"),
        ("cameo_rules.tsv", "COOPERATE|-", "COOP|-", "'COOP' is no type"),
        ("contexts.tsv", "\nlegal\t", "\nlegal\tx\ty\t", "remove the surplus tabs"),
    ],
)
def test_a_bad_row_is_named_with_file_line_and_remedy(folder: Path, table: str, old: str, new: str, told: str) -> None:
    path = folder / table
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    line = next(
        i for i, (a, b) in enumerate(zip(text.splitlines(), path.read_text().splitlines(), strict=True), 1) if a != b
    )
    with pytest.raises(LexiconError, match=f"{table}, line {line}: .*{told}"):
        load_ontology(folder)


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "evidence.tsv").unlink()
    with pytest.raises(LexiconError, match=r"evidence\.tsv: cannot be read"):
        load_ontology(folder)
