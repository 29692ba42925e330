"""The description of the data addresses for programs: OpenAPI 3.1, from the same lists that read them."""

from functools import cache
from typing import Any

from analytics.addresses.catalogue import BASE, Address, addresses, patterns, posted
from analytics.addresses.parameters import LONGEST_WORDS, YEARS, Parameter
from analytics.briefings import KINDS as BRIEFINGS
from analytics.downloads import FORMATS
from analytics.studies.drafts import ITEM_KEYS, LONGEST, MOST_AUTHORS, MOST_CARDS
from analytics.studies.files import KINDS as STUDIES
from analytics.words import book, say, written

_JSON = "application/json"
_BODIES = {
    "zip": {"application/zip": {"type": "string", "format": "binary"}},
    "notebook": {"application/x-ipynb+json": {"type": "object"}},
    "database": {"application/vnd.duckdb": {"type": "string", "format": "binary"}},
    "list": {_JSON: {"type": "object"}},
    "description": {_JSON: {"type": "object"}},
    "template": {},
    "text": {kind: {"type": "string"} for kind in ("text/html", "text/markdown")},
    "briefing": {kind.media_type: {"type": "string", "format": "binary"} for kind in BRIEFINGS.values()},
    "docx": {STUDIES["docx"].media_type: {"type": "string", "format": "binary"}},
    "study": {kind.media_type: {"type": "string", "format": "binary"} for kind in STUDIES.values()},
    "rows": {_JSON: {"$ref": "#/components/schemas/Rows"}},
}
REFUSALS = ("400", "404", "405", "422", "429", "500", "503")
OF_WHAT_IS_SENT = ("413", "415")


@cache
def description(lang: str) -> dict[str, Any]:
    """Return the description, its words in `lang`."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{say('brand', lang)} – {say('tagline', lang)}",
            "version": "1",
            "description": _words("page", "about", lang),
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "servers": [{"url": BASE}],
        "paths": {
            **{address.path: {"get": _operation(address, lang)} for address in addresses()},
            **{address.path: {"post": _taking(address, lang)} for address in posted()},
        },
        "components": {"schemas": _schemas(), "headers": _headers(lang), "responses": _responses(lang)},
    }


def _words(section: str, key: str, lang: str) -> str:
    return written(book("api")[section][key], lang)


def _operation(address: Address, lang: str) -> dict[str, Any]:
    places = [_place(name, codes, lang) for name, codes in address.places.items()]
    refusals = {status: {"$ref": f"#/components/responses/{status}"} for status in REFUSALS}
    return {
        "operationId": address.key,
        "summary": _words("addresses", address.key, lang),
        "parameters": [*places, *(_parameter(one, lang) for one in address.parameters)],
        "responses": {"200": _answer(address, lang), "304": {"$ref": "#/components/responses/304"}, **refusals},
    }


def _taking(address: Address, lang: str) -> dict[str, Any]:
    said = _operation(address, lang)
    refusals = {status: {"$ref": f"#/components/responses/{status}"} for status in OF_WHAT_IS_SENT}
    body = {"required": True, "content": {_JSON: {"schema": {"$ref": "#/components/schemas/Draft"}}}}
    return {**said, "requestBody": body, "responses": {**said["responses"], **refusals}}


def _place(name: str, codes: tuple[str, ...], lang: str) -> dict[str, Any]:
    schema = {"type": "string", **({"enum": list(codes)} if codes else {"pattern": patterns()[name]})}
    return {"name": name, "in": "path", "required": True, "description": _words("places", name, lang), "schema": schema}


def _parameter(one: Parameter, lang: str) -> dict[str, Any]:
    said = {"name": one.key, "in": "query", "required": False, "description": _words("parameters", one.key, lang)}
    schema = schema_of(one)
    if one.most > 1:
        return {**said, "style": "form", "explode": True, "schema": {"type": "array", "items": schema, "maxItems": one.most}}
    return {**said, "schema": schema}


def schema_of(one: Parameter) -> dict[str, Any]:
    """Return the schema of one value of a parameter."""
    if one.is_year:
        first, last = YEARS
        return {"type": "integer", "minimum": first, "maximum": last}
    if one.codes:
        return {"type": "string", "enum": list(one.codes)}
    return {"type": "string", **({"maxLength": LONGEST_WORDS} if one.key == "q" else {})}


def _answer(address: Address, lang: str) -> dict[str, Any]:
    kinds = address.places.get("format", ())
    media = {FORMATS[kind].media_type: {"type": "string"} for kind in kinds if kind in FORMATS and kind != "json"}
    headers = {name: {"$ref": f"#/components/headers/{name}"} for name in book("api")["headers"]}
    content = {name: {"schema": schema} for name, schema in {**media, **_BODIES[address.body]}.items()}
    return {"description": _words("answers", "200", lang), "headers": headers, "content": content}


def _responses(lang: str) -> dict[str, Any]:
    refusal = {_JSON: {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    refused = {status: {"description": _words("answers", status, lang), "content": refusal} for status in (*REFUSALS, *OF_WHAT_IS_SENT)}
    return {"304": {"description": _words("answers", "304", lang)}, **refused}


def _headers(lang: str) -> dict[str, Any]:
    return {name: {"description": written(words, lang), "schema": {"type": "string"}} for name, words in book("api")["headers"].items()}


def _schemas() -> dict[str, Any]:
    anything = {"type": ["string", "number", "boolean", "null"]}
    row = {"type": "object", "additionalProperties": anything}
    texts = {"type": "array", "items": {"type": "string"}}
    return {
        "Rows": {
            "anyOf": [
                {
                    "type": "object",
                    "required": ["meta", "rows"],
                    "properties": {"meta": {"type": "object"}, "rows": {"type": "array", "items": row}},
                },
                {"type": "object", "required": ["title", "version", "licence"]},
            ]
        },
        "Refusal": {
            "type": "object",
            "required": ["error", "help"],
            "properties": {"error": {"type": "string"}, "help": {"type": "string"}, "suggestions": texts},
        },
        "Draft": _draft_schema(),
    }


def _draft_schema() -> dict[str, Any]:
    texts = {key: {"type": "string", "maxLength": most} for key, most in LONGEST.items()}
    strict = {"type": "object", "additionalProperties": False}
    item = {**strict, "required": ["reference"], "properties": {key: texts[key] for key in ITEM_KEYS}}
    said = {
        "title": texts["title"],
        "question": texts["question"],
        "authors": {"type": "array", "items": texts["author"], "maxItems": MOST_AUTHORS},
        "version": {**texts["version"], "type": ["string", "null"]},
        "items": {"type": "array", "items": item, "minItems": 1, "maxItems": MOST_CARDS},
    }
    return {**strict, "required": ["items"], "properties": said}
