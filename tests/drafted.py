"""Drafts of studies for tests: sent to the data address, and unpacked into a data folder."""

import io
import json
import zipfile
from pathlib import Path

from analytics.addresses.catalogue import BASE
from analytics.places import HOUSE
from tests.asked import Answered, posted

CARDS = [
    "projects_by_axis?axis=ai&from=2018",
    "explore?by=axis&measure=projects",
    "compare_projects_size?compare=axis&with=ai&with=training",
    "region_index?weights=3%2C1%2C1%2C1%2C2%2C1",
]
JSON = "application/json"


def draft(**changes: object) -> dict:
    said = {
        "title": "Où va l’innovation ?",
        "question": "Où va-t-elle ?",
        "authors": ["ADD"],
        "items": [{"reference": one} for one in CARDS[:1]],
    }
    return {**said, **changes}


def sent(said: object, file: str = "zip", lang: str = "fr", kind: str = JSON, **more: str) -> Answered:
    content = said if isinstance(said, bytes) else json.dumps(said).encode()
    return posted(f"{BASE}/study-draft.{file}?lang={lang}", content, content_type=kind, **more)


def unpacked(content: bytes, data: Path) -> str:
    """Unpack a draft into the studies of a data folder; return the name of the study."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(data / "studies")
        return archive.namelist()[0].split("/")[0]


def data_beside(folder: Path) -> Path:
    """Return a data folder of its own over the registers and versions of the shipped one."""
    folder.mkdir()
    for name in ("registry", "vocabulary", "versions"):
        (folder / name).symlink_to(HOUSE / "data" / name)
    (folder / "studies").mkdir()
    return folder
