"""Joint studies: list them, check the text of one, publish it with its numbers, say what would differ today, or write it as a file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from analytics.commands.output import put, ready, tell
from analytics.errors import BadOption, BadStudy
from analytics.studies.changes import changes
from analytics.studies.files import KINDS, kind_named, study_file
from analytics.studies.publishing import publish, to_keep
from analytics.studies.study import Study, names, study_named, study_to_publish
from analytics.vocabulary import LANGUAGES

_OF_ONE = ("to", "today", "check", "publish")  # options that need a name


def add_options(parser: ArgumentParser) -> None:
    """Add the name and what to do with the study."""
    parser.epilog = (
        "Without a name: all studies, one a line, tab-separated: name, status, version, how many references would differ today, title. "
        "With a name alone: what would differ today, one a line: what it is about, as published, today."
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help="name of a study: its folder in data/studies")
    parser.add_argument("--lang", choices=LANGUAGES, default=LANGUAGES[0], help=f"language ({LANGUAGES[0]})")
    doing = parser.add_mutually_exclusive_group()
    doing.add_argument("--to", metavar="FILE", help=f"write it here: {', '.join(f'.{kind}' for kind in KINDS)}")
    doing.add_argument("--check", action="store_true", help="follow every reference in every language, write nothing")
    doing.add_argument("--publish", action="store_true", help="keep the numbers of the version it names beside its text")
    parser.add_argument("--today", action="store_true", help="with --to: the numbers of the current version, what changed marked")


def run(options: Namespace) -> int:
    """Do what the options say; without any, tell what of the study would differ today."""
    if not options.name and any(getattr(options, one) for one in _OF_ONE):
        raise BadOption("Which study? Its name comes first; without options, `study` lists them all.")
    if options.today and not options.to:
        raise BadOption("--today goes with --to FILE; without both, the study says what would differ today.")
    kind = kind_named(Path(options.to).suffix.lower().removeprefix(".")) if options.to else ""
    ready()
    if not options.name:
        return _list(options.lang)
    if options.check or options.publish:
        return _check(study_to_publish(options.name), options.publish)
    study = study_named(options.name)
    return _write(study, kind, options) if kind else _differ(study, study.language(options.lang))


def _list(lang: str) -> int:
    faults = [fault for fault in (_line(name, lang) for name in names()) if fault]
    for fault in faults:
        tell(fault)
    return 2 if faults else 0


def _line(name: str, lang: str) -> str:
    """Print the line of a study, or return why there is none."""
    try:
        study = study_named(name)
        said = study.language(lang)
        differing = str(len(changes(study, said))) if study.kept else "–"
    except BadStudy as fault:
        return str(fault)
    put("\t".join([study.name, study.front.status, study.version, differing, study.fronts[said].title]) + "\n")
    return ""


def _check(study: Study, is_to_be_published: bool) -> int:
    kept = to_keep(study)
    if is_to_be_published:
        publish(study)
    put(f"{study.name}: {', '.join(study.languages)}; {len(kept.answers)} answers and {len(kept.records)} records of {kept.version}\n")
    return 0


def _write(study: Study, kind: str, options: Namespace) -> int:
    lang, place = study.language(options.lang), Path(options.to)
    if lang != options.lang:
        tell(f"{study.name} is not written in {options.lang}; this is {lang}.")
    tell(study.fronts[lang].title)
    content = study_file(study.name, lang, kind, options.today)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    put(f"{place}\n")
    return 0


def _differ(study: Study, lang: str) -> int:
    if not study.kept:
        raise BadOption(f"{study.name} was never published; `--publish` keeps its numbers, `--check` follows its references.")
    found = changes(study, lang)
    for one in found:
        put(f"{one.title}\t{one.was}\t{one.now}\n")
    tell(f"{len(found)} of {len(study.texts[lang].references)} references would differ today.")
    return 0
