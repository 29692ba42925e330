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
_THEMES = {"TECH": "Science and technology", "ECON": "Economy and finance"}  # with their names, as a reader of the file alone needs them
_LICENCE_TITLE = "Creative Commons Attribution"  # CKAN's list of licences knows CC BY by this title, not by its address
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
    "skos": "http://www.w3.org/2004/02/skos/core#",
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
        "dct:conformsTo": _of("dct:Standard", PROFILE),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": " / ".join(AUTHORS)},
        "dct:modified": _typed("date", subject.as_of),
        "dct:language": [_of("dct:LinguisticSystem", f"{_AUTHORITY}/language/{code}") for code in _LANGUAGES],
        "dct:spatial": _of("dct:Location", f"{_AUTHORITY}/country/MAR"),
        "dct:accrualPeriodicity": _of("dct:Frequency", f"{_AUTHORITY}/frequency/IRREG"),
        **_period(subject),
        "dcat:theme": [_theme(code) for code in _THEMES],
        "dcat:keyword": [{"@language": lang, "@value": word} for lang in LANGUAGES for word in _keywords(lang)],
        "dcat:version": subject.version,
        "dcat:landingPage": _of("foaf:Document", subject.address("downloads")),
        "dcat:distribution": [_distribution(subject, name, kept) for name in kept if _is_data(name)],
    }


def _of(kind: str, address: str) -> dict[str, str]:
    """Return what stands at an address with its class, which rules read in the file itself."""
    return {"@id": address, "@type": kind}


def _theme(code: str) -> dict[str, object]:
    return {**_of("skos:Concept", f"{_AUTHORITY}/data-theme/{code}"), "skos:prefLabel": {"@language": "en", "@value": _THEMES[code]}}


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
        "dcat:mediaType": _of("dct:MediaType", f"https://www.iana.org/assignments/media-types/{media_type}"),
        "dct:format": _of("dct:MediaTypeOrExtent", f"{_AUTHORITY}/file-type/{code}"),
        "dct:license": {**_of("dct:LicenseDocument", LICENCE_ADDRESS), "dct:title": _LICENCE_TITLE},
        "dcat:byteSize": _typed("nonNegativeInteger", kept[name].size),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _of("spdx:ChecksumAlgorithm", "spdx:checksumAlgorithm_sha256"),
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": kept[name].sha256},
        },
    }
