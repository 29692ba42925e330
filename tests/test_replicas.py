"""The examples of several machines behind one proxy: a reader stays at one of them, and the rest is what the examples of one machine say."""

import re

from analytics.places import HOUSE
from tests.test_deployment import blocks

DEPLOY = HOUSE / "deploy"


def without_remarks(path: str) -> str:
    return re.sub(r"(?m)(^|\s)#.*$", "", (DEPLOY / path).read_text(encoding="utf-8"))


def test_nginx_keeps_a_reader_at_one_machine_by_a_cookie_it_sets_once():
    text = without_remarks("nginx/replicas.conf")
    assert all(not line.strip() or line.strip().endswith((";", "{", "}")) for line in text.splitlines())
    [upstream] = blocks(text, r"upstream marsad \{")
    [who] = blocks(text, r"map \$cookie_marsad_reader \$reader \{")
    [given] = blocks(text, r"map \$cookie_marsad_reader \$set_reader \{")
    assert "hash $reader consistent;" in upstream
    assert len(re.findall(r"(?m)^\s*server [\d.]+:8501 max_fails=\d", upstream)) >= 2
    # The first answer goes to the machine that the number it hands out leads to from then on.
    assert re.search(r"''\s+\$request_id;", who)
    assert re.search(r"''\s+\"marsad_reader=\$request_id; Path=/; Secure; HttpOnly; SameSite=Lax\";", given)
    assert re.search(r"default\s+'';", given)


def test_the_block_that_nginx_exchanges_is_there_and_the_line_it_needs_is_said():
    [one] = blocks(without_remarks("nginx/marsad.conf"), r"upstream marsad \{")
    assert "server 127.0.0.1:8501;" in one
    said = (DEPLOY / "nginx/replicas.conf").read_text(encoding="utf-8")
    assert "add_header Set-Cookie $set_reader;" in said
    assert "upstream marsad" in said.split("map $", 1)[0]


def test_caddy_with_several_machines_says_of_the_site_what_it_says_with_one():
    [several] = blocks(without_remarks("caddy/replicas.Caddyfile"), r"(?m)^marsad\.example\.org \{")
    [one] = blocks(without_remarks("caddy/Caddyfile"), r"(?m)^marsad\.example\.org \{")
    machines = re.findall(r"\d+\.\d+\.\d+\.\d+:8501", several)
    assert len(set(machines)) >= 2

    def lines(text: str) -> set[str]:
        return {re.sub(r"reverse_proxy .*", "reverse_proxy {", line.strip()) for line in text.splitlines() if line.strip()}

    assert lines(one) <= lines(several)
