"""Citations: they name version and address, and the programs of others can read them."""

import re

import pytest
import yaml

from analytics.downloads.citing import as_bibtex, as_cff, as_sentence
from analytics.downloads.subject import subject_of
from analytics.view import View
from analytics.vocabulary import LANGUAGES


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_citation_names_version_and_address_and_others_can_read_it(version, lang):
    subject = subject_of(View(axes=("ai",), lang=lang, version=version), "http://host")
    assert f"version={version}" in as_sentence(subject)
    cff = yaml.safe_load(as_cff(subject))
    assert {"cff-version", "message", "title", "authors"} <= set(cff)
    assert (cff["type"], cff["version"], cff["license"]) == ("dataset", version, "CC-BY-4.0")
    assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", cff["date-released"])
    fields = dict(re.findall(r"^  (\w+) = \{(.*)\},$", as_bibtex(subject), re.MULTILINE))
    assert fields["url"] == f"http://host/?axis=ai&lang={lang}&version={version}"
    assert fields["year"] == version[:4]
    assert as_bibtex(subject).count("{") == as_bibtex(subject).count("}")


def test_nothing_that_a_reader_typed_becomes_a_command_in_a_paper(version):
    said = as_bibtex(subject_of(View(words=r"\input /etc/passwd 50% R&D {a} ~^$_#", lang="en", version=version)))
    [note] = re.findall(r"^  note = \{(.*)\},$", said, re.MULTILINE)
    commands = set(re.findall(r"\\[a-z]+|\\.", note))
    assert commands == {r"\textbackslash", r"\textasciitilde", r"\textasciicircum", r"\%", r"\&", r"\{", r"\}", r"\$", r"\_", r"\#"}
    assert not set(re.sub(r"\\[a-z]+\{\}|\\.", "", note)) & set("\\&%$#_{}~^")


def test_a_server_that_does_not_know_its_address_gives_none_to_cite(version):
    subject = subject_of(View(version=version))
    assert "url" not in as_bibtex(subject) + as_cff(subject)
    assert as_bibtex(subject).endswith("},\n}\n")
    assert as_sentence(subject).endswith(f"/?lang=fr&version={version} (à la suite de l’adresse de votre propre serveur Marsad)")


def key_of(**view: object) -> str:
    return as_bibtex(subject_of(View(**view))).partition("{")[2].partition(",")[0]


def test_two_views_of_a_version_have_two_keys_and_one_view_the_same_in_every_language(version):
    whole, ai = key_of(version=version), key_of(version=version, axes=("ai",))
    others = [
        key_of(version=version, axes=("training",)),
        key_of(version=version, words="ai"),
        key_of(version=version, axes=("ai",), year_to=2020),
        key_of(version=version, axes=("ai",), year_from=2020),
        key_of(version=version, axes=("ai",), undated="drop"),
    ]
    assert whole == f"marsad-{version}"
    assert len({whole, ai, *others}) == 7
    assert {key_of(version=version, axes=("ai",), lang=lang) for lang in LANGUAGES} == {ai}
    assert re.fullmatch(rf"marsad-{version}-[0-9a-f]{{8}}", ai)
