"""The files of deploy are what their programs read, name what is there, and keep what SECURITY.md says; the server starts on data it cannot write."""

import configparser
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from analytics.__main__ import parser
from analytics.places import HOUSE, codebook
from analytics.vocabulary import LANGUAGES
from tests.served import free_port

DEPLOY = HOUSE / "deploy"
CODEBOOKS = [f"docs/{codebook(lang).name}" for lang in LANGUAGES]
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
SERVERS = [unit for unit in UNITS if "backup" not in unit.name]
every_unit = pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
every_server = pytest.mark.parametrize("unit", SERVERS, ids=lambda unit: unit.name)


class Repeated(dict):
    """Holds all values of a key that a unit says more than once."""

    def __setitem__(self, key, value):
        if isinstance(value, list) and key in self:
            self[key].extend(value)
        else:
            super().__setitem__(key, value)


def section(unit: Path, name: str = "Service") -> dict[str, list[str]]:
    read = configparser.RawConfigParser(strict=False, dict_type=Repeated, delimiters=("=",), empty_lines_in_values=False)
    read.optionxform = str
    read.read_string(unit.read_text(encoding="utf-8"))
    return {key: value.splitlines() for key, value in read.items(name)}


def environment(unit: Path) -> dict[str, str]:
    return dict(line.split("=", 1) for line in section(unit)["Environment"])


@every_unit
def test_a_unit_runs_a_command_of_ours_as_an_account_of_its_own(unit):
    said = section(unit)
    program, module, package, *words = said["ExecStart"][0].split()
    assert (program, module, package) == ("/srv/marsad/.venv/bin/python", "-m", "analytics")
    assert parser().parse_args(words).command in ("serve", "backup")
    assert said["User"] == ["marsad"]
    assert said["ProtectSystem"] == ["strict"]
    assert said["NoNewPrivileges"] == ["yes"]
    assert said["CapabilityBoundingSet"] == []


@every_server
def test_a_server_listens_to_its_proxy_alone_and_its_settings_are_ours(unit):
    said, settings = section(unit), environment(unit)
    assert settings["STREAMLIT_SERVER_ADDRESS"] == "127.0.0.1"
    assert said["IPAddressDeny"] == ["any"]
    assert said["IPAddressAllow"] == ["localhost"]
    told = (HOUSE / "docs" / "operations.md").read_text(encoding="utf-8")
    assert all(re.search(rf"`{name}(=1)?`", told) for name in settings if name.startswith("MARSAD_"))


def test_the_public_server_writes_versions_alone_and_lets_no_steward_in():
    public, stewards = (next(unit for unit in SERVERS if unit.stem == name) for name in ("marsad", "marsad-stewards"))
    assert section(public)["ReadOnlyPaths"] == ["/var/lib/marsad"]
    assert section(public)["ReadWritePaths"] == ["/var/lib/marsad/versions"]
    assert "MARSAD_STEWARD" not in environment(public)
    assert environment(stewards)["MARSAD_STEWARD"] == "1"
    assert environment(stewards)["MARSAD_HOSTS"] != environment(public)["MARSAD_HOSTS"]


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("unit", [*UNITS, DEPLOY / "systemd" / "marsad-backup.timer"], ids=lambda unit: unit.name)
def test_systemd_finds_no_fault_in_a_unit(unit, tmp_path):
    here = tmp_path / unit.name
    here.write_text(unit.read_text(encoding="utf-8").replace("/srv/marsad/.venv/bin/python", sys.executable), encoding="utf-8")
    if unit.suffix == ".timer":
        shutil.copy(unit.with_suffix(".service"), tmp_path)
    told = subprocess.run(["systemd-analyze", "verify", str(here)], capture_output=True, text=True, check=False)
    faults = [line for line in told.stderr.splitlines() if unit.name in line and "not executable" not in line]
    assert faults == []


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is not installed")
def test_systemd_finds_little_that_the_public_server_could_still_do():
    order = ["systemd-analyze", "security", "--offline=true", str(DEPLOY / "systemd" / "marsad.service")]
    told = subprocess.run(order, capture_output=True, text=True, check=False)
    exposure = re.search(r"exposure level for \S+: ([\d.]+)", told.stdout)
    if exposure is None:
        pytest.skip(f"systemd-analyze security does not run here: {told.stderr[:80]}")
    assert float(exposure[1]) < 3.0


def stages() -> list[str]:
    text = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
    return re.split(r"(?m)^FROM ", text)[1:]


