"""ACLED, UCDP GED, PLOVER and GDELT shapes: exact columns, and each value by its rule."""

from __future__ import annotations

import csv
import io
from typing import Any, get_args

import msgspec
import pytest
from invented import INCIDENT, report

from riwaya.export import to_acled, to_gdelt, to_ged, to_plover
from riwaya.export.codes import by_mode, codes
from riwaya.export.countries import country
from riwaya.export.facts import Facts
from riwaya.export.formats import Settings, export
from riwaya.export.loss import Loss
from riwaya.records import Act, Event, EventType, Report

#: ACLED's event types with their sub-event types, by its codebook.
ACLED_TYPES = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
}

PLOVER_MODES = {
    "CONSULT": "visit third-party multilateral phone",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
    "heavy-weapons crowd-control unconventional",
}


def loss_of(module: Any) -> Loss:
    return Loss("x", module.LOSES)


def changed(event: str, **fields: Any) -> Report:
    """The invented report with one event changed."""
    events = tuple(msgspec.structs.replace(e, **fields) if e.id == event else e for e in report().events)
    return msgspec.structs.replace(report(), events=events)


def kind(**fields: Any) -> list[str] | None:
    facts = Facts(changed("v-strike", **fields))
    return to_acled.kind_of(facts, facts.happenings[0])


# ACLED


def test_acled_row() -> None:
    (row,) = to_acled.rows(report(), loss_of(to_acled))
    assert row == {
        "event_date": "06 May 2031",
        "year": 2031,
        "time_precision": 1,
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike",
        "actor1": "",
        "assoc_actor_1": [],
        "inter1": None,
        "actor2": "مدنيون",
        "assoc_actor_2": [],
        "inter2": 7,
        "interaction": "",
        "civilian_targeting": "Civilian targeting",
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "location": "ميناء الصفصاف",
        "latitude": 35.51,
        "longitude": 35.77,
        "geo_precision": 1,
        "source": "صوت الوادي",
        "fatalities": 3,
        "notes": row["notes"],
    }
    assert "أحمد النجار: 3; حركة السنابل: 5+" in row["notes"]


def test_acled_ids_that_are_acleds_stay_blank() -> None:
    stream = io.BytesIO()
    export("acled", [report()], stream, Settings())
    (row,) = csv.DictReader(io.StringIO(stream.getvalue().decode(), newline=""))
    assert tuple(row) == to_acled.COLUMNS
    assert len(row) == 31
    assert [row[name] for name in ("event_id_cnty", "admin1", "admin2", "admin3", "tags", "timestamp")] == [""] * 6


@pytest.mark.parametrize(
    ("fields", "sub"),
    [
        ({"mode": "drone"}, "Air/drone strike"),
        ({"mode": "heavy-weapons"}, "Shelling/artillery/missile attack"),
        ({"mode": "abduct"}, "Abduction/forced disappearance"),
        ({"mode": "firearms"}, "Attack"),
        ({"mode": None}, "Attack"),
        ({"mode": "firearms", "actors": ("e-sanabil",), "targets": ("e-defence",)}, "Armed clash"),
        ({"mode": None, "targets": ("e-defence",), "counts": ()}, "Armed clash"),
        ({"mode": None, "targets": ("e-defence",)}, "Attack"),  # civilians were killed, nobody knows who shot
        ({"mode": "targeted", "targets": ("e-najjar",), "counts": ()}, "Attack"),
        ({"mode": None, "targets": (), "counts": ()}, ""),
        ({"mode": None, "targets": ("e-port",), "counts": ()}, ""),
        ({"mode": "aerial", "actors": ("e-sanabil",), "targets": ("e-defence",)}, "Air/drone strike"),
        ({"type": "PROTEST", "mode": "riot"}, "Violent demonstration"),
        ({"type": "PROTEST", "mode": None}, "Peaceful protest"),
        ({"type": "COERCE", "mode": "arrest"}, "Arrests"),
        ({"type": "DEFEND", "mode": None}, "Disrupted weapons use"),
    ],
)
def test_acled_sub_event_types(fields: dict[str, Any], sub: str) -> None:
    found = kind(**fields)
    assert found is not None
    assert found[1] == sub


