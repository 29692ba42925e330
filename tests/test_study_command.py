"""The command of studies: list, check, publish, tell what would differ, write; whatever cannot be done is one sentence."""

import pytest

from analytics.studies.files import KINDS, study_file
from analytics.studies.kept import FILE
from tests.studied import EVENTS, PROJECTS, write_study

TEXT = "AI: {{projects_by_axis | axis=ai | projects}}; {{record: P3}}.\n\n{{card: projects_by_axis}}\n"
MORE = PROJECTS + "P5 | Five | ai | finance | 2020 |\n"


@pytest.fixture
def drawn(world):
    """A world with a study in English and French that was not published yet."""
    world.has("projects", PROJECTS).has("events", EVENTS)
    for lang in ("fr", "en"):
        write_study(world, TEXT, lang)
    return world


def test_check_follows_every_reference_and_writes_nothing(drawn, run):
    folder = drawn.data / "studies" / "drawn"
    before = sorted(folder.iterdir())
    code, out, _ = run("study", "drawn", "--check")
    assert code == 0
    assert out.decode() == f"drawn: fr, en; 1 answers and 1 records of {drawn.version}\n"
    assert sorted(folder.iterdir()) == before


def test_check_names_file_and_line_of_each_broken_reference_in_every_language(drawn, run):
    write_study(drawn, "A line.\n\n{{projects_by_axis | axis=ia | projects}}\n", "fr")
    write_study(drawn, "{{projects_by_axix | n}}\n", "en")
    code, out, err = run("study", "drawn", "--check")
    assert (code, out) == (2, b"")
    assert [line.split(":")[0] for line in err.splitlines()] == ["drawn/study.fr.md, line 14", "drawn/study.en.md, line 12"]
    assert run("study", "drawn", "--publish")[0] == 2
    assert not (drawn.data / "studies" / "drawn" / FILE).exists()


def test_what_was_published_is_kept_and_what_differs_is_told(drawn, run):
    assert run("study", "drawn", "--publish")[0] == 0
    assert (drawn.data / "studies" / "drawn" / FILE).exists()
    assert run("study")[1].decode() == f"drawn\treview\t{drawn.version}\t0\tA study\n"
    published = drawn.version
    drawn.has("projects", MORE).build()
    code, out, err = run("study", "drawn", "--lang", "en")
    assert code == 0
    assert [line.split("\t") for line in out.decode().splitlines()] == [["Projects by axis", "2", "3"], ["Projects by axis", "", ""]]
    assert "2 of 3 references would differ today." in err
    assert run("study")[1].decode() == f"drawn\treview\t{published}\t2\tA study\n"


def test_a_study_is_brought_up_to_date_by_naming_the_version_and_publishing_anew(drawn, run):
    run("study", "drawn", "--publish")
    was = drawn.version
    drawn.has("projects", MORE).build()
    for text in (drawn.data / "studies" / "drawn").glob("study.*.md"):
        text.write_text(text.read_text(encoding="utf-8").replace(was, drawn.version), encoding="utf-8")
    code, _, err = run("study", "drawn")
    assert (code, "publish it anew or name that version" in err) == (2, True)
    assert run("study", "drawn", "--check")[0] == 0
    assert run("study", "drawn", "--publish")[0] == 0
    assert run("study")[1].decode() == f"drawn\treview\t{drawn.version}\t0\tA study\n"


def test_numbers_that_were_damaged_are_made_anew(drawn, run):
    run("study", "drawn", "--publish")
    (drawn.data / "studies" / "drawn" / FILE).write_text("{}", encoding="utf-8")
    code, _, err = run("study", "drawn")
    assert (code, "--publish" in err) == (2, True)
    assert run("study", "drawn", "--publish")[0] == 0
    assert run("study", "drawn")[0] == 0


def test_the_command_writes_each_kind_as_it_is_anywhere_else(drawn, run, tmp_path):
    run("study", "drawn", "--publish")
    drawn.has("projects", MORE).build()
    for kind in KINDS:
        for more in ([], ["--today"]):
            place = tmp_path / "out" / f"study.{kind.upper()}"
            code, out, err = run("study", "drawn", "--lang", "en", "--to", str(place), *more)
            assert (code, out.decode()) == (0, f"{place}\n")
            assert "A study" in err
            assert place.read_bytes() == study_file("drawn", "en", kind, bool(more))


def test_a_language_that_is_not_written_is_said(drawn, run, tmp_path):
    code, _, err = run("study", "drawn", "--lang", "ar", "--to", str(tmp_path / "a.html"))
    assert code == 0
    assert "drawn is not written in ar; this is fr." in err


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (["drwan"], "did you mean drawn?"),
        (["drawn"], "drawn was never published; `--publish` keeps its numbers"),
        (["drawn", "--to", "study.odt"], "There is no study as «odt»; there is pdf, docx, html, zip."),
        (["drawn", "--to", "study"], "there is pdf, docx, html, zip."),
        (["drawn", "--today"], "--today goes with --to FILE"),
        (["--to", "study.pdf"], "Which study? Its name comes first"),
        (["--check"], "Which study? Its name comes first"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(drawn, run, typed, sentence, monkeypatch):
    monkeypatch.chdir(drawn.data)
    code, out, err = run("study", *typed)
    assert (code, out, err.count("\n")) == (2, b"", 1)
    assert sentence in err
    assert list(drawn.data.glob("study.*")) == []


def test_a_study_that_cannot_be_read_hides_no_other(drawn, run):
    folder = drawn.data / "studies" / "broken"
    folder.mkdir()
    (folder / "study.fr.md").write_text("no front matter\n", encoding="utf-8")
    code, out, err = run("study")
    assert code == 2
    assert out.decode().startswith("drawn\treview\t")
    assert "broken/study.fr.md, line 1: a study begins with its front matter" in err
