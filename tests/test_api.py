from __future__ import annotations

import logging
import subprocess
import sys
from typing import assert_type

import pytest

import riwaya
from riwaya.errors import ConfigError, InputError
from riwaya.records import Report

NEWS = "قال وزير الصحة سامر الحلو إن المستشفى الجديد سيفتح غداً."
PAGE = f"<html><head><title>خبر</title></head><body><article><p>{NEWS}</p></article></body></html>"


def test_a_text():
    report = riwaya.read(NEWS, published="2031-05-04", outlet="المرفأ")
    assert_type(report, Report)
    assert (report.document.text, report.document.outlet) == (NEWS, "المرفأ")
    assert report.document.published
    assert report.document.published.value == "2031-05-04"


@pytest.mark.parametrize("page", [PAGE, PAGE.encode(), PAGE.encode("windows-1256")])
def test_markup_as_text_or_bytes(page):
    assert NEWS in riwaya.read(page).document.text


def test_a_path_as_path_or_text(examples):
    page = examples / "marfa-rockets.html"
    assert riwaya.read(page) == riwaya.read(str(page)) == riwaya.read(page.read_bytes())


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("gone.html", "no such file"),
        ("https://almarfa.example/x", "fetched only on demand"),
        ("", "empty"),
        (b"", "empty"),
        (b"%PDF-1.7", "a PDF file"),
    ],
)
def test_what_cant_be_read(source, what):
    with pytest.raises(InputError, match=what):
        riwaya.read(source)


def test_several_documents_are_for_read_many(examples):
    with pytest.raises(InputError, match="read_many"):
        riwaya.read(examples / "bulletin.jsonl")


def test_a_date_that_is_none():
    with pytest.raises(ConfigError, match="is no date"):
        riwaya.read(NEWS, published="yesterday")


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_in_order_and_errors_aside(examples, jobs):
    failed: list[InputError] = []
    sources = [NEWS, "gone.html", examples / "bulletin.jsonl", PAGE]
    reports = list(riwaya.read_many(sources, jobs=jobs, on_error=failed.append))
    assert_type(reports, list[Report])
    assert len(reports) == 5
    assert reports[0].document.text == NEWS
    assert reports[-1].document.title == "خبر"
    assert [error.where for error in failed] == ["gone.html"]


def test_errors_are_logged_if_nobody_takes_them(caplog):
    with caplog.at_level(logging.ERROR, logger="riwaya"):
        assert list(riwaya.read_many(["gone.html"])) == []
    assert "gone.html: no such file" in caplog.text


def test_many_are_read_as_they_are_asked_for():
    drawn = []

    def sources():
        for number in range(100):
            drawn.append(number)
            yield NEWS

    next(riwaya.read_many(sources()))
    assert len(drawn) == 1


def test_importing_costs_nothing():
    code = (
        "import sys, riwaya; print(len([m for m in sys.modules if m.startswith('riwaya')]), 'msgspec' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "1 False\n"


def test_public_names_are_there_and_documented():
    assert set(riwaya.__all__) <= set(dir(riwaya))
    for name in set(riwaya.__all__) - {"__version__"}:
        assert getattr(riwaya, name).__doc__
    with pytest.raises(AttributeError, match="no attribute 'reed'"):
        riwaya.reed  # noqa: B018 -- asking for it is the test


def test_the_version_is_the_packages():
    from importlib.metadata import version

    assert riwaya.__version__ == version("riwaya")


def test_a_text_on_one_line_that_no_file_could_be_called_by_is_text():
    text = "قالت وزارة الصحة إن المستشفى مفتوح، " * 8
    assert riwaya.read(text).document.text.strip() == text.strip()
