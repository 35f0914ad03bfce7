# SPDX-License-Identifier: Apache-2.0
"""A served office under the load of twenty people, beside a bare FastAPI that says hello: `python bench/serving.py OFFICE [--acts-every S]`.

The office is one that `officesize.py` made. It is served by `sanad serve` in a process of its own; the load is made in this one, over loopback: each
person, signed in as an officer of the office, asks for one address after the other and looks at it for `--pause` seconds on average (a Poisson process each), while somebody raises a task every
`--acts-every` seconds, so that nothing stands still. The same people then ask a bare application served by the same uvicorn, so that the
ratio tells what is ours. It judges nothing.
"""

import argparse
import asyncio
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

import httpx
from measure import Place
from office import COMPARTMENT
from officesize import people
from table import Row

from sanad.accounts import sessions
from sanad.accounts.sessions import Browser
from sanad.desk.acts.raise_task import RaiseTask
from sanad.wiring import open_office

PEOPLE, ROUNDS, PAUSE_S, ACTS_EVERY_S = 20, 5, 1.0, 2.0
_SMALLER = {
    "persons": 60, "incidents": 60, "documents": 2000, "calls": 200_000, "payments": 20_000, "tasks": 500, "requests": 60, "proceedings": 60,
    "judgements": 40, "findings": 5,
}  # fmt: skip
"""A fifth of an office, and fewer documents and calls, so that the run ends in time; `--full` makes a whole one."""
PATHS = (
    "/c/{c}/desk",
    "/c/{c}/subjects",
    "/c/{c}/subjects/S-001",
    "/c/{c}/incidents",
    "/c/{c}/incidents/I-001",
    "/c/{c}/identity",
    "/c/{c}/requests",
    "/c/{c}/requests/R-001",
    "/c/{c}/proceedings",
    "/c/{c}/directives",
    "/c/{c}/clocks",
    "/c/{c}/search?q=market",
)
"""What people ask for first."""
_MAKER = Path(__file__).parent / "officesize.py"
_HELLO = 'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/")\ndef hello() -> str:\n    return "hello"\n'
_PERCENT, _OK, _MILLI, _WAIT_S = 100, 200, 1000, 120


class Served(NamedTuple):
    """Seconds of each answer by address, how many were no page, and the most memory that the server held, in MiB, 0 where nobody looked."""

    pages: dict[str, list[float]]
    failed: int
    peak_mib: float

    @property
    def seconds(self) -> list[float]:
        """Return how long every answer took."""
        return [each for of_page in self.pages.values() for each in of_page]

    @property
    def slowest(self) -> Iterator[str]:
        """Yield the pages with their medians and slowest answers, the slowest first."""
        for path, took in sorted(self.pages.items(), key=lambda each: -max(each[1])):
            yield f"  {path}: {median(took) * _MILLI:,.0f} ms, at most {max(took) * _MILLI:,.0f} ms"

    @property
    def p95(self) -> float:
        """Return the time within which 95 of 100 were answered."""
        return quantiles(self.seconds, n=_PERCENT)[94]

    @property
    def line(self) -> str:
        """Return the figures as one line."""
        cuts = quantiles(self.seconds, n=_PERCENT)
        p50, p95, p99 = (f"{cuts[at - 1] * _MILLI:,.0f}" for at in (50, 95, 99))
        memory = f", {self.peak_mib:,.0f} MiB" if self.peak_mib else ""
        return f"p50 {p50} ms, p95 {p95} ms, p99 {p99} ms, {self.failed} of {len(self.seconds)} failed{memory}"


def rows(place: Place) -> Iterator[Row]:
    """Make an office, load its pages, and the bare application after them."""
    folder = place.fresh("served")
    size = {} if place.full else _SMALLER
    words = [word for name, value in size.items() for word in (f"--{name}", str(value))]
    subprocess.run([sys.executable, str(_MAKER), str(folder), *words], check=True)
    ours, bare = zip(*(_pair(folder / "office", PAUSE_S, ACTS_EVERY_S) for _ in range(place.pairs)), strict=True)  # fmt: skip
    failed, peak = sum(each.failed for each in ours), max(each.peak_mib for each in ours)
    note = f"aim: 0.2 s; {failed} failed of {sum(len(each.seconds) for each in ours)}; {peak:,.0f} MiB at most, aim 1,024"
    of = (f"pages for {PEOPLE} people, p95", "s", [each.p95 for each in ours])
    yield Row(*of, "a bare FastAPI", [each.p95 for each in bare], note)


