"""The bench: its parts in one run on one machine, contenders in turn on the same events; writes RESULTS.md."""

import argparse
import sys
import traceback
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from analytics.places import HOUSE
from benchmarks import exports, imports, pages, people, questions, transfer
from benchmarks.browser import chromium
from benchmarks.contenders import CONTENDERS, Contender
from benchmarks.generate import Registers, generated
from benchmarks.goals import DASH, MARSAD, PLAIN, Results
from benchmarks.kept import KEPT_FROM
from benchmarks.report import report
from benchmarks.shipped import shipped
from benchmarks.sizes import SHIPPED, events_of, free_gb, registers_of, too_large_for

PARTS = ("pages", "people", "transfer", "questions", "export", "import")
ON_SHIPPED = (MARSAD, PLAIN, DASH)
USUAL_SIZES, USUAL_PARTS = "shipped,1M", ",".join(PARTS)
USUAL_EXPORT, USUAL_IMPORT = "1M", "200k"  # events


def main() -> int:
    """Run the parts that are asked for and write their results; return 1 where one broke off, which keeps no other from its turn."""
    options = _options()
    results: Results = {}
    skipped: list[str] = []
    broken = 0
    for part in options.parts:
        try:
            for section, seen in RUN[part](options, skipped):
                results[section] = seen
                _write(results, skipped, options)  # each time, so that what was measured outlives what fails later
        except Exception as fault:
            traceback.print_exception(fault)
            skipped.append(f"{part}: broke off ({type(fault).__name__}: {(str(fault).splitlines() or [''])[0]})")
            broken = 1
    _write(results, skipped, options)
    print(options.out.read_text(encoding="utf-8"))
    return broken


def _write(results: Results, skipped: list[str], options: argparse.Namespace) -> None:
    options.out.write_text(report(results, skipped, options.rounds), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=_sized, default=USUAL_SIZES, help="of pages and questions: shipped, 1k, 100k, 1M, 10M, 100M")
    parser.add_argument("--contenders", type=_listed(CONTENDERS), default=[], help="usually all, and of the shipped registers three")
    parser.add_argument("--parts", type=_listed(PARTS), default=USUAL_PARTS)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--people", type=_numbers, default="1,10,50", help="how many at once")
    parser.add_argument("--seconds", type=float, default=people.SECONDS, help="that each crowd stays")
    parser.add_argument("--exported", type=_size, default=USUAL_EXPORT, help="events of the export")
    parser.add_argument("--imported", type=_size, default=USUAL_IMPORT, help="rows of the imported file: 200k, 10M ...")
    parser.add_argument("--out", type=Path, default=HOUSE / "benchmarks" / "RESULTS.md")
    return parser.parse_args()


def _listed(known: Collection[str]) -> Callable[[str], list[str]]:
    def listed(text: str) -> list[str]:
        names = text.split(",")
        unknown = [name for name in names if name not in known]
        if unknown:
            raise argparse.ArgumentTypeError(f"there is no {', '.join(unknown)}; there are {', '.join(known)}")
        return names

    return listed


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split(",")))


def _sized(text: str) -> list[str]:
    return [size if size == SHIPPED else _size(size) for size in text.split(",")]


def _size(text: str) -> str:
    try:  # now, not after half an hour
        events_of(text)
    except ValueError as fault:
        raise argparse.ArgumentTypeError(str(fault)) from fault
    return text


def _pages(options: argparse.Namespace, skipped: list[str]) -> Iterator[tuple]:
    with chromium() as browser:
        for size, registers in _sizes(options, skipped, "pages"):
            able = _able(_asked(options, size), registers, skipped)
            yield size, pages.measured(registers, able, options.rounds, browser)


def _asked(options: argparse.Namespace, size: str) -> list[Contender]:
    """Return the contenders that were asked for, else those of the goals: three on the shipped registers, all on generated ones."""
    return [CONTENDERS[name] for name in options.contenders or (ON_SHIPPED if size == SHIPPED else CONTENDERS)]


def _able(asked: list[Contender], registers: Registers, skipped: list[str]) -> list[Contender]:
    """Return the contenders that can hold so many events in the memory of this machine; note the others."""
    able, (_, memory) = [], free_gb()
    for one in asked:
        reason = too_large_for(one, registers.events, memory)
        if reason:
            skipped.append(f"pages at {registers.events:,} events: {one.name} {reason}")
        else:
            able.append(one)
    return able


def _sizes(options: argparse.Namespace, skipped: list[str], part: str) -> Iterator[tuple[str, Registers]]:
    for size in options.sizes:
        registers = registers_of(size)
        if isinstance(registers, Registers):
            yield size, registers
        else:
            skipped.append(f"{part} at {size}: {registers}")


def _people(options: argparse.Namespace, _skipped: list[str]) -> Iterator[tuple]:
    yield from people.measured(shipped(), options.people, options.seconds).items()


def _transfer(options: argparse.Namespace, _skipped: list[str]) -> Iterator[tuple]:
    with chromium() as browser:
        yield "transfer", transfer.measured(shipped(), _asked(options, SHIPPED), browser)


def _questions(options: argparse.Namespace, skipped: list[str]) -> Iterator[tuple]:
    for size, registers in _sizes(options, skipped, "questions"):
        if registers.events >= KEPT_FROM:
            skipped.append(f"questions at {size}: pandas, which is asked beside, would not find the memory")
        elif size != SHIPPED:
            yield f"questions {size}", questions.measured(registers, options.rounds)


def _export(options: argparse.Namespace, _skipped: list[str]) -> Iterator[tuple]:
    yield f"export {options.exported}", exports.measured(generated(events_of(options.exported)), (options.rounds + 1) // 2)


def _import(options: argparse.Namespace, _skipped: list[str]) -> Iterator[tuple]:
    yield f"import {options.imported}", imports.beside_pandera(events_of(options.imported))


RUN = {"pages": _pages, "people": _people, "transfer": _transfer, "questions": _questions, "export": _export, "import": _import}

if __name__ == "__main__":
    sys.exit(main())
