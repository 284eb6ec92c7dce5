from typing import get_args

import pytest

from riwaya import records
from riwaya.export import report_labels as labels


@pytest.mark.parametrize(
    ("terms", "table"),
    [
        (records.Act, labels.ACTS),
        (records.Mode, labels.MODES),
        (records.Status, labels.STATUSES),
        (records.EventType, labels.EVENT_TYPES),
        (records.CountOf, labels.COUNTS),
        (records.Slot, labels.SLOTS),
        (records.Relation, labels.RELATIONS),
        (records.CommitmentKind, labels.COMMITMENTS),
        (records.PublishedHow, labels.PUBLISHED),
    ],
)
def test_every_term_of_the_contract_has_an_arabic_label_of_its_own(terms: object, table: dict[str, str]) -> None:
    assert set(table) == set(get_args(terms))
    assert len(set(table.values())) == len(table)


def test_only_kinds_of_block_that_exist_are_labelled() -> None:
    assert set(labels.BLOCKS) < set(get_args(records.BlockKind))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا أقوال"),
        (1, "قول واحد"),
        (2, "قولان"),
        (3, "3 أقوال"),
        (10, "10 أقوال"),
        (11, "11 قولاً"),
        (100, "100 قول"),
        (103, "103 أقوال"),
        (1_011, "1,011 قولاً"),
    ],
)
def test_the_noun_follows_its_number(number: int, words: str) -> None:
    assert labels.counted(number, labels.STATEMENTS) == words