@pytest.mark.parametrize(
    "fields",
    [{"type": "CONSULT", "mode": "visit"}, {"type": "PROTEST", "mode": "strike"}, {"type": "COERCE", "mode": "censor"}],
)
def test_what_acled_does_not_code(fields: dict[str, Any]) -> None:
    assert kind(**fields) is None


def test_every_acled_code_is_in_the_codebook() -> None:
    table = codes("acled")
    pairs = [pair for modes in table["events"].values() for pair in modes.values() if pair]
    assert all(sub in ACLED_TYPES[event] for event, sub in [*pairs, table["clash"]])
    subs = set().union(*ACLED_TYPES.values())
    assert set(table["disorder"]) <= subs
    assert set(table["disorder"].values()) == {
        "Demonstrations",
        "Political violence; Demonstrations",
        "Strategic developments",
    }


def test_acled_leaves_out_what_did_not_happen() -> None:
    planned = changed("v-strike", status="planned")
    planned = msgspec.structs.replace(planned, events=(planned.events[0],), conflicts=())
    loss = loss_of(to_acled)
    assert list(to_acled.rows(planned, loss)) == []
    assert loss.counts["not-happened"] == 1


def test_acled_sides_and_their_interaction() -> None:
    clash = changed("v-strike", mode="firearms", actors=("e-defence",), targets=("e-civilians",))
    (row,) = to_acled.rows(clash, loss_of(to_acled))
    assert (row["inter1"], row["inter2"], row["interaction"]) == (1, 7, "17")


def test_acled_time_precision() -> None:
    for time, precision in (("2031-05-06/2031-05-08", 2), ("2031-05", 3)):
        (row,) = to_acled.rows(changed("v-strike", time=time), loss_of(to_acled))
        assert row["time_precision"] == precision


def test_acled_row_of_an_incident() -> None:
    (row,) = to_acled.rows(INCIDENT, loss_of(to_acled))
    assert (row["fatalities"], row["actor1"], row["country"]) == (3, "حركة السنابل", "Syria")
    assert row["source"] == ["أحمد النجار", "حركة السنابل"]
    assert row["sub_event_type"] == "Attack"
    (other,) = to_acled.rows({**INCIDENT, "targets": []}, loss_of(to_acled))
    assert (other["event_type"], other["disorder_type"]) == ("", "Political violence")


@pytest.mark.parametrize("module", [to_acled, to_ged])
def test_the_toll_of_a_period_is_no_row(module: Any) -> None:
    loss = loss_of(module)
    assert list(module.rows({**INCIDENT, "scope": "recap"}, loss)) == []
    assert dict(loss.counts) == {"recap": 1}


def test_denied_joint_and_copied_accounts_do_not_count() -> None:
    more = [
        {"document": "d", "event": "v", "origin": "س", "killed": [1, 1], **extra}
        for extra in ({"denied": True}, {"scope": "joint"}, {"copy_of": 0})
    ]
    incident = {**INCIDENT, "accounts": [*INCIDENT["accounts"], *more]}
    (acled,), (ged,) = to_acled.rows(incident, loss_of(to_acled)), to_ged.rows(incident, loss_of(to_ged))
    assert (acled["fatalities"], ged["low"], ged["high"]) == (3, 3, 5)


def test_the_highest_account_on_request() -> None:
    (acled,) = to_acled.rows(report(), loss_of(to_acled), "highest")
    (ged,) = to_ged.rows(report(), loss_of(to_ged), "highest")
    assert acled["fatalities"] == 5
    assert (ged["low"], ged["best"], ged["high"], ged["deaths_unknown"]) == (3, 5, 5, 5)


