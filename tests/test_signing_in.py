"""Signing in against an OpenID Connect provider on this machine, in a browser; the addresses on the way; a server that must not start."""

import os
import re
import subprocess
import sys
import urllib.error
import urllib.request

import oidc_provider_mock
import pytest
from playwright.sync_api import expect

from analytics.places import HOUSE
from analytics.serving.data_routes import BASE
from analytics.words import say
from tests.asked import asked
from tests.hushed import drawn, is_marked, let_partners_read
from tests.served import drawn as drawn_page
from tests.served import free_port, in_a_browser, kept_window, opened, serving, tab
from tests.settled import comes_to
from tests.signed import PEOPLE, as_toml, people_sign_in, secrets, secrets_home

QUICK = {"MARSAD_STEWARD": ""}


@pytest.fixture(scope="module")
def provider():
    """The address of an OpenID Connect provider that knows our people and asks no password."""
    known = [oidc_provider_mock.User(sub=sub, claims={"name": name, "groups": groups}) for sub, (name, groups) in PEOPLE.items()]
    with oidc_provider_mock.run_server_in_thread(user_claims=known) as server:
        yield f"http://127.0.0.1:{server.server_port}"


@pytest.fixture(scope="module")
def house(tmp_path_factory, provider):
    """The address of a server where people sign in, over a house whose events are for partners alone."""
    folder = tmp_path_factory.mktemp("signing")
    let_partners_read(drawn(folder / "data"), "events")
    home = secrets_home(folder / "home", "http://127.0.0.1:{port}", provider)
    with serving(MARSAD_DATA=str(folder / "data"), HOME=str(home), **QUICK) as base:
        yield base


@pytest.fixture(scope="module")
def own_window(driver, house, tmp_path_factory):
    with kept_window(driver, house, tmp_path_factory.mktemp("profile")) as window:
        yield window


@pytest.fixture
def page(own_window):
    with tab(own_window) as one:
        yield one


def sign_in(page, person: str):
    page.get_by_role("link", name=say("sign_in", "fr")).click()
    page.locator(f"button[name=sub][value={person}]").click()
    page.locator(".person .name").wait_for()
    return drawn_page(page)


def sign_out(page):
    page.get_by_role("link", name=say("sign_out", "fr")).click()
    page.get_by_role("button", name="End session").click()  # the provider asks
    page.get_by_role("link", name=say("sign_in", "fr")).wait_for()
    return drawn_page(page)


def given(page, place: str) -> tuple[int, str]:
    """Return status and body of an address, asked with the cookies of the browser."""
    answered = page.request.get(place)
    return answered.status, answered.text()


class TestInABrowser:
    pytestmark = in_a_browser

    def test_a_partner_sees_the_register_while_signed_in_and_comes_back_to_the_page(self, page):
        opened(page, "quality", "lang=fr&axis=ai")
        assert not is_marked(page.content())
        assert not is_marked(given(page, f"{BASE}/events.csv")[1])
        sign_in(page, "omar")
        expect(page).to_have_url(re.compile(r"/quality\?(axis=ai&lang=fr|lang=fr&axis=ai)$"))
        expect(page.locator(".person .name")).to_have_text(f"Omar C · {say('signed_partner', 'fr')}")
        comes_to(lambda: is_marked(page.content()), True)
        assert is_marked(given(page, f"{BASE}/events.csv")[1])
        expect(page.locator(".not-public")).to_be_visible()
        assert given(page, "/import")[0] == 404
        sign_out(page)
        assert not is_marked(page.content())
        assert not is_marked(given(page, f"{BASE}/events.csv")[1])
        assert not is_marked(opened(page, "events", "lang=fr").content())

    def test_who_is_in_no_list_is_the_public_with_a_name(self, page):
        opened(page, "quality", "lang=fr")
        sign_in(page, "zineb")
        expect(page.locator(".person .name")).to_have_text(f"Zineb D · {say('signed_public', 'fr')}")
        assert not is_marked(page.content())

    def test_a_steward_has_the_import_page_and_is_named_as_text(self, page):
        opened(page, "quality", "lang=fr")
        sign_in(page, "amina")
        expect(page.locator(".person .name")).to_contain_text(PEOPLE["amina"][0])
        opened(page, "import", "lang=fr")
        expect(page.locator("[data-testid=stFileUploader]")).to_have_count(1)

    @pytest.mark.slow
    def test_readers_of_both_roles_at_once_keep_their_own(self, page, chromium, house):
        other = chromium.new_context(locale="fr-FR", base_url=house).new_page()
        other.set_default_timeout(60_000)
        sign_in(opened(page, "quality", "lang=fr"), "omar")
        for _ in range(2):
            assert is_marked(opened(page, "quality", "lang=fr").content())
            assert not is_marked(opened(other, "quality", "lang=fr").content())
        other.context.close()


@pytest.mark.parametrize("place", ["/sign-in", "/sign-out", "/auth/login", "/auth/logout", "/oauth2callback"])
def test_without_a_configuration_there_is_no_way_in(version, place):
    assert asked(place).status == 404


@pytest.mark.parametrize(
    ("to", "back"),
    [
        ("axes?axis=ai&lang=ar", "/axes?axis=ai&lang=ar"),
        ("?lang=en", "/?lang=en"),
        ("", "/"),
        ("//evil.example/axes", "/"),
        ("https://evil.example/axes", "/"),
        ("\\evil.example", "/"),
        ("axes\r\nSet-Cookie: a=b", "/"),
        ("@evil.example", "/"),
        ("api/v1/versions", "/"),
        ("axes?" + "a" * 3000, "/"),
    ],
)
def test_after_signing_out_one_is_led_to_one_of_our_pages_alone(version, monkeypatch, to, back):
    from urllib.parse import quote

    with people_sign_in(monkeypatch):
        answered = asked(f"/sign-out?to={quote(to)}")
    assert (answered.status, answered.headers["location"]) == (302, "auth/logout")
    [kept] = re.findall(r'marsad_back="?([^";]*)', answered.headers["set-cookie"])
    assert kept.replace("\\054", ",") == back
    assert {"httponly", "samesite=lax", "max-age=900"} <= set(answered.headers["set-cookie"].lower().split("; "))  # no script reads it
    assert answered.headers["cache-control"] == "no-store"


def test_a_server_with_a_wrong_configuration_says_so_and_does_not_start(tmp_path):
    said = {**secrets("http://127.0.0.1:{port}"), "roles": {"claim": "groups", "steward": ["s"], "parner": ["p"]}}
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "secrets.toml").write_text(as_toml(said), encoding="utf-8")
    port = str(free_port())
    order = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", port, "--server.address", "127.0.0.1"]
    ended = subprocess.run(
        order, cwd=HOUSE, env={**os.environ, "HOME": str(tmp_path)}, capture_output=True, text=True, timeout=180, check=False
    )
    assert ended.returncode not in (0, None)
    assert "«parner» in [roles] is not known" in ended.stderr
    assert "Traceback" not in ended.stderr
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2)


def test_without_a_configuration_nothing_of_it_is_loaded():
    code = "import sys, analytics.server, analytics.ui.door; analytics.server.parts(); print([n for n in sys.modules if n.partition('.')[0] in ('authlib', 'httpx', 'joserfc', 'cryptography')])"
    said = subprocess.run([sys.executable, "-c", code], cwd=HOUSE, capture_output=True, text=True, timeout=180, check=False)
    assert said.stdout.strip() == "[]", said.stderr
