"""1, 10 and 50 people at once on one server, each with one view change a second: how long they wait, what fails, what a session takes."""

import asyncio
import random
import sys
import time
from statistics import quantiles

from analytics.vocabulary import vocabularies
from benchmarks.contenders import MARSAD, PLAIN
from benchmarks.generate import SEED, Registers
from benchmarks.goals import Results
from benchmarks.servers import Server
from benchmarks.streamlit_session import FAILS, Session

CROWDS = (1, 10, 50)
SECONDS = 15.0  # that a crowd stays, once all are in
BETWEEN = 1.0  # seconds a person looks before the next view change
STREAMLIT_PAGES = (MARSAD, PLAIN)  # both speak the same protocol, so that one client measures both
AXES = vocabularies()["axes"].codes


def measured(registers: Registers, crowds: tuple[int, ...] = CROWDS, seconds: float = SECONDS) -> Results:
    """Return what each crowd met on Marsad and on the plain page; a crowd has a server of its own, so that none finds the other's answers."""
    results: Results = {}
    for people in crowds:
        section = results.setdefault(f"people {people}", {})
        for contender in STREAMLIT_PAGES:
            print(f"{people} at once: {contender.name}", file=sys.stderr)
            with Server(contender, registers) as server:
                section[contender.name] = asyncio.run(_crowd(server, people, seconds))
    return results


async def _crowd(server: Server, people: int, seconds: float) -> dict[str, list[float]]:
    async with Session(server.port) as first:
        await first.asks([])  # the first run imports what the page needs
        alone = server.resident_mb()
        others = [one for one in [Session(server.port) for _ in range(people - 1)] if await _comes_in(one)]
        crowded = server.resident_mb()
        begun = time.perf_counter()
        answered, faults = await _stay([first, *others], seconds)
        took = time.perf_counter() - begun
        for one in others:
            await one.__aexit__()
    found = {"answered": answered, "faults": [float(faults + people - 1 - len(others))], "each": [took / len(answered)] if answered else []}
    if len(answered) > 1:
        found["slowest"] = [quantiles(answered, n=20, method="inclusive")[-1]]
    if others:
        found["session"] = [(crowded - alone) / len(others)]
    return found


async def _comes_in(session: Session) -> bool:
    try:
        await session.__aenter__()
        await session.asks([])
    except FAILS:
        return False
    return True


async def _stay(sessions: list[Session], seconds: float) -> tuple[list[float], int]:
    """Return the ms of every view change that the sessions asked for within `seconds`, and how many failed; those asked last are waited for."""
    end = asyncio.get_running_loop().time() + seconds
    found = await asyncio.gather(*(_person(one, place, end) for place, one in enumerate(sessions)))
    return [ms for answered, _ in found for ms in answered], sum(faults for _, faults in found)


async def _person(session: Session, place: int, end: float) -> tuple[list[float], int]:
    """Change the view once a second until `end`, to axes drawn from a seed; return the ms of each change, and how many failed."""
    chance, clock = random.Random(SEED + place), asyncio.get_running_loop().time
    answered, faults = [], 0
    await asyncio.sleep(chance.random() * BETWEEN)
    while clock() < end:
        begun = clock()
        try:
            answered.append(await session.asks(chance.sample(AXES, chance.randint(1, 3))))
        except FAILS:
            faults += 1
        await asyncio.sleep(max(0.0, begun + BETWEEN - clock()))
    return answered, faults
