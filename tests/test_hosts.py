"""By which names the server may be asked, what headers every answer carries, and what a fault or a crowd is told."""

import json
import threading

import pytest
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route, WebSocketRoute

from analytics import crowd
from analytics.faults import noted
from analytics.places import HOUSE
from analytics.serving import endpoint
from analytics.serving.data_routes import BASE
from analytics.vocabulary import LANGUAGES
from analytics.words import say
from tests.asked import Answered, answered_by, application, scope_of
from tests.awaited import awaited

POLICY = {"script-src": "'self'", "connect-src": "'self'", "default-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'"}
HOSTILE = "first\nfault ffffff: forged\u202e\x1b[31m line"


def _breaks(_request: Request) -> Response:
    raise ZeroDivisionError(HOSTILE)


async def _breaks_off(_request: Request) -> Response:
    def pieces():
        yield b"a part"
        raise ZeroDivisionError(HOSTILE)

    return StreamingResponse(pieces())


async def _greets(socket) -> None:
    await socket.accept()
    await socket.send_text("hello")
    await socket.close()


APPLICATION = application(
    Route("/_stcore/health", lambda _: PlainTextResponse("ok")),
    Route("/_stcore/breaks", _breaks),
    Route("/api/v1/breaks", _breaks),
    Route("/_stcore/part", _breaks_off),
    Route("/app/static/fonts/licence", lambda _: FileResponse(HOUSE / "LICENSE")),
    WebSocketRoute("/_stcore/stream", _greets),
)
pytestmark = pytest.mark.usefixtures("version")


def asked(address: str, method: str = "GET", **headers: str) -> Answered:
    return awaited(answered_by(APPLICATION, scope_of(address, method, **headers)))


async def _handshake(scope: dict) -> list[str]:
    said: list[str] = []

    async def receive() -> dict:
        return {"type": "websocket.connect"}

    async def send(message: dict) -> None:
        said.append(message["type"])

    await APPLICATION(scope, receive, send)
    return said


def handshake(host: str) -> str:
    """Return what a websocket is told first that comes by a host name."""
    return awaited(_handshake({**scope_of("/_stcore/stream", host=host), "type": "websocket", "scheme": "ws", "subprotocols": []}))[0]


ANSWERS = {
    "a page": ("/axes", 200),
    "a moved page": ("/overview", 308),
    "no page": ("/nowhere", 404),
    "a closed address": ("/_stcore/metrics", 404),
    "a file of Streamlit": ("/favicon.png", 404),
    "our script": ("/page.js", 200),
    "our sheet": ("/page.css", 200),
    "a static file": ("/app/static/fonts/licence", 200),
    "health": ("/healthz", 200),
    "readiness": ("/readyz", 200),
    "rows": (f"{BASE}/projects.csv?axis=ai", 200),
    "a workbook": (f"{BASE}/indicators/projects_by_axis.xlsx", 200),
    "an archive": (f"{BASE}/package.zip?q=nosuchwordanywhere", 200),
    "a refusal": (f"{BASE}/nothing.csv", 404),
    "a strict refusal": (f"{BASE}/projects.csv?strict=1&axis=magic", 400),
    "a fault of a page": ("/_stcore/breaks", 500),
    "a fault of data": ("/api/v1/breaks", 500),
}


@pytest.mark.parametrize("kind", ANSWERS)
@pytest.mark.parametrize("query", ["", "embed=true"])
def test_every_kind_of_answer_has_the_safe_headers(kind, query):
    path, status = ANSWERS[kind]
    answered = asked(f"{path}{'&' if '?' in path else '?'}{query}" if query else path)
    assert answered.status == status
    policy = dict(part.strip().split(" ", 1) for part in answered.headers["content-security-policy"].split(";"))
    wanted = POLICY if not query else {**POLICY, "frame-ancestors": "*"}
    assert all(policy[name].startswith(value) for name, value in wanted.items())
    assert "unsafe" not in policy["script-src"]
    assert not any("://" in value for value in policy.values())
    assert ("x-frame-options" in answered.headers) == (not query)
    assert answered.headers["x-content-type-options"] == "nosniff"
    assert answered.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert answered.headers["cross-origin-opener-policy"] == "same-origin"
    assert "geolocation=()" in answered.headers["permissions-policy"]
    assert all(answered.headers.getlist(name) == [value] for name, value in answered.headers.items() if name.startswith("x-"))


def test_a_method_that_writes_and_one_that_is_not_sent_again_have_them_too():
    tag = asked(f"{BASE}/projects.csv").headers["etag"]
    again = asked(f"{BASE}/projects.csv", if_none_match=tag)
    for answered in (again, asked(f"{BASE}/projects.csv", "POST"), asked(f"{BASE}/projects.csv", "OPTIONS"), asked("/axes", "HEAD")):
        assert "content-security-policy" in answered.headers
    assert again.status == 304


HOSTS = "marsad.example.org, *.Observatory.example.org,"