def _pair(office: Path, pause_s: float, acts_every_s: float) -> tuple[Served, Served]:
    """Load the office, and the bare application."""
    cookies = signed_in(office)
    paths = [each.format(c=COMPARTMENT) for each in PATHS]
    with served(office) as (at, pid), acting(office, acts_every_s):
        asyncio.run(load(at, paths, cookies[:1], 1, 0))  # the office opens
        ours = asyncio.run(load(at, paths, cookies, ROUNDS, pause_s))
        ours = ours._replace(peak_mib=peak_of(pid))
    with tempfile.TemporaryDirectory() as folder, hello(Path(folder)) as at:
        return ours, asyncio.run(load(at, ["/"] * len(paths), cookies, ROUNDS, pause_s))


def signed_in(office: Path) -> list[str]:
    """Return the secrets of sessions of twenty officers who may look in the case, without the half second that a password costs each."""
    opened = open_office(office)
    officers = [name for name, role in people() if role != "auditor"][:PEOPLE]
    with opened.tools.database.writing() as connection:
        now = opened.tools.clock()
        begun = [sessions.begin(connection, each, "passkey", Browser(), now) for each in officers]
        for each in begun:
            sessions.state_purpose(connection, each.session, "to measure")
    opened.close()
    return [each.secret for each in begun]


@contextmanager
def served(office: Path) -> Iterator[tuple[str, int]]:
    """Serve an office for as long as the block lasts, without a worker; yield its address and its process."""
    port = _free_port()
    words = [sys.executable, "-m", "sanad.cli", "serve", "--office", str(office), "--port", str(port), "--no-worker"]  # fmt: skip
    server = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    try:
        _listens(port)
        yield f"http://127.0.0.1:{port}", server.pid
    finally:
        server.terminate()
        server.wait()


@contextmanager
def acting(office: Path, every_s: float) -> Iterator[None]:
    """Raise a task every so often for as long as the block lasts, from this process; never where it is 0."""
    ended = threading.Event()

    def act() -> None:
        opened = open_office(office)
        number = time.time_ns()
        while every_s and not ended.wait(every_s):
            number += 1
            about = {"action": f"Obtain record {number}", "about": "subject:S-001"}
            opened.desk.perform(RaiseTask(by="analyst1.bench", compartment=COMPARTMENT, **about))
        opened.close()

    thread = threading.Thread(target=act)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


async def load(
    at: str, paths: Sequence[str], cookies: Sequence[str], rounds: int, pause_s: float
) -> Served:
    """Have the person of each cookie ask for each of `paths` in turn, each beginning at another one."""
    limits = httpx.Limits(max_connections=len(cookies), max_keepalive_connections=len(cookies))
    async with httpx.AsyncClient(base_url=at, limits=limits, timeout=60) as client:

        async def person(number: int, cookie: str) -> list[tuple[str, float, bool]]:
            told = []
            looks = random.Random(number)  # noqa: S311  # when people click, which is not together
            signed = {"Cookie": f"sanad={cookie}"}
            await asyncio.sleep(looks.uniform(0, pause_s))
            for step in range(rounds * len(paths)):
                path = paths[(number + step) % len(paths)]
                begun = time.perf_counter()
                try:
                    answer = await client.get(path, headers=signed)
                    good = answer.status_code == _OK
                except httpx.HTTPError:
                    good = False
                told.append((path, time.perf_counter() - begun, good))
                await asyncio.sleep(looks.expovariate(1 / pause_s) if pause_s else 0)
            return told

        every = [
            each
            for one in await asyncio.gather(*(person(*each) for each in enumerate(cookies)))
            for each in one
        ]
    pages = {path: [took for of, took, _ in every if of == path] for path in dict.fromkeys(paths)}
    return Served(pages, sum(not good for _, _, good in every), 0)


@contextmanager
def hello(folder: Path) -> Iterator[str]:
    """Serve the bare application for as long as the block lasts, and yield its address."""
    (folder / "hello.py").write_text(_HELLO, "utf-8")
    port = _free_port()
    words = [sys.executable, "-m", "uvicorn", "hello:app", "--port", str(port), "--log-level", "error"]  # fmt: skip
    server = subprocess.Popen(words, cwd=folder)
    try:
        _listens(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _listens(port: int) -> None:
    """Wait until somebody listens."""
    until = time.monotonic() + _WAIT_S
    while time.monotonic() < until:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise SystemExit(f"nobody listens at port {port}")


def peak_of(pid: int) -> float:
    """Return the most resident memory that a process has held, in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return int(next(each for each in lines if each.startswith("VmHWM")).split()[1]) / 1024


def main() -> None:
    """Load an office that was made before."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("office", type=Path, help="directory of an office that officesize.py made")
    parser.add_argument("--pause", type=float, default=PAUSE_S)
    parser.add_argument("--acts-every", type=float, default=ACTS_EVERY_S)
    asked = parser.parse_args()
    ours, bare = _pair(asked.office, asked.pause, asked.acts_every)
    print(f"office: {ours.line}", *ours.slowest, f"hello:  {bare.line}", sep="\n")


if __name__ == "__main__":
    main()