# UCDP GED


def test_ged_row() -> None:
    (row,) = to_ged.rows(report(), loss_of(to_ged))
    assert (row["low"], row["best"], row["high"]) == (3, 3, 5)
    assert (row["deaths_civilians"], row["deaths_unknown"]) == (3, 0)
    assert row["source_original"] == ["أحمد النجار", "حركة السنابل"]
    assert row["source_article"].startswith('"صوت الوادي","2031-05-07",')
    assert (row["date_prec"], row["date_start"], row["date_end"]) == (1, "2031-05-06", "2031-05-06")
    assert (row["geom_wkt"], row["country_id"]) == ("POINT (35.77 35.51)", "652")


def test_ged_cell_of_prio_grid() -> None:
    assert to_ged._cell(-90, -180) == 1
    assert to_ged._cell(-89.9, 179.9) == 720
    assert to_ged._cell(35.51, 35.77) == 251 * 720 + 432


@pytest.mark.parametrize(
    ("actors", "targets", "code"),
    [
        (("e-defence",), ("e-sanabil",), 1),
        (("e-sanabil",), ("e-defence",), 1),
        (("e-sanabil",), ("e-sanabil",), 2),
        (("e-sanabil",), ("e-civilians",), 3),
        (("e-sanabil",), (), 3),  # the account counts civilians
        ((), ("e-civilians",), None),
    ],
)
def test_ged_type_of_violence(actors: tuple[str, ...], targets: tuple[str, ...], code: int | None) -> None:
    (row,) = to_ged.rows(changed("v-strike", actors=actors, targets=targets), loss_of(to_ged))
    assert row["type_of_violence"] == code


@pytest.mark.parametrize(
    ("time", "code"),
    [("2031-05-06", 1), ("2031-05-06/2031-05-10", 2), ("2031-05-06/2031-05-12", 3), ("2031-05", 4), ("2031", 5)],
)
def test_ged_date_precision(time: str, code: int) -> None:
    (row,) = to_ged.rows(changed("v-strike", time=time), loss_of(to_ged))
    assert row["date_prec"] == code


def test_ged_row_of_an_incident() -> None:
    (row,) = to_ged.rows(INCIDENT, loss_of(to_ged))
    assert (row["low"], row["high"], row["deaths_unknown"]) == (3, 5, 3)
    assert set(row) <= set(to_ged.COLUMNS)


def test_ged_has_its_49_columns() -> None:
    assert len(to_ged.COLUMNS) == len(set(to_ged.COLUMNS)) == 49


# PLOVER


def test_plover_rows() -> None:
    found = list(to_plover.rows(report(), loss_of(to_plover)))
    assert [(r["Event Type"], r["Event Mode"], r.get("Actor Name", "")) for r in found] == [
        ("ASSAULT", "aerial", ""),
        ("ASSAULT", "aerial", ""),
        ("REJECT", "", "حركة السنابل"),
        ("REQUEST", "", "أحمد النجار"),
    ]
    assert found[-1]["Recipient Name"] == "وزارة الدفاع"
    assert found[-1]["Primary Recipient Sector"] == "GOV"
    assert all(set(row) <= set(to_plover.COLUMNS) for row in found)
    assert len(to_plover.COLUMNS) == 40


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("demand", "REQUEST"),
        ("order", "REQUEST"),
        ("ask", "REQUEST"),
        ("accuse", "ACCUSE"),
        ("deny", "REJECT"),
        ("threaten", "THREATEN"),
        ("praise", "SUPPORT"),
        ("promise", "AGREE"),
        ("assert", None),
        ("announce", None),
        ("express", None),
        ("warn", None),
    ],
)
def test_acts_of_saying_in_plover(act: str, kind: str | None) -> None:
    found = codes("plover")["acts"].get(act)
    assert (found[0] if found else None) == kind