def test_the_image_copies_what_is_there_takes_packages_by_hash_and_runs_without_rights():
    packages, server = stages()
    assert packages.count("--require-hashes") == 2
    for line in re.findall(r"(?m)^COPY (?!--from)(.+)$", packages + server):
        *sources, _ = line.split()
        assert all((HOUSE / source).exists() for source in sources), line
    user = re.search(r"(?m)^USER (\d+):(\d+)$", server)
    assert user
    assert int(user[1]) > 0
    assert server.index("USER") < server.index("\nCMD")
    assert not re.findall(r"(?m)^ADD |latest", packages + server)
    assert "/readyz" in server
    assert parser().parse_args(re.search(r'(?m)^CMD .*"analytics", "(\w+)"\]$', server).groups()).command == "serve"


def test_the_image_is_made_of_everything_the_program_reads():
    server = stages()[1]
    for name in ("analytics", "pages", "static", "data", ".streamlit", "dashboard.py", *CODEBOOKS):
        assert re.search(rf"(?m)^COPY (?:\S+ )*{re.escape(name)} ", server), name
    left_out = (HOUSE / ".containerignore").read_text(encoding="utf-8").splitlines()
    assert {".git", "data/imported", "data/audit.log"} <= set(left_out)
    assert all(left_out.index("docs/*") < left_out.index(f"!{one}") for one in CODEBOOKS), "the last line that fits decides"


def blocks(text: str, opening: str) -> list[str]:
    """Return the insides of the blocks that begin with a line; braces must balance."""
    assert text.count("{") == text.count("}")
    found = []
    for start in [match.end() for match in re.finditer(opening, text)]:
        depth, place = 1, start
        while depth:
            depth += {"{": 1, "}": -1}.get(text[place], 0)
            place += 1
        found.append(text[start : place - 1])
    return found


def test_nginx_passes_the_websocket_the_host_and_the_client_and_keeps_a_reader_at_one_process():
    text = (DEPLOY / "nginx" / "marsad.conf").read_text(encoding="utf-8")
    plain = re.sub(r"(?m)#.*$", "", text)
    for line in (line.strip() for line in plain.splitlines()):
        assert not line or line.endswith((";", "{", "}")), line
    [upstream] = blocks(plain, r"upstream marsad \{")
    assert "ip_hash;" in upstream
    [stream] = blocks(plain, r"location = /_stcore/stream \{")
    assert "proxy_read_timeout 1d;" in stream
    for header in ("Host $http_host", "X-Forwarded-For $remote_addr", "Upgrade $http_upgrade", "Connection $connection_upgrade"):
        assert f"proxy_set_header {header};" in plain
    assert "Content-Security-Policy" not in plain
    assert "proxy_set_header" not in "".join(blocks(plain, r"location [^{]+\{"))  # one there would drop all that are inherited


def test_caddy_keeps_a_reader_at_one_process_and_asks_who_a_steward_is():
    text = (DEPLOY / "caddy" / "Caddyfile").read_text(encoding="utf-8")
    [public], [stewards] = blocks(text, r"(?m)^marsad\.example\.org \{"), blocks(text, r"(?m)^stewards\.marsad\.example\.org \{")
    assert "lb_policy cookie" in public
    assert "flush_interval -1" in public
    assert "health_uri /readyz" in public
    assert "basic_auth" in stewards
    assert "Content-Security-Policy" not in text


@pytest.mark.slow
def test_the_server_starts_and_answers_on_a_data_folder_it_cannot_write(version, tmp_path):
    """A mount namespace makes data and program read-only, as the unit and the image do."""
    if subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False).returncode:
        pytest.skip("this account may not make a mount namespace (unshare --mount)")
    port = free_port()
    serve = f"exec {sys.executable} -m analytics serve --port {port}"
    closed = f"mount --bind {HOUSE} {HOUSE} && mount -o remount,ro,bind {HOUSE} && cd {HOUSE} && ! touch {HOUSE}/data/versions/x 2>/dev/null && {serve}"
    around = {**os.environ, "HOME": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1", "STREAMLIT_SERVER_ADDRESS": "127.0.0.1"}
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(["unshare", "--mount", "sh", "-c", closed], env=around, stdout=log, stderr=log)
    try:
        for _ in range(240):
            assert server.poll() is None, (tmp_path / "log").read_text()
            with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=2) as answered:
                assert answered.status == 200
                break
            time.sleep(0.25)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/api/v1/projects.csv", timeout=20) as answered:
            assert answered.read().count(b"\n") > 300
    finally:
        server.terminate()
        server.wait(20)
