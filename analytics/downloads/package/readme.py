"""The README of a package, in the language of its view: what is in it, what it stands on, what it cannot say, how to check and cite it."""

from analytics.downloads.citing import as_sentence, plain
from analytics.downloads.package.tables import RECORDS, Listed
from analytics.downloads.subject import Subject
from analytics.indicators.answers import answer
from analytics.indicators.telling import filter_name, sentence_of
from analytics.registry.description import descriptions
from analytics.view import DIMENSIONS
from analytics.warehouse.coverage import Basis, coverage_of
from analytics.warehouse.held_back import given
from analytics.words import say, written
from analytics.words.columns import label
from analytics.words.numbers import number, percent

_OTHERS = {
    "codes.csv": "codes",
    "dictionary.csv": "dictionary",
    "codebook.md": "codebook",
    "sql/": "sql",
    "marsad.ipynb": "notebook",
    "datapackage.json, croissant.json, dcat.jsonld, ckan.json": "metadata",
    "CITATION.cff, citation.bib": "citation",
    "LICENSE, LICENSE-DATA.md": "licence",
    "SHA256SUMS": "sums",
}
_FIELDS = {dimension.field for dimension in DIMENSIONS} | {"years"}


def readme(subject: Subject, listed: list[Listed]) -> str:
    """Return the text, as Markdown."""
    sections = {
        "view": _view(subject),
        "files": _files(subject, listed),
        "coverage": _coverage(subject),
        "limits": _limits(subject),
        "refused": _refused(subject, listed),
        "check": _check(subject),
        "cite": f"{as_sentence(subject)}\n\n{_said(subject, 'licences')}\n",
    }
    parts = [f"## {_said(subject, key)}\n\n{inside}" for key, inside in sections.items()]
    text = plain("\n".join([f"# {subject.say('about', 'title')}\n", *parts]))
    return f'<div dir="rtl">\n\n{text}\n</div>\n' if subject.lang == "ar" else text


def command(subject: Subject) -> str:
    """Return the command that writes the same package."""
    options = " ".join(f"--{key} {quoted(value)}" for key, values in subject.view.query().items() for value in values)
    return f"python -m analytics export {options} --to marsad-{subject.version}.zip"


def quoted(value: str) -> str:
    """Return a value as a shell takes it."""
    return value if value.replace("-", "").replace("_", "").isalnum() else "'" + value.replace("'", "'\\''") + "'"


def _said(subject: Subject, key: str, **facts: object) -> str:
    return subject.say("readme", key, **facts)


def _view(subject: Subject) -> str:
    ignored = ", ".join(f"{one.key}={one.value[:80]}" for one in subject.view.ignored)
    left = f"\n{_said(subject, 'ignored')} `{ignored.replace('`', ' ')}`\n" if ignored else ""
    return (
        f"{subject.sentence}. {_said(subject, 'version', version=subject.version, as_of=subject.as_of)}\n{left}\n"
        f"{_said(subject, 'address')} {_address(subject)}\n\n{_said(subject, 'command')}\n\n```sh\n{command(subject)}\n```\n"
    )


def _address(subject: Subject) -> str:
    address = subject.address("")
    return subject.located("").replace(address, f"`{address}`")


def _files(subject: Subject, listed: list[Listed]) -> str:
    head = [_said(subject, key) for key in ("file", "rows", "holds")]
    rows = [[f"`{one.stem}`", number(one.count, subject.lang), one.title] for one in listed]
    rows += [[f"`{name}`", "", subject.say("files", key)] for name, key in _OTHERS.items()]
    return f"{_said(subject, 'both_forms')}\n\n{table_of_cells(head, rows)}"


def table_of_cells(head: list[str], rows: list[list[str]]) -> str:
    """Return a Markdown table."""
    lines = [head, *rows]
    first, *others = (f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n" for cells in lines)
    return first + "|" + "---|" * len(head) + "\n" + "".join(others)


def _coverage(subject: Subject) -> str:
    return "\n".join(_coverage_of(name, subject) for name in given(RECORDS[:2], subject.version))


def _coverage_of(name: str, subject: Subject) -> str:
    columns = tuple(column.name for column in descriptions()[name].columns)
    found, lang = coverage_of(Basis((name,), columns, shown=columns), subject.view.question, subject.version), subject.lang
    shares = [(column, found.selected - found.missing.get(column, 0)) for column in columns]
    known = [f"{label(column, lang)} {percent(100 * count / found.selected, lang, 0)}" for column, count in shares if found.selected]
    left = [f"{filter_name(field, lang)} ({number(count, lang)})" for field, count in found.left_out.items() if field in _FIELDS]
    lines = [f"**{say(name, lang)}**: n = {number(found.selected, lang)}"]
    lines += [say("named", lang, name=_said(subject, "filled"), words=" · ".join(known))] if known else []
    lines += [say("named", lang, name=_said(subject, "left_out"), words=" · ".join(left))] if left else []
    return "\n\n".join(lines) + "\n"


def _limits(subject: Subject) -> str:
    said = dict.fromkeys(written(limit, subject.lang) for name in RECORDS for limit in descriptions()[name].limits)
    return "".join(f"- {words}\n" for words in said)


def _refused(subject: Subject, listed: list[Listed]) -> str:
    refused = [one for one in listed if one.is_answer and one.table.provenance["refusal"]]
    if not refused:
        return f"{_said(subject, 'none_refused')}\n"
    lines = (f"- `{one.table.name}`: {sentence_of(answer(one.table.name, subject.view), subject.lang)}\n" for one in refused)
    return f"{_said(subject, 'refused_why')}\n\n{''.join(lines)}"


def _check(subject: Subject) -> str:
    return (
        f"{_said(subject, 'check_how')}\n\n```sh\nsha256sum -c SHA256SUMS\n```\n\n"
        f"{_said(subject, 'notebook')}\n\n```sh\njupyter nbconvert --to notebook --execute marsad.ipynb\n```\n"
    )
