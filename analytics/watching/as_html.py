"""A digest as one page that asks no other host for anything, for a browser or an e-mail."""

import html

from analytics.watching.digest import Digest
from analytics.watching.telling import Told, say

_STYLE = """
:root { color-scheme: light dark; --paper: #FBF8F2; --ink: #1E2428; --quiet: #5C646A; --line: #E4DFD4; --accent: #0B6B62; --warning: #9A5B00; }
@media (prefers-color-scheme: dark) { :root { --paper: #161A1D; --ink: #ECE8DF; --quiet: #A7AFB4; --line: #333B40; --accent: #4FC3B4; --warning: #E0A64B; } }
body { font: 16px/1.6 "IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif; }
body { margin: 0; background: var(--paper); color: var(--ink); font-variant-numeric: tabular-nums; }
main { max-width: 720px; margin: 0 auto; padding: 40px 24px 56px; overflow-wrap: anywhere; }
h1 { font-size: 28px; line-height: 1.25; margin: 0 0 8px; }
h2 { font-size: 18px; line-height: 1.4; margin: 4px 0 8px; }
p { margin: 0 0 8px; }
section { border-top: 1px solid var(--line); padding: 24px 0 16px; }
.counts { font-weight: 600; margin: 16px 0 24px; }
.state { font-size: 14px; font-weight: 600; color: var(--quiet); margin: 0; }
.rule.alarm .state { color: var(--warning); }
.note, footer { font-size: 14px; color: var(--quiet); }
a { color: var(--accent); }
footer { border-top: 1px solid var(--line); padding-top: 24px; }
"""
_NOTHING_FROM_OUTSIDE = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write(digest: Digest) -> bytes:
    """Return the digest as an HTML page in UTF-8."""
    direction = "rtl" if digest.lang == "ar" else "ltr"
    sections = "\n".join(_section(one, digest.lang) for one in digest.told)
    page = f"""<!DOCTYPE html>
<html lang="{digest.lang}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{_NOTHING_FROM_OUTSIDE}">
<title>{text(digest.title)} · Marsad</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{text(digest.title)}</h1>
<p>{text(digest.why)}</p>
<p class="counts">{text(digest.counts)}</p>
{sections}
<footer>
<p>{text(digest.caveat)}</p>
<p>{text(digest.source)}</p>
</footer>
</main>
</body>
</html>
"""
    return page.encode()


def text(words: str) -> str:
    """Return words as HTML text, also within an attribute; nothing in them is markup."""
    return html.escape(words, quote=True)


def _section(one: Told, lang: str) -> str:
    link = f'\n<p><a href="{text(one.place)}">{text(say("digest", "open", lang))}</a></p>' if one.place else ""
    return f"""<section class="rule {one.state}">
<p class="state">{text(one.state_words)}</p>
<h2><bdi>{text(one.title)}</bdi></h2>
<p>{text(one.sentence)}</p>
<p class="note">{text(one.asked)}</p>
<p class="note">{text(one.notes)}</p>{link}
</section>"""
