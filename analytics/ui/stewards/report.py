"""The report on a file as HTML: its outcome, counts that add up, what would change, and the remarks by rule."""

import re
from dataclasses import replace

from analytics.importing.remarks import QUARANTINE, REFUSE, SEVERITIES, Remark
from analytics.importing.report import Report
from analytics.importing.telling import column_words, sentence, short
from analytics.publishing.joining import Joined
from analytics.ui.escape import own_direction, text
from analytics.ui.stewards.words import said, told
from analytics.words import book, written
from analytics.words.numbers import number

MOST_LINES = 50  # of one rule; the workbook has them all
_FEW_LINES = 8  # that may stand open
_SIGNS = {"loaded": "=", "quarantined": "+", "merged": "+"}
_ANY = "…"
Groups = dict[tuple[str, str], list[Remark]]


def report_html(report: Report, joined: Joined | None, lang: str, against: str = "against") -> str:
    """Return everything the gate says of a file; `joined` is the register after it, None where no row was accepted; `against` names the one before."""
    outcome = written(book("findings")["outcomes"][report.outcome], lang)
    verdict = f'<p class="verdict {report.outcome}" role="status">{text(outcome)}</p>'
    return f'<section class="panel">{verdict}{_refusals(report, lang)}{_counts(report, lang)}{_changes(joined, lang, against)}{_aside(report, lang)}</section>'


def remarks_html(report: Report, lang: str) -> str:
    """Return the remarks by rule, gravest and most frequent first, each with its lines."""
    groups = grouped(report)
    if not groups:
        return f'<p class="note-line">{text(said("page", "no_findings", lang))}</p>'
    return f'<section class="panel remarks">{"".join(_group(remarks, lang) for remarks in groups.values())}</section>'


def grouped(report: Report) -> Groups:
    """Return the remarks by severity and rule; what refuses the file is said with its outcome."""
    groups: Groups = {}
    for remark in report.all_remarks:
        if remark.severity != REFUSE:
            groups.setdefault((remark.severity, remark.rule), []).append(remark)
    return dict(sorted(groups.items(), key=lambda item: (SEVERITIES.index(item[0][0]), -len(item[1]))))


def _refusals(report: Report, lang: str) -> str:
    refusals = dict.fromkeys(told(remark, lang) for remark in report.all_remarks if remark.severity == REFUSE)
    return "".join(f'<p class="refusal">{text(words)}</p>' for words in refusals)


def _counts(report: Report, lang: str) -> str:
    if report.outcome == REFUSE:
        return ""
    counts = {name: getattr(report, name) for name in ("rows_in", "loaded", "quarantined", "merged")}
    return _tally(counts, book("findings")["report"], lang)


def _changes(joined: Joined | None, lang: str, against: str) -> str:
    if joined is None:
        return ""
    counts = {"added": len(joined.added), "updated": len(joined.updated), "unchanged": joined.unchanged, "retired": len(joined.retired)}
    return f'<h3 class="card-title">{text(said("page", against, lang))}</h3>{_tally(counts, book("publishing")["counts"], lang)}'


def _tally(counts: dict[str, int], words: dict, lang: str) -> str:
    parts = (
        f'<div><dt>{text(written(words[name], lang))}</dt><dd data-count="{name}"><span class="sign" aria-hidden="true">{_SIGNS.get(name, "")}</span>'
        f"{text(number(count, lang))}</dd></div>"
        for name, count in counts.items()
    )
    return f'<dl class="tally">{"".join(parts)}</dl>'


def _aside(report: Report, lang: str) -> str:
    names = written(book("view")["comma"], lang).join(short(name) for name in report.aside)
    return f'<p class="note-line">{text(said("page", "aside", lang, names=names))}</p>' if names else ""


def _group(remarks: list[Remark], lang: str) -> str:
    first, count = remarks[0], len(remarks)
    if count == 1:
        return f'<div class="alone"><p>{_effect(first, lang)} {_sentence(first, lang)}</p><p class="quiet">{_place(first, lang)}</p></div>'
    must_be_read = first.severity == QUARANTINE or any(remark.suggestion for remark in remarks)
    is_open = " open" if must_be_read and count <= _FEW_LINES else ""
    cut = said("page", "shown", lang, shown=MOST_LINES, total=count) if count > MOST_LINES else ""
    note = f'<p class="card-notes">{text(cut)}</p>' if cut else ""
    summary = f"{_effect(first, lang)} <strong>{text(number(count, lang))}</strong> <span>{text(rule_said(remarks, lang))}</span>"
    return f"<details{is_open}><summary>{summary}</summary>{_lines(remarks[:MOST_LINES], lang)}{note}</details>"


def _effect(remark: Remark, lang: str) -> str:
    return f'<span class="effect {remark.severity}">{text(written(book("findings")["severities"][remark.severity], lang))}</span>'


def _place(remark: Remark, lang: str) -> str:
    """Return where the only remark of its rule stands, and on what."""
    words = book("findings")["report"]
    line = f"{written(words['line'], lang)} {number(remark.line, lang)}" if remark.line else written(words["whole_file"], lang)
    parts = [text(line), *(own_direction(one) for one in dict.fromkeys((column_words(remark.column, lang), short(remark.value))) if one)]
    return " · ".join(parts)


def _sentence(remark: Remark, lang: str) -> str:
    """Return the sentence of a remark; what it quotes from the file keeps its own direction."""
    sentence = text(told(remark, lang))
    quoted = sorted({text(short(one)) for one in (remark.value, *remark.facts.values()) if len(one) > 1}, key=len, reverse=True)
    return re.sub("|".join(map(re.escape, quoted)), lambda found: f'<bdi dir="auto">{found[0]}</bdi>', sentence) if quoted else sentence


def rule_said(remarks: list[Remark], lang: str) -> str:
    """Return the sentence of a rule for all its remarks; what differs from line to line is «…»."""
    first = remarks[0]
    if len(remarks) == 1:
        return told(first, lang)
    column = first.column if all(remark.column == first.column for remark in remarks) else _ANY
    facts = {name: fact if name == "list" else _ANY for name, fact in first.facts.items()}
    return told(replace(first, value=_ANY, column=column, suggestion="", facts=facts), lang).replace(f"{_ANY}.", _ANY)


def _lines(remarks: list[Remark], lang: str) -> str:
    words = book("findings")["report"]
    heads = {"line": written(words["line"], lang), "column": written(words["column"], lang), "value": said("workbook", "value", lang)}
    heads["sentence"] = written(words["sentence"], lang)
    head = "".join(f'<th scope="col"{_side(name)}>{text(title)}</th>' for name, title in heads.items())
    caption = text(sentence(remarks[0], lang))
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{caption}"><table class="rows"><thead><tr>{head}</tr></thead>'
        f"<tbody>{''.join(_line(remark, lang) for remark in remarks)}</tbody></table></div>"
    )


def _line(remark: Remark, lang: str) -> str:
    place = number(remark.line, lang) if remark.line else written(book("findings")["report"]["whole_file"], lang)
    column, value = column_words(remark.column, lang), short(remark.value)
    head = text(written(book("findings")["report"]["line"], lang))
    return (
        f'<tr><td class="number" data-head="{head}">{text(place)}</td><td>{own_direction(column)}</td><td>{own_direction(value)}</td>'
        f"<td>{_sentence(remark, lang)}</td></tr>"
    )


def _side(name: str) -> str:
    return ' class="number"' if name == "line" else ""
