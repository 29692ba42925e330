"""The Data Package of a view: one resource a CSV file, with types, lists of codes, keys and references between tables."""

from analytics.downloads.citing import AUTHORS, LICENCE, LICENCE_ADDRESS, plain
from analytics.downloads.package.dictionary import label, meaning
from analytics.downloads.package.packing import Kept
from analytics.downloads.package.tables import KEYS, Listed, vocabulary_of
from analytics.downloads.subject import Subject
from analytics.warehouse.tables import codes_of

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_TYPES = {"text": "string", "integer": "integer", "number": "number", "yes_no": "boolean"}
_REFERENCES = {
    "project_organisations": {"project_id": "projects", "organisation_id": "organisations"},
    "event_organisations": {"event_id": "events", "organisation_id": "organisations"},
    "project_event_links": {"project_id": "projects", "event_id": "events"},
    "attendance_claims": {"event_id": "events"},
}


def data_package(subject: Subject, listed: list[Listed], kept: dict[str, Kept]) -> dict[str, object]:
    """Return the descriptor; `kept` says size and SHA-256 of each file."""
    return {
        "$schema": PROFILE,
        "name": f"marsad-{subject.version}",
        "title": subject.say("about", "title"),
        "description": plain(subject.say("about", "summary", view=subject.sentence, version=subject.version, as_of=subject.as_of)),
        "version": subject.version,
        "created": f"{subject.as_of}T00:00:00Z",
        **({"homepage": subject.address("")} if subject.host else {}),
        "keywords": subject.say("about", "keywords").split(" | "),
        "licenses": [{"name": LICENCE, "path": LICENCE_ADDRESS}],
        "contributors": [{"title": author, "roles": ["publisher"]} for author in AUTHORS],
        "sources": [{"title": publisher} for publisher in _publishers(listed)],
        "resources": [_resource(one, kept[f"{one.stem}.csv"], subject) for one in listed],
    }


def _publishers(listed: list[Listed]) -> list[str]:
    return list(dict.fromkeys(str(one.table.provenance["publisher"]) for one in listed))


def _resource(one: Listed, kept: Kept, subject: Subject) -> dict[str, object]:
    return {
        "name": one.table.name,
        "type": "table",
        "path": f"{one.stem}.csv",
        "title": one.title,
        **({"description": plain(str(one.table.provenance["sentence"]))} if one.is_answer else {}),
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": kept.size,
        "hash": f"sha256:{kept.sha256}",
        "schema": _schema(one, subject),
    }


def _schema(one: Listed, subject: Subject) -> dict[str, object]:
    fields = [_field(one, column, kind, subject) for column, kind in zip(one.table.columns, one.table.kinds, strict=True)]
    references = [
        {"fields": [column], "reference": {"resource": other, "fields": [column]}}
        for column, other in _REFERENCES.get(one.stem, {}).items()
    ]
    return {
        "fields": fields,
        "missingValues": [""],
        **({"primaryKey": list(KEYS[one.stem])} if one.stem in KEYS else {}),
        **({"foreignKeys": references} if references else {}),
    }


def _field(one: Listed, column: str, kind: str, subject: Subject) -> dict[str, object]:
    told = meaning(one.stem, column, subject.lang)
    listed = codes_of(subject.version).get(vocabulary_of(one.stem, column) or "")
    return {
        "name": column,
        "type": _TYPES[kind],
        "title": plain(label(one, column, subject.lang)),
        **({"description": told} if told else {}),
        **({"trueValues": ["yes"], "falseValues": ["no"]} if kind == "yes_no" else {}),
        **({"constraints": {"enum": [code["code"] for code in listed]}} if listed else {}),
    }
