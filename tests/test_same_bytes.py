"""What an address of a version keeps byte for byte when the software changes: the data; its words are those of today's software."""

import io
import json
from dataclasses import replace

import pyarrow.parquet
import pytest

from analytics.addresses.catalogue import BASE
from analytics.indicators import answers, indicators
from analytics.serving import freshness
from analytics.words import book
from tests.asked import Answered, asked

PLACES = ("projects.csv", "events.csv", "organisations.csv", "indicators/projects_by_axis.csv", "indicators/axis_shares.csv")
SHARES = "indicators/axis_shares"


@pytest.fixture
def ask(version):
    def _ask(place: str) -> Answered:
        return asked(f"{BASE}/{place}?lang=en&axis=ai&version={version}")

    return _ask


@pytest.fixture
def rewritten(monkeypatch):
    """The software of another day: other words for an indicator, another fingerprint."""

    def _rewrite() -> None:
        one = indicators()["axis_shares"]
        other = {lang: f"{words} *" for lang, words in one.title.items()}
        monkeypatch.setitem(indicators(), "axis_shares", replace(one, title=other, limits={**one.limits, "en": "Other limits."}))
        _, written = freshness._software(freshness.data_folder())
        monkeypatch.setattr(freshness, "_software", lambda _data: ("another", written))
        answers._answer.cache_clear()

    yield _rewrite
    answers._answer.cache_clear()


def test_data_of_a_version_stay_and_words_are_those_of_today(ask, rewritten):
    before = {place: ask(place) for place in PLACES}
    meta, whole, parquet = (ask(f"{SHARES}.{kind}") for kind in ("meta", "json", "parquet"))
    rewritten()
    assert {place: ask(place).body for place in PLACES} == {place: was.body for place, was in before.items()}
    assert json.loads(ask(f"{SHARES}.json").body)["rows"] == json.loads(whole.body)["rows"]
    was, now = (pyarrow.parquet.read_table(io.BytesIO(one.body)) for one in (parquet, ask(f"{SHARES}.parquet")))
    assert now.to_pylist() == was.to_pylist()
    old, new = json.loads(meta.body), json.loads(ask(f"{SHARES}.meta").body)
    assert (new["title"], new["limits"]) == (f"{old['title']} *", "Other limits.")
    assert {key for key in old if old[key] != new[key]} == {"title", "limits"}


def test_who_holds_the_words_of_yesterday_is_sent_those_of_today(ask, rewritten, version):
    held = ask(f"{SHARES}.meta").headers["etag"]
    address = f"{BASE}/{SHARES}.meta?lang=en&axis=ai&version={version}"
    assert asked(address, if_none_match=held).status == 304
    rewritten()
    again = asked(address, if_none_match=held)
    assert (again.status, json.loads(again.body)["limits"]) == (200, "Other limits.")


def test_the_description_says_what_is_kept_and_what_is_of_today():
    said = book("api")["page"]["same_why"]
    for lang, words in {
        "fr": ("octet pour octet", "d’aujourd’hui"),
        "ar": ("بايتا ببايت", "اليوم"),
        "en": ("byte for byte", "today’s software"),
    }.items():
        assert all(word in said[lang] for word in words), lang
