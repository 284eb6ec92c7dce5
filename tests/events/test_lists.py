"""The lists of happenings keep to the code books and to what the rules know."""

import pytest

from riwaya.events.needs import NEEDS
from riwaya.lexicon import Entry, load

#: PLOVER's modes by type; types without modes have none.
MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}
#: ACLED's sub-event types, small letters, and what lies outside its code book.
SUB_EVENTS = {
    *("government regains territory", "non-state actor overtakes territory", "armed clash", "chemical weapon"),
    *("air/drone strike", "suicide bomb", "shelling/artillery/missile attack", "remote explosive/landmine/ied"),
    *("grenade", "sexual violence", "attack", "abduction/forced disappearance", "peaceful protest"),
    *("protest with intervention", "excessive force against protesters", "violent demonstration", "mob violence"),
    *("agreement", "arrests", "change to group/activity", "disrupted weapons use", "looting/property destruction"),
    *("headquarters or base established", "non-violent transfer of territory", "other"),
}
ROLES = {"actor", "target", "party", "place", "either", "thing", "none", "weapon", "event"}
ENTRIES = [e for kind in ("event-verb", "event-noun") for e in load().entries(kind)]


def ident(entry: Entry) -> str:
    return f"{entry.kind}-{entry.id}"


def test_there_are_lists():
    assert len(ENTRIES) > 200


@pytest.mark.parametrize("entry", ENTRIES, ids=ident)
def test_an_entry_keeps_to_the_code_books(entry: Entry) -> None:
    data = entry.data
    light = data.get("class") == "light"
    assert light or data.get("type"), entry.where
    assert data.get("mode") is None or data["mode"] in MODES.get(data["type"], "").split(), entry.where
    assert light or data.get("acled", "other").lower() in SUB_EVENTS, entry.where


@pytest.mark.parametrize("entry", ENTRIES, ids=ident)
def test_an_entry_asks_only_what_the_rules_know(entry: Entry) -> None:
    data = entry.data
    assert data.get("needs") is None or data["needs"] in NEEDS, entry.where
    assert {data.get(k, "none") for k in ("subject", "object", "genitive")} <= ROLES, entry.where
    assert set((data.get("prep") or {}).values()) <= ROLES, entry.where
    assert data.get("class", "act") in {"act", "harm", "toll", "link", "light"}, entry.where
