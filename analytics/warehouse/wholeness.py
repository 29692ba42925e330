"""At each start all that was published is held against its checksums: what is damaged is named, then what of it came back by a build."""

from collections.abc import Callable, Iterator

from analytics.errors import BadVersion, MarsadError, why
from analytics.places import data_folder
from analytics.registry.held import note_is_true
from analytics.registry.kept import damaged_files
from analytics.warehouse import versions
from analytics.warehouse.manifest import Manifest


def looked_after(build: Callable[[], Manifest], tell: Callable[[str], None]) -> Manifest:
    """Return the version that `build` gives; tell before it what is damaged, and after it what of that is whole again."""
    found = list(faults())
    for fault in found:
        tell(f"Damaged: {fault}.")
    manifest = build()
    left = set(faults()) if found else set()
    for fault in found:
        tell(
            f"Put back by itself: {fault}." if fault not in left else f"Still damaged, and not served: {fault}; put it back from a backup."
        )
    return manifest


def faults() -> Iterator[str]:
    """Yield in words what of the published files is not what it was: the pointer, versions, what imports have left."""
    try:
        yield from _of_pointer()
        yield from filter(None, map(_of_version, sorted(path.stem for path in versions.folder().glob("*.json"))))
        yield from (f"«{name}» in the folder «imported»" for name in damaged_files(data_folder() / "imported"))
    except OSError as fault:
        raise BadVersion(f"The data folder cannot be read: {why(fault)}.") from fault
    if not note_is_true(data_folder()):
        yield "«current.json» in the folder «imported», the note of the registers that were imported"


def _of_pointer() -> Iterator[str]:
    if not (versions.folder() / "current").exists():
        return  # nothing was built yet
    try:
        known = versions.manifest_file(versions.pointed()).exists()
    except BadVersion:
        known = False
    if not known:
        yield "«current» in the folder «versions», which names the version that is served"


def _of_version(version: str) -> str | None:
    try:
        versions.verified(version)
    except MarsadError as fault:
        return str(fault).partition(";")[0].removeprefix("The ")
    return None
