"""The style sheet: Streamlit's page in our type, colours and space; mirrored for Arabic, clean on paper."""

from pathlib import Path

import streamlit as st

from analytics.charts.palette import TONES, Tones


def variables(tones: Tones) -> str:
    """Return the colours of a theme as custom properties."""
    named = {name.replace("_", "-"): value for name, value in vars(tones).items() if isinstance(value, str)}
    named |= {f"axis-{name.replace('_', '-')}": value for name, value in tones.axes.items()}
    return ":root{" + "".join(f"--{name}:{value};" for name, value in named.items()) + "}"


def put_style(theme: str, lang: str) -> None:
    """Put the style sheet on the page."""
    sheets = ["page.css", "parts.css", "print.css", *(["mirrored.css"] if lang == "ar" else [])]
    texts = [(Path(__file__).parent / "css" / name).read_text(encoding="utf-8") for name in sheets]
    st.html("<style>" + variables(TONES[theme]) + "\n".join(texts) + "</style>")
