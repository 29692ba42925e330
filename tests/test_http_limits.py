"""How often one client may ask the data addresses: it waits, others do not, and the operator sets it."""

import json

import pytest

from analytics.addresses.limits import USUAL_REQUESTS, requests_per_minute
from analytics.serving import rates
from analytics.serving.data_routes import BASE
from tests.asked import asked


def test_a_client_that_asks_too_often_waits_and_others_do_not(version, monkeypatch):
    monkeypatch.setenv("MARSAD_REQUESTS_PER_MINUTE", "3")
    now = [0.0]
    monkeypatch.setattr(rates, "_BUCKETS", rates.Buckets(lambda: now[0]))
    answers = [asked(f"{BASE}/versions", client="192.0.2.1") for _ in range(4)]
    assert [one.status for one in answers] == [200, 200, 200, 429]
    assert [one.headers["ratelimit-remaining"] for one in answers] == ["2", "1", "0", "0"]
    assert (answers[3].headers["retry-after"], json.loads(answers[3].body)["wait_seconds"]) == ("20", 20)
    assert answers[3].headers["access-control-allow-origin"] == "*"
    assert asked(f"{BASE}/versions", client="192.0.2.2").status == 200
    now[0] = 20.0
    assert [asked(f"{BASE}/versions", client="192.0.2.1").status for _ in range(2)] == [200, 429]


def test_addresses_of_one_network_of_ipv6_share_a_bucket(version, monkeypatch):
    monkeypatch.setenv("MARSAD_REQUESTS_PER_MINUTE", "1")
    monkeypatch.setattr(rates, "_BUCKETS", rates.Buckets())
    clients = ("2001:db8:1::1", "2001:db8:1::2", "2001:db8:2::1")
    assert [asked(f"{BASE}/versions", client=client).status for client in clients] == [200, 429, 200]


@pytest.mark.parametrize(("typed", "limit"), [("", USUAL_REQUESTS), ("many", USUAL_REQUESTS), ("-3", USUAL_REQUESTS), ("0", 0), ("60", 60)])
def test_the_operator_sets_how_often(monkeypatch, typed, limit):
    monkeypatch.setenv("MARSAD_REQUESTS_PER_MINUTE", typed)
    assert requests_per_minute() == limit


def test_only_so_many_clients_are_remembered(monkeypatch):
    monkeypatch.setattr(rates, "MOST_CLIENTS", 3)
    buckets = rates.Buckets(lambda: 0.0)
    for client in "abcd":
        buckets.take(client, 60)
    assert list(buckets.held) == ["b", "c", "d"]
