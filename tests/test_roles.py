"""Which role an identity has, and that a wrong configuration of signing in is refused with one sentence."""

import time

import pytest

from analytics.errors import BadConfiguration
from analytics.roles import PARTNER, PUBLIC, STEWARD, Acting, acting, acting_as, in_role_of, is_public
from analytics.roles.configuration import rules_of
from analytics.roles.rules import Rules, acting_of

AUTH = {
    "redirect_uri": "https://marsad.example.org/oauth2callback",
    "cookie_secret": "0123456789abcdef0123456789abcdef",
    "client_id": "marsad",
    "client_secret": "x",
    "server_metadata_url": "https://login.example.org/.well-known/openid-configuration",
}
GROUPS = {"claim": "groups", "steward": ["stewards"], "partner": ["partners"]}
BY_GROUP = Rules(("groups",), frozenset({"stewards"}), frozenset({"partners"}), 12)
BY_MAIL = Rules(("email",), frozenset({"amina@add.example"}), frozenset({"@mnc.example"}), 12)


def identity(**claims: object) -> dict[str, object]:
    return {"iat": time.time() - 60, "name": "Amina", **claims}


@pytest.mark.parametrize(
    ("claims", "role"),
    [
        ({"groups": ["others", "partners"]}, PARTNER),
        ({"groups": ["partners", "stewards"]}, STEWARD),
        ({"groups": "stewards"}, STEWARD),
        ({"groups": ["Stewards"]}, PUBLIC),
        ({"groups": {"stewards": True}}, PUBLIC),
        ({"groups": []}, PUBLIC),
        ({}, PUBLIC),
        ({"groups": ["stewards"], "iat": time.time() - 13 * 3600}, PUBLIC),
        ({"groups": ["stewards"], "iat": time.time() + 3600}, PUBLIC),
        ({"groups": ["stewards"], "iat": None}, PUBLIC),
        ({"groups": ["stewards"], "iat": True}, PUBLIC),
    ],
)
def test_a_group_of_a_fresh_identity_gives_the_role(claims, role):
    assert acting_of(identity(**claims), BY_GROUP).role == role


@pytest.mark.parametrize(
    ("mail", "verified", "role"),
    [
        ("amina@add.example", True, STEWARD),
        ("Amina@ADD.example", True, STEWARD),
        ("omar@mnc.example", True, PARTNER),
        ("omar@mnc.example", False, PUBLIC),
        ("omar@mnc.example", None, PUBLIC),
        ("omar@mnc.example", "true", PUBLIC),
        ("omar@evil-mnc.example", True, PUBLIC),
        ("omar@mnc.example.evil.example", True, PUBLIC),
        ("omar@evil.example@mnc.example", True, PUBLIC),
    ],
)
def test_an_address_counts_once_its_provider_has_verified_it(mail, verified, role):
    assert acting_of(identity(email=mail, email_verified=verified), BY_MAIL).role == role


def test_a_claim_may_lie_within_another():
    rules = Rules(("realm_access", "roles"), frozenset({"s"}), frozenset(), 12)
    assert acting_of(identity(realm_access={"roles": ["s"]}), rules).role == STEWARD
    assert acting_of(identity(realm_access=["s"]), rules).role == PUBLIC


def test_a_name_is_one_short_printable_line():
    who = acting_of(identity(name="A\nfault\x1b[31m " + "x" * 99, groups=["partners"]), BY_GROUP)
    assert who.person.isprintable()
    assert len(who.person) == 60


def test_without_a_configuration_nobody_signs_in():
    assert rules_of({}) is None
    assert rules_of({"another": {"secret": "x"}}) is None


def test_a_right_configuration_is_taken():
    assert rules_of({"auth": AUTH, "roles": GROUPS}) == BY_GROUP
    mails = rules_of({"auth": AUTH, "roles": {"claim": "email", "partner": ["@MNC.example"], "hours": 1}})
    assert mails == Rules(("email",), frozenset(), frozenset({"@mnc.example"}), 1)


@pytest.mark.parametrize(
    ("auth", "roles", "named"),
    [
        (AUTH, None, "[roles]"),
        (None, GROUPS, "[auth]"),
        ({**AUTH, "cookie_secret": "short"}, GROUPS, "cookie_secret"),
        ({**AUTH, "client_id": ""}, GROUPS, "client_id"),
        ({name: said for name, said in AUTH.items() if name != "server_metadata_url"}, GROUPS, "server_metadata_url"),
        ({**AUTH, "redirect_uri": "http://marsad.example.org/oauth2callback"}, GROUPS, "redirect_uri"),
        ({**AUTH, "redirect_uri": "https://marsad.example.org/"}, GROUPS, "/oauth2callback"),
        ({**AUTH, "server_metadata_url": "http://login.example.org/"}, GROUPS, "server_metadata_url"),
        ({**AUTH, "google": {}}, GROUPS, "google"),
        (AUTH, {**GROUPS, "claim": ""}, "claim"),
        (AUTH, {**GROUPS, "stewards": []}, "stewards"),
        (AUTH, {**GROUPS, "partner": "partners"}, "partner"),
        (AUTH, {**GROUPS, "partner": ["stewards"]}, "stewards"),
        (AUTH, {**GROUPS, "partner": [""]}, "partner"),
        (AUTH, {"claim": "groups"}, "nobody"),
        (AUTH, {**GROUPS, "hours": 0}, "hours"),
        (AUTH, {**GROUPS, "hours": "12"}, "hours"),
        (AUTH, {"claim": "email", "partner": ["mnc.example"]}, "mnc.example"),
    ],
)
def test_a_wrong_configuration_is_refused_with_what_to_correct(auth, roles, named):
    secrets = {name: said for name, said in {"auth": auth, "roles": roles}.items() if said is not None}
    with pytest.raises(BadConfiguration) as refused:
        rules_of(secrets)
    assert named in str(refused.value)
    assert AUTH["cookie_secret"] not in str(refused.value)


def test_a_role_holds_inside_and_ends_there():
    assert acting() == Acting(PUBLIC)
    with acting_as(STEWARD):
        assert not is_public()
        with acting_as(PUBLIC):
            assert is_public()
        assert acting().role == STEWARD
    assert is_public()


def test_what_is_done_later_is_done_in_the_role_of_that_moment():
    now, seen = [Acting(STEWARD, "Amina")], []
    work = in_role_of(lambda: now[0], lambda: seen.append(acting()))
    work()
    now[0] = Acting()
    work()
    assert seen == [Acting(STEWARD, "Amina"), Acting()]
