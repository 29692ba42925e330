"""The data addresses of studies: their list as JSON, each study as a file, asked again, refused with what was meant."""

import json
import threading

import pytest

from analytics.serving import study_routes
from analytics.studies import upkeep
from analytics.studies.files import KINDS, study_file
from analytics.vocabulary import LANGUAGES
from tests.asked import asked
from tests.shelved import moved_on, put_study, with_studies

BASE = "/api/v1/studies"
WRONG = {
    "drawm.pdf": (404, "drawn"),
    "drawn.pdff": (404, "pdf"),
    "drawn": (404, ""),
    "../drawn.pdf": (404, ""),
    "drawn.pdf?as=tody&strict=1": (400, "today"),
}
BEGINS = {"pdf": b"%PDF-", "docx": b"PK", "zip": b"PK", "html": b"<!DOCTYPE html>"}


@pytest.fixture
def shelf(world):
    """A drawn world with one published study."""
    return with_studies(world)


def listed(query: str = "lang=en") -> dict:
    return json.loads(asked(f"{BASE}?{query}").body)


def test_the_list_says_what_each_study_is_and_how_it_stands(shelf):
    answered = listed()
    [one] = answered["studies"]
    assert answered["version"] == one["version"] == shelf.version
    assert (one["name"], one["title"], one["axes"], one["status"], one["stands"], one["differing"]) == (
        "drawn",
        "A study",
        ["ai"],
        "review",
        "holds",
        0,
    )
    assert (one["published"], one["review"], one["review_was_due"], one["languages"]) == (
        "2026-01-02",
        "2999-01-01",
        False,
        list(LANGUAGES),
    )
    assert listed("lang=ar")["studies"][0]["title"] == "دراسة واحدة"
    for address in one["files"].values():
        assert asked(address, method="HEAD").status == 200


def test_a_study_of_each_kind_stands_where_it_should(shelf):
    put_study(shelf, "sketch", status='"draft"', published="2027-01-01", review="2020-01-01")
    put_study(shelf, "broken", "\n{{{{nothing}}}} {one}{two}\n")
    moved_on(shelf)
    found = {one["name"]: one for one in listed()["studies"]}
    assert list(found) == ["sketch", "drawn", "broken"]
    assert (found["sketch"]["stands"], found["sketch"]["differing"], found["sketch"]["review_was_due"]) == ("never_published", None, True)
    assert found["drawn"]["stands"] == "differs"
    assert found["broken"]["stands"] == "unreadable"
    assert found["broken"]["faults"][0].startswith("broken/study.fr.md, line 12: ")


def test_a_study_still_being_compared_is_said_to_be_and_is_not_kept(shelf, monkeypatch):
    go = threading.Event()
    monkeypatch.setattr(study_routes, "PATIENCE_SECONDS", 0.0)
    monkeypatch.setattr(upkeep, "changes", lambda study, lang: () if go.wait(60) else None)
    first = asked(f"{BASE}?lang=en")
    go.set()
    assert b'"stands":"being_compared"' in first.body
    assert first.headers["cache-control"] == "no-store"
    assert "etag" not in first.headers
    monkeypatch.setattr(study_routes, "PATIENCE_SECONDS", 30.0)
    assert listed()["studies"][0]["stands"] == "holds"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_study_is_answered_as_every_kind_of_file(shelf, lang):
    for kind, one in KINDS.items():
        answered = asked(f"{BASE}/drawn.{kind}?lang={lang}")
        assert answered.status == 200
        assert answered.headers["content-type"] == one.media_type
        assert answered.headers["content-disposition"] == f'attachment; filename="marsad-drawn-{lang}-{shelf.version}.{kind}"'
        assert answered.headers["x-marsad-version"] == shelf.version
        assert answered.body.startswith(BEGINS[kind])
        assert answered.body == study_file("drawn", lang, kind)


def test_the_numbers_of_today_are_another_file(shelf):
    was = shelf.version
    moved_on(shelf)
    published, today = asked(f"{BASE}/drawn.html?lang=en"), asked(f"{BASE}/drawn.html?lang=en&as=today")
    assert published.headers["x-marsad-version"] == was
    assert today.headers["x-marsad-version"] == shelf.version
    assert today.headers["content-disposition"].endswith(f'{shelf.version}-today.html"')
    assert published.headers["etag"] != today.headers["etag"]
    assert asked(f"{BASE}/drawn.html?lang=en&as=published").body == published.body
    assert b"AI: 2 projects" in published.body
    assert b"AI: 2 projects" not in today.body


def test_a_file_the_client_has_is_not_sent_again_until_the_study_changes(shelf):
    first = asked(f"{BASE}/drawn.html?lang=en")
    tag = first.headers["etag"]
    again = asked(f"{BASE}/drawn.html?lang=en", if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    assert "no-cache" in first.headers["cache-control"]
    was = shelf.version
    moved_on(shelf)
    assert asked(f"{BASE}/drawn.html?lang=en", if_none_match=tag).status == 304  # what was published stays
    put_study(shelf, "drawn", title='"Another"', version=f'"{was}"')
    assert asked(f"{BASE}/drawn.html?lang=en", if_none_match=tag).status == 200


def test_the_list_the_client_has_is_sent_again_when_a_number_would_differ(shelf):
    tag = asked(f"{BASE}?lang=en").headers["etag"]
    assert asked(f"{BASE}?lang=en", if_none_match=tag).status == 304
    moved_on(shelf)
    assert asked(f"{BASE}?lang=en", if_none_match=tag).status == 200


def test_head_makes_no_file(shelf, monkeypatch):
    monkeypatch.setattr(study_routes, "study_file", lambda *_: pytest.fail("a file was made"))
    head = asked(f"{BASE}/drawn.pdf?lang=fr", method="HEAD")
    assert (head.status, head.body, head.headers["content-type"]) == (200, b"", "application/pdf")
    assert "etag" in head.headers


def test_a_wrong_address_is_refused_with_what_was_meant(shelf):
    for place, (status, meant) in WRONG.items():
        refused = asked(f"{BASE}/{place}")
        assert refused.status == status, place
        assert meant in refused.body.decode()
        assert str(shelf.data) not in refused.body.decode()


def test_what_is_not_understood_is_named(shelf):
    assert asked(f"{BASE}/drawn.html?as=now&lang=en").headers["x-marsad-ignored"] == "as=now"


def test_a_study_that_cannot_be_read_is_refused_with_its_lines(shelf):
    put_study(shelf, "broken", "\n{{{{nothing}}}} {one}{two}\n")
    refused = asked(f"{BASE}/broken.pdf?lang=en")
    said = json.loads(refused.body)
    assert refused.status == 503
    assert said["faults"][0].startswith("broken/study.fr.md, line 12: ")
    assert str(shelf.data) not in refused.body.decode()