@pytest.mark.parametrize(
    ("host", "is_let_in"),
    [
        ("marsad.example.org", True),
        ("MARSAD.example.org:8501", True),
        ("fr.observatory.example.org", True),
        ("observatory.example.org", False),
        ("evil.example", False),
        ("marsad.example.org.evil.example", False),
        ("xmarsad.example.org", False),
        ("evil.example#marsad.example.org", False),
        (".observatory.example.org", False),
        ("[::1]:8501", False),
        ("127.0.0.1", False),
        ("", False),
    ],
)
@pytest.mark.parametrize("path", ["/", "/axes", f"{BASE}/projects.csv", "/page.js", "/_stcore/breaks"])
def test_only_the_names_of_the_server_are_answered_where_its_keeper_says_them(monkeypatch, host, is_let_in, path):
    monkeypatch.setenv("MARSAD_HOSTS", HOSTS)
    answered = asked(path, host=host)
    assert (answered.status != 421) == is_let_in
    assert is_let_in or "evil" not in answered.body.decode()


@pytest.mark.parametrize("said", ["", " , "])
def test_any_name_will_do_where_none_is_said(monkeypatch, said):
    monkeypatch.setenv("MARSAD_HOSTS", said)
    assert asked("/axes", host="any.example").status == 200


def test_health_is_asked_by_any_name(monkeypatch):
    monkeypatch.setenv("MARSAD_HOSTS", HOSTS)
    assert {asked(path, host="10.0.0.7").status for path in ("/healthz", "/readyz", "/_stcore/health")} == {200}


def test_a_websocket_by_another_name_is_not_opened(monkeypatch):
    assert handshake("any.example") == "websocket.accept"
    monkeypatch.setenv("MARSAD_HOSTS", HOSTS)
    assert handshake("evil.example") == "websocket.close"
    assert handshake("marsad.example.org:443") == "websocket.accept"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_fault_of_a_route_is_a_sentence_with_a_code_that_the_log_has(caplog, lang):
    answered = asked(f"/_stcore/breaks?lang={lang}")
    code = next(line for line in caplog.text.splitlines() if "ZeroDivisionError" in line).split("fault ")[1][:6]
    assert say("error_page", lang, code=code) in answered.body.decode()
    assert "forged" not in answered.body.decode()
    refused = json.loads(asked("/api/v1/breaks").body)
    assert refused["code"] in caplog.text
    assert "forged" not in refused["error"]


def test_an_answer_that_breaks_off_is_not_taken_for_a_whole_one(caplog):
    with pytest.raises(ZeroDivisionError):
        asked("/_stcore/part")
    assert "fault " in caplog.text


def test_no_text_of_data_passes_for_a_line_of_the_log(caplog):
    try:
        raise ValueError(HOSTILE)
    except ValueError as fault:
        code = noted(fault)
    lines = caplog.records[0].getMessage().split("\n")
    assert all(line.startswith(f"fault {code}: ") and line.isprintable() for line in lines)


@pytest.mark.parametrize(("typed", "most"), [("", 40), ("3", 3), ("0", 0), ("-1", 40), ("many", 40), ("٣", 40)])
def test_the_keeper_says_how_much_is_computed_at_once(monkeypatch, typed, most):
    monkeypatch.setenv("MARSAD_MOST_AT_ONCE", typed)
    assert crowd.most_at_once() == most


def test_who_waits_is_let_in_when_another_leaves_and_sent_away_when_nobody_does(monkeypatch):
    monkeypatch.setenv("MARSAD_MOST_AT_ONCE", "1")
    one = crowd.Crowd()
    assert one.enter()
    assert not one.enter(0.05)
    threading.Timer(0.1, one.leave).start()
    assert one.enter(5)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_data_answer_too_many_is_told_when_to_come_again(monkeypatch, lang):
    monkeypatch.setenv("MARSAD_MOST_AT_ONCE", "1")
    monkeypatch.setattr(endpoint, "PATIENCE_SECONDS", 0.2)
    assert crowd.DATA_ANSWERS.enter()
    try:
        refused = asked(f"{BASE}/projects.csv?lang={lang}")
        assert asked("/readyz").status == 200
    finally:
        crowd.DATA_ANSWERS.leave()
    assert (refused.status, refused.headers["retry-after"]) == (503, "1")
    assert json.loads(refused.body)["error"]
    assert asked(f"{BASE}/projects.csv?lang={lang}").status == 200


def test_a_cache_is_told_on_what_a_page_and_a_static_file_depend(monkeypatch, tmp_path):
    assert asked("/axes").headers["vary"] == "Accept-Language"
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "of_this_test.css").write_text("p {}", encoding="utf-8")
    monkeypatch.setattr("analytics.serving.compressed.STATIC", tmp_path.resolve())
    packed = asked("/static/of_this_test.css", accept_encoding="gzip")
    assert (packed.headers["content-encoding"], packed.headers["vary"]) == ("gzip", "Accept-Encoding")
