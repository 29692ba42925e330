"""The DCAT-AP 3 metadata of a view as JSON-LD, in three languages: what a catalogue such as CKAN harvests."""

from analytics.downloads.citing import AUTHORS, LICENCE_ADDRESS, plain
from analytics.downloads.package.packing import Kept
from analytics.downloads.subject import Subject, package_words
from analytics.vocabulary import LANGUAGES
from analytics.warehouse.organisations import organisation_names
from analytics.words.view_sentence import view_sentence

PROFILE = "http://data.europa.eu/r5r/"
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_LANGUAGES = ("FRA", "ARA", "ENG")
_FORMATS = {
    ".csv": ("CSV", "text/csv"),
    ".parquet": ("PARQUET", "application/vnd.apache.parquet"),
    ".json": ("JSON", "application/json"),
}
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "dcatap": PROFILE,
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_IN_CATALOGUE = ("projects", "events", "organisations")


def dcat(subject: Subject, kept: dict[str, Kept]) -> dict[str, object]:
    """Return the dataset with its distributions; the paths of files are those of the package, addresses those of the public server."""
    return {
        "@context": _CONTEXT,
        "@id": subject.address(""),
        "@type": "dcat:Dataset",
        "dct:title": _worded(lambda lang: package_words("about", "title", lang)),
        "dct:description": _worded(lambda lang: _summary(subject, lang)),
        "dct:identifier": f"marsad-{subject.version}?{subject.query}",
        "dct:conformsTo": {"@id": PROFILE},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": " / ".join(AUTHORS)},
        "dct:modified": _typed("date", subject.as_of),
        "dct:language": [{"@id": f"{_AUTHORITY}/language/{code}"} for code in _LANGUAGES],
        "dct:spatial": {"@id": f"{_AUTHORITY}/country/MAR"},
        "dct:accrualPeriodicity": {"@id": f"{_AUTHORITY}/frequency/IRREG"},
        **_period(subject),
        "dcat:theme": [{"@id": f"{_AUTHORITY}/data-theme/{theme}"} for theme in ("TECH", "ECON")],
        "dcat:keyword": [{"@language": lang, "@value": word} for lang in LANGUAGES for word in _keywords(lang)],
        "dcat:version": subject.version,
        "dcat:landingPage": {"@id": subject.address("downloads")},
        "dcat:distribution": [_distribution(subject, name, kept) for name in kept if _is_data(name)],
    }


def _worded(words_in) -> list[dict[str, str]]:
    return [{"@language": lang, "@value": plain(words_in(lang))} for lang in LANGUAGES]


def _summary(subject: Subject, lang: str) -> str:
    sentence = view_sentence(subject.view, lang, organisation_names(subject.version))
    return package_words("about", "summary", lang, view=sentence, version=subject.version, as_of=subject.as_of)


def _keywords(lang: str) -> list[str]:
    return package_words("about", "keywords", lang).split(" | ")


def _typed(kind: str, value: object) -> dict[str, str]:
    return {"@type": f"xsd:{kind}", "@value": str(value)}


def _period(subject: Subject) -> dict[str, object]:
    first, last = subject.view.year_from, subject.view.year_to
    start = {"dcat:startDate": _typed("gYear", first)} if first else {}
    end = {"dcat:endDate": _typed("gYear", last) if last else _typed("date", subject.as_of)}
    return {"dct:temporal": {"@type": "dct:PeriodOfTime", **start, **end}}


def _is_data(name: str) -> bool:
    stem, _, ending = name.rpartition(".")
    return ending in ("csv", "parquet") and (stem in _IN_CATALOGUE or stem.startswith("indicators/"))


def _distribution(subject: Subject, name: str, kept: dict[str, Kept]) -> dict[str, object]:
    code, media_type = _FORMATS[name[name.rindex(".") :]]
    address = subject.address(f"api/v1/{name}") if subject.host else name
    return {
        "@type": "dcat:Distribution",
        "dct:title": name,
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
        "dct:format": {"@id": f"{_AUTHORITY}/file-type/{code}"},
        "dct:license": {"@id": LICENCE_ADDRESS},
        "dcat:byteSize": _typed("nonNegativeInteger", kept[name].size),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": kept[name].sha256},
        },
    }
