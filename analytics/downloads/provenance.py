"""Where the rows of a file come from, what they stand on, and the address that shows them again."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from urllib.parse import urlencode

from analytics.indicators.answers import Answer
from analytics.indicators.answers_told import control_in_words
from analytics.indicators.telling import sentence_of, targets_told, title_of, widened
from analytics.indicators.telling_basis import reference_of
from analytics.indicators.telling_left import why_outside
from analytics.view import View
from analytics.warehouse.coverage import Coverage
from analytics.warehouse.organisations import organisation_names
from analytics.warehouse.sources import publisher_of, source_of
from analytics.warehouse.standing import TAKEN_BACK, is_taken_back
from analytics.words import written
from analytics.words.columns import known
from analytics.words.view_sentence import view_sentence

Provenance = dict[str, object]


def provenance_of_answer(answer: Answer, lang: str) -> Provenance:
    """Return the provenance of an answer's rows, its words in `lang`."""
    one = answer.indicator
    return {
        "title": title_of(answer, lang),
        "indicator": answer.name,
        "sentence": sentence_of(answer, lang),
        "refusal": asdict(answer.refusal) if answer.refusal else None,
        "unit": one.unit,
        **_of_view(answer.view.with_(lang=lang, version=answer.version), f"{one.page[0]}#{answer.name}", dict(answer.beside)),
        **_of_sources(one.basis.registers, answer.version, lang),
        **_of_coverage(answer.coverage),
        "why_outside": why_outside(answer, lang),
        **_of_publications(answer),
        **({"held_back": answer.held.columns} if answer.held else {}),
        "looks_beyond": widened(answer),
        "method": one.method[lang],
        "limits": one.limits[lang],
        "reference": reference_of(one, lang),
        "reviewed": one.reviewed,
        "columns": column_labels(answer.columns, lang, one.labels),
        "sql": answer.sql,
        "statistic": one.statistic is not None,
    }


def provenance_of_records(register: str, view: View, version: str, coverage: Coverage, sql: str) -> Provenance:
    """Return the provenance of the records of one register; the caller adds the title and the columns."""
    about = {
        **_of_view(view.with_(version=version), "records", {}),
        **_of_sources((register,), version, view.lang),
        **_of_coverage(coverage),
    }
    return {"register": register, **about, "sql": sql}


def column_labels(columns: Iterable[str], lang: str, own: dict[str, dict] | None = None) -> dict[str, str]:
    """Return the label of each column in `lang`; a column nobody described stands for itself."""
    described = {**known(), **(own or {})}
    return {name: described.get(name, {}).get(lang, name) for name in columns}


def as_text(provenance: Provenance) -> str:
    """Return the provenance as the text of a .meta.json file."""
    return json.dumps(provenance, ensure_ascii=False, indent=1) + "\n"


def said(value: object) -> str:
    """Return one fact of a provenance as text: words as they are, anything else as JSON, nothing for nothing."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def standing_said(version: str) -> Provenance:
    """Return that a version was taken back; nothing of others, whose files are kept and would tell a standing that another version has by then."""
    return {"standing": TAKEN_BACK} if is_taken_back(version) else {}


def _of_view(view: View, page: str, beside: Mapping[str, str | tuple[str, ...]]) -> Provenance:
    """Return what is said of a view that names its version, seen on `page`, whose address says `beside` as well."""
    place, _, anchor = page.partition("#")
    query = urlencode({**view.query(), **beside}, doseq=True)
    return {
        "view": view_sentence(view, view.lang, organisation_names(str(view.version))),
        "query": query,
        "page": f"/{place}?{query}" + (f"#{anchor}" if anchor else ""),
        "version": view.version,
        **standing_said(str(view.version)),
        "disclosure_control": control_in_words(str(view.version), view.lang),
    }


def _of_sources(registers: tuple[str, ...], version: str, lang: str) -> Provenance:
    sources = [source_of(register, version) for register in registers]
    publishers = [written(publisher_of(register, version), lang) for register in registers]
    return {
        "registers": list(registers),
        "publisher": "; ".join(dict.fromkeys(publishers)),
        "licence": "; ".join(dict.fromkeys(source.licence for source in sources)),
        "as_of": max(source.as_of for source in sources),
    }


def _of_publications(answer: Answer) -> Provenance:
    """Return how many different targets `n` publications tell, nothing of an answer that stands on other records."""
    targets = targets_told(answer)
    return {} if targets is None else {"different_targets": targets}


def _of_coverage(coverage: Coverage) -> Provenance:
    return {
        "selected": coverage.selected,
        "n": coverage.n,
        "missing": coverage.missing,
        "outside": coverage.outside,
        "left_out": coverage.left_out,
        "inapplicable": list(coverage.inapplicable),
        "inapplicable_to": dict(coverage.inapplicable_to),
    }
