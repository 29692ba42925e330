"""A digest as an Atom feed (RFC 4287): one entry for each alarm, and for each rule without an answer."""

import datetime
import re
import uuid
from html import escape

from analytics.watching.digest import Digest
from analytics.watching.telling import Told

_OURS = uuid.UUID("6e1f0f9c-5d0b-5b0e-9a63-9a3f2d7c4b10")  # drawn once; ids must never change
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(digest: Digest) -> bytes:
    """Return the feed in UTF-8; its dates are that of the version, its ids those of rule and version."""
    updated = datetime.datetime.fromisoformat(digest.built).isoformat(timespec="seconds")
    entries = "".join(_entry(one, digest, updated) for one in digest.news)
    feed = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{digest.lang}">
<id>{_id("feed", digest.lang)}</id>
<title type="text">{text(f"{digest.title} · Marsad")}</title>
<subtitle type="text">{text(digest.why)}</subtitle>
<updated>{updated}</updated>
<author><name>Marsad</name></author>
<rights type="text">{text(digest.source)}</rights>
{entries}</feed>
"""
    return feed.encode()


def text(words: str) -> str:
    """Return words as text of XML, without the signs that XML cannot hold."""
    return escape(_NOT_IN_XML.sub("", words), quote=True)


def _id(*parts: str) -> str:
    return uuid.uuid5(_OURS, "/".join(parts)).urn


def _entry(one: Told, digest: Digest, updated: str) -> str:
    link = f'<link rel="alternate" href="{text(one.place)}"/>\n' if one.place else ""
    return f"""<entry>
<id>{_id("rule", digest.lang, one.id, digest.version)}</id>
<title type="text">{text(f"{one.state_words} · {one.title}")}</title>
<updated>{updated}</updated>
{link}<content type="text">{text(" ".join((one.sentence, one.asked, one.notes)))}</content>
</entry>
"""
