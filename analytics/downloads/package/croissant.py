"""The Croissant metadata of a view (MLCommons 1.0): the files with their SHA-256, and the columns of each table."""

from analytics.downloads.citing import AUTHORS, LICENCE_ADDRESS, as_bibtex, plain
from analytics.downloads.package.dictionary import label
from analytics.downloads.package.packing import Kept
from analytics.downloads.package.tables import Listed
from analytics.downloads.subject import Subject

CONFORMS_TO = "http://mlcommons.org/croissant/1.0"
_TYPES = {"text": "sc:Text", "integer": "sc:Integer", "number": "sc:Float", "yes_no": "sc:Text"}  # yes and no are no JSON booleans
_CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "samplingRate": "cr:samplingRate",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}


def croissant(subject: Subject, listed: list[Listed], kept: dict[str, Kept]) -> dict[str, object]:
    """Return the metadata; `kept` says size and SHA-256 of each file, and paths are those of the package."""
    return {
        "@context": {**_CONTEXT, "@language": subject.lang},
        "@type": "sc:Dataset",
        "conformsTo": CONFORMS_TO,
        "name": subject.say("about", "title"),
        "description": plain(subject.say("about", "summary", view=subject.sentence, version=subject.version, as_of=subject.as_of)),
        "version": subject.version,
        "datePublished": subject.as_of,
        "license": LICENCE_ADDRESS,
        "url": subject.address(""),
        "citeAs": as_bibtex(subject),
        "inLanguage": subject.lang,
        "keywords": subject.say("about", "keywords").split(" | "),
        "creator": [{"@type": "sc:Organization", "name": author} for author in AUTHORS],
        "distribution": [_file(f"{one.stem}.csv", kept[f"{one.stem}.csv"]) for one in listed],
        "recordSet": [_records(one, subject.lang) for one in listed],
    }


def _file(name: str, kept: Kept) -> dict[str, object]:
    about = {"@type": "cr:FileObject", "@id": name, "name": name, "contentUrl": name, "encodingFormat": "text/csv"}
    return {**about, "contentSize": f"{kept.size} B", "sha256": kept.sha256}


def _records(one: Listed, lang: str) -> dict[str, object]:
    fields = [_field(one, column, kind, lang) for column, kind in zip(one.table.columns, one.table.kinds, strict=True)]
    return {"@type": "cr:RecordSet", "@id": one.table.name, "name": one.table.name, "description": plain(one.title), "field": fields}


def _field(one: Listed, column: str, kind: str, lang: str) -> dict[str, object]:
    return {
        "@type": "cr:Field",
        "@id": f"{one.table.name}/{column}",
        "name": column,
        "description": plain(label(one, column, lang)),
        "dataType": _TYPES[kind],
        "source": {"fileObject": {"@id": f"{one.stem}.csv"}, "extract": {"column": column}},
    }