def test_every_act_was_thought_of() -> None:
    assert set(codes("gdelt")["acts"]) == set(get_args(Act))
    assert set(codes("plover")["acts"]) < set(get_args(Act))


@pytest.mark.parametrize(
    ("status", "context"),
    [("happened", ""), ("planned", "future"), ("hypothetical", "hypothetical"), ("denied", "negation")],
)
def test_status_becomes_a_context(status: str, context: str) -> None:
    row = next(iter(to_plover.rows(changed("v-strike", status=status), loss_of(to_plover))))
    assert row["Contexts"] == context


def test_riwayas_own_types_in_plover() -> None:
    def typed(kind: str) -> Event:
        return msgspec.structs.replace(report().events[0], type=kind, mode=None)

    found = {kind: to_plover.type_of(typed(kind)) for kind in get_args(EventType)}
    assert found.pop("INVESTIGATE") == ("ACCUSE", "investigate")
    assert [kind for kind, value in found.items() if value is None] == ["DEFEND", "ACCIDENT", "POLITICS"]


def test_the_modes_in_the_tables_are_plovers() -> None:
    for name in ("acled", "gdelt"):
        for kind, modes in codes(name)["events"].items():
            assert set(modes) - {"any"} <= set(PLOVER_MODES.get(kind, "").split()), (name, kind)


# GDELT


def test_gdelt_rows() -> None:
    stream = io.BytesIO()
    export("gdelt", [report()], stream, Settings())
    lines = [line.split("\t") for line in stream.getvalue().decode().splitlines()]
    assert {len(line) for line in lines} == {61}
    found = [dict(zip(to_gdelt.COLUMNS, line, strict=True)) for line in lines]
    assert [(r["EventCode"], r["EventRootCode"], r["QuadClass"]) for r in found] == [
        ("195", "19", "4"),
        ("010", "01", "1"),
        ("016", "01", "1"),
        ("010", "01", "1"),
        ("100", "10", "3"),
    ]
    strike = found[0]
    assert (strike["SQLDATE"], strike["MonthYear"], strike["NumMentions"]) == ("20310506", "203105", "2")
    assert (strike["ActionGeo_Type"], strike["ActionGeo_CountryCode"], strike["ActionGeo_Lat"]) == ("4", "SY", "35.51")
    assert found[4]["Actor2Code"] == "SYRGOV"
    assert all(row[name] == "" for row in found for name in ("GLOBALEVENTID", "GoldsteinScale", "AvgTone", "DATEADDED"))


def test_gdelt_fraction_of_a_year_stays_below_one() -> None:
    late = changed("v-strike", time="2031-12-31")
    assert next(to_gdelt.rows(late, loss_of(to_gdelt)))["FractionDate"] == "2031.9999"


def test_every_cameo_code_has_a_root_with_a_quad_class() -> None:
    table = codes("gdelt")
    every = [*table["acts"].values(), *(c for modes in table["events"].values() for c in modes.values())]
    assert all(code.isdigit() and code[:2] in table["quad"] for code in every)


# shared


def test_a_mode_that_is_not_listed_falls_back_and_an_unknown_type_is_nothing() -> None:
    table = {"A": {"x": 1, "any": 2}, "B": {"x": 1}}
    assert [by_mode(table, *pair) for pair in (("A", "x"), ("A", "y"), ("A", None), ("B", "y"), ("C", "x"))] == [
        1,
        2,
        2,
        None,
        None,
    ]


def test_countries() -> None:
    syria = country("SY")
    assert syria is not None
    assert (syria.iso3, syria.number, syria.fips, syria.region, syria.state) == (
        "SYR",
        "760",
        "SY",
        "Middle East",
        "652",
    )
    assert country("XX") is None
    assert country(None) is None


def test_the_countries_are_what_the_build_makes() -> None:
    from riwaya.export.build.countries import TARGET, render

    assert TARGET.read_text(encoding="utf-8") == render()
