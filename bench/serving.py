# SPDX-License-Identifier: Apache-2.0
"""A served office under the load of twenty people, beside a bare FastAPI that says hello: `python bench/serving.py --at URL --cookie C [--pid N]`.

The load is made in this process, another than the server's, over loopback; each person asks for one address after the other and looks at
it for `--pause` seconds. The same people then ask a bare application served by the same uvicorn, so that the ratio tells what is ours.
`PATHS` is what they ask for: `{c}` is the compartment. It judges nothing.
"""

import argparse
import asyncio
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

import httpx
from office import COMPARTMENT

PEOPLE, ROUNDS, PAUSE_S = 20, 5, 1.0
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
_HELLO = 'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/")\ndef hello() -> str:\n    return "hello"\n'
_PERCENT, _OK, _MILLI, _WAIT_S = 100, 200, 1000, 20


class Served(NamedTuple):
    """Seconds of each answer, how many were no page, and the most memory that the server held, in MiB, if its process is known."""

    seconds: list[float]
    failed: int
    peak_mib: float | None

    @property
    def line(self) -> str:
        """Return the figures as one line."""
        cuts = quantiles(self.seconds, n=_PERCENT)
        p50, p95, p99 = (f"{cuts[at - 1] * _MILLI:,.0f}" for at in (50, 95, 99))
        memory = "" if self.peak_mib is None else f", {self.peak_mib:,.0f} MiB"
        return f"p50 {p50} ms, p95 {p95} ms, p99 {p99} ms, {self.failed} of {len(self.seconds)} failed{memory}"


async def load(
    at: str, paths: Sequence[str], cookies: dict[str, str], people: int, rounds: int, pause_s: float
) -> Served:
    """Have `people` ask for each of `paths` in turn, each beginning at another one."""
    limits = httpx.Limits(max_connections=people, max_keepalive_connections=people)
    async with httpx.AsyncClient(base_url=at, cookies=cookies, limits=limits, timeout=60) as client:

        async def person(number: int) -> list[tuple[float, bool]]:
            told = []
            for step in range(rounds * len(paths)):
                begun = time.perf_counter()
                try:
                    answer = await client.get(paths[(number + step) % len(paths)])
                    good = answer.status_code == _OK
                except httpx.HTTPError:
                    good = False
                told.append((time.perf_counter() - begun, good))
                await asyncio.sleep(pause_s)
            return told

        every = [each for one in await asyncio.gather(*map(person, range(people))) for each in one]
    return Served([each for each, _ in every], sum(not good for _, good in every), None)


@contextmanager
def hello(folder: Path) -> Iterator[str]:
    """Serve the bare application for as long as the block lasts, and yield its address."""
    (folder / "hello.py").write_text(_HELLO, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "uvicorn", "hello:app", "--port", str(port), "--log-level", "error"]  # fmt: skip
    server = subprocess.Popen(words, cwd=folder)
    try:
        until = time.monotonic() + _WAIT_S
        while time.monotonic() < until:
            with socket.socket() as knock:
                if knock.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def peak_of(pid: int) -> float:
    """Return the most resident memory that a process has held, in MiB."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return int(next(each for each in lines if each.startswith("VmHWM")).split()[1]) / 1024


def main() -> None:
    """Load the server that is named, then the bare one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--at", required=True, help="address of the served office")
    parser.add_argument("--cookie", required=True, help="value of its session cookie `sanad`")
    parser.add_argument("--pid", type=int, help="the server's process, to tell its memory")
    parser.add_argument("--compartment", default=COMPARTMENT)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--pause", type=float, default=PAUSE_S)
    parser.add_argument("--folder", type=Path, default=Path("build"))
    asked = parser.parse_args()
    how = (asked.people, asked.rounds, asked.pause)
    paths = [each.format(c=asked.compartment) for each in PATHS]
    ours = asyncio.run(load(asked.at, paths, {"sanad": asked.cookie}, *how))
    if asked.pid is not None:
        ours = ours._replace(peak_mib=peak_of(asked.pid))
    asked.folder.mkdir(exist_ok=True)
    with hello(asked.folder) as at:
        bare = asyncio.run(load(at, ["/"] * len(paths), {}, *how))
    print(f"office: {ours.line}\nhello:  {bare.line}")


if __name__ == "__main__":
    main()
