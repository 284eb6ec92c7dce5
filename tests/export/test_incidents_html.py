"""The page and the table of incidents."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from resiliparse.parse.html import HTMLTree
from tellers import paper

from riwaya.export import incidents_html, incidents_text
from riwaya.export.incidents_view import IncidentView, views
from riwaya.incidents import gather
from riwaya.incidents.conflicts import SLOTS as NUMBERED
from riwaya.records import Incident, IncidentAccount, Summary

HERE = {"where": "قرية الرمانة", "day": "2031-05-04"}
WIRE = "قال مسعفون إن قذائف سقطت على سوق الخضار في القرية ظهر الأحد فأصابت متاجر عدة وأوقعت ضحايا بين الباعة والمتسوقين"


@pytest.fixture(scope="module")
def incident() -> Incident:
    (found,) = gather(
        [
            paper("a", {**HERE, "killed": 4, "by": "سرايا الوادي", "text": WIRE}),
            paper("b", {**HERE, "killed": 4, "text": WIRE}, published="2031-05-06"),
            paper("c", {**HERE, "killed": 6, "injured": 9, "by": "فرقة <الأفق>", "source": "الإسعاف والطوارئ"}),
            paper("d", {**HERE, "status": "denied", "source": "فرقة <الأفق>", "kind": "group"}),
        ]
    )
    return found


@pytest.fixture(scope="module")
def page(incident: Incident) -> str:
    return incidents_html.render([incident])


def texts(page: str, selector: str) -> list[str]:
    return [" ".join(n.text.split()) for n in HTMLTree.parse(page).document.query_selector_all(selector)]


def test_each_origin_has_its_row_and_each_slot_its_column(incident: Incident, page: str) -> None:
    assert texts(page, ".by-origin tbody th") == [o for o, _ in IncidentView(incident, 1).by_origin]
    assert any("القتلى" in head and "تعارض" in head for head in texts(page, ".by-origin thead th"))


def test_the_toll_its_policy_and_the_copy_are_told(page: str) -> None:
    assert texts(page, ".figures dd")[0] == "4–6"
    assert "من أدنى إلى أعلى ما قالته المصادر المتمايزة" in page
    assert texts(page, ".tag.copy") == ["منقول بلفظه عن رواية جريدة a"]
    assert "ينفي" in texts(page, ".account .tag.denied")


def test_words_of_the_articles_are_escaped(page: str) -> None:
    assert "<الأفق>" not in page
    assert "فرقة &lt;الأفق&gt;" in page


def test_the_graph_joins_every_origin_to_an_outlet(incident: Incident, page: str) -> None:
    svg = ElementTree.fromstring(re.search(r"<svg.*?</svg>", page, re.DOTALL)[0])  # type: ignore[index]
    assert len(svg.findall("path")) == len(IncidentView(incident, 1).graph().edges)
    assert [p.get("class") for p in svg.findall("path") if "copied" in (p.get("class") or "")] != []


def test_no_address_but_web_addresses_is_linked() -> None:
    account = IncidentAccount(document="a", event="e", origin="x", url="javascript:alert(1)")
    one = bare(account)
    assert "javascript" not in incidents_html.render([one])


def bare(*accounts: IncidentAccount) -> Incident:
    return Incident(
        id="0" * 16,
        type="ASSAULT",
        time=None,
        place=None,
        actors=(),
        targets=(),
        accounts=accounts,
        summary=Summary(policy="range of distinct origins"),
        conflicts=(),
        origins=len(accounts),
        outlets=len(accounts),
    )


def test_an_incident_of_which_little_is_known_is_shown_too() -> None:
    page = incidents_html.render([bare(IncidentAccount(document="a", event="e", origin="x")), bare()])
    assert "مكان غير محدد" in page
    assert incidents_html.render([]).count("لا وقائع لعرضها") == 1


def test_a_bar_stays_within_its_track() -> None:
    accounts = [IncidentAccount(document="a", event="e", origin=str(n), killed=(n, 2 * n)) for n in range(4)]
    (view,) = views([bare(*accounts, IncidentAccount(document="b", event="f", origin="y", killed=(3, None)))])
    bars = [view.bar("killed", a.killed) for a in view.accounts if a.killed]
    assert all(b.low >= 0 and b.low + b.more <= 100.001 for b in bars)
    assert bars[-1].open


def test_every_term_has_its_arabic() -> None:
    assert set(NUMBERED) <= set(incidents_html.labels.SLOTS)
    assert set(incidents_html.SCOPES) == {"single", "joint", "recap"}


def test_the_table_flags_contradiction_and_denial(incident: Incident) -> None:
    line = incidents_text.render_table([incident]).splitlines()[1]
    assert line.split()[7] == "cd"
