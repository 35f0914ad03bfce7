# SPDX-License-Identifier: Apache-2.0
"""A small server with every part of the kit on one page, behind the policy of the gate, and a browser that keeps count of what it refuses."""

import base64
import hashlib
import threading
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route

from sanad.desk.seat import Seat
from sanad.gate.headers import Headers
from sanad.web.application import _Static
from sanad.web.page import STATIC, Pages
from sanad.web.sections import SECTIONS

HERE = Path(__file__).parent
PEOPLE = (
    ("عبداللہ خان", ("s/o Karim Khan", "1981", "…567-1"), "overdue", "3 Mar 2026", 41),
    ("زرینہ بی بی", ("d/o Gul Sher", "1990"), "disputed", "c. 2019", 1204),
    ("Rahim Dad", (), "not_established", "1 Jan – 31 Mar", 7),
)  # fmt: skip
SEAT = Seat(
    officer="investigator.two",
    name="Inspector Nadia Two",
    office="Special Cell",
    session="s-1",
    compartments={"case-1": frozenset({"look"}), "case-2": frozenset({"look"})},
    purpose="Operation One: calls of March",
)


class Stage:
    """What the page is made of, and what came in."""

    def __init__(self) -> None:
        self.pages = Pages("Asia/Karachi")
        self.uploads: dict[str, bytearray] = {}
        self.named: dict[str, str] = {}
        self.cut = 0  # how many pieces of an upload fail in their middle
        self.posted: list[dict[str, str]] = []
        self.asked: list[str] = []
        self.progress = 0
        prefix = f"/static/{self.pages.release}"
        self.app = Starlette(
            routes=[
                Mount(prefix, _Static(directory=STATIC)),
                Route("/c/case-1/source", self.source),
                Route("/c/case-1/anything", self.suggest),
                Route("/rows", self.rows),
                Route("/progress", self.follow),
                Route("/act", self.act, methods=["POST"]),
                Route("/uploads", self.begin, methods=["POST"]),
                Route("/uploads/{id}", self.offset, methods=["HEAD"]),
                Route("/uploads/{id}", self.piece, methods=["PATCH"]),
                Route("/{path:path}", self.page),
            ]
        )
        self.app.add_middleware(Headers)

    def html(
        self, language: str, theme: str = "light", here: str = "/c/case-1/subjects", **more
    ) -> str:
        """Return the page with every part."""
        template = self.pages._of[language].from_string((HERE / "kit_page.html").read_text())
        around = {
            "static": self.pages.static,
            "key": lambda: "k-1",
            "language": language,
            "direction": "rtl" if language == "ur" else "ltr",
            "zone": "Asia/Karachi",
            "seat": SEAT,
            "compartment": "case-1",
            "at": lambda path: f"/c/case-1/{path}",
            "here": here,
            "query": {"kind": "calls", "sort": "-name"},
            "sections": SECTIONS,
            "section": "subjects",
            "flash": [("done", "C-12")],
            "seen": 4417,
            "emergency": [],
            "theme": theme,
            "people": PEOPLE,
        }
        return template.render({**around, **more})

    def page(self, request) -> Response:
        asked = request.query_params
        return HTMLResponse(
            self.html(
                asked.get("language", "en"),
                asked.get("theme", "light"),
                request.url.path,
                progress_from="/progress",
            )
        )

    def source(self, request) -> Response:
        self.asked.append(request.query_params["of"])
        return HTMLResponse("<p>Quoted words <a href='/c/case-1/exhibits/9f'>open</a></p>")

    def suggest(self, request) -> Response:
        return JSONResponse(
            [
                {
                    "href": "/c/case-1/subjects/S-01",
                    "name": "عبداللہ خان",
                    "facts": ["s/o Karim Khan", "1981"],
                }
            ]
        )

    def rows(self, request) -> Response:
        first, most = int(request.query_params["from"]), int(request.query_params["most"])
        return HTMLResponse(
            "".join(
                f"<tr data-row><td>{n + 1}</td><td>{n % 24}</td><td><bdi>T-{n:05}</bdi>{' and more words' * (n * 7919 % 9 * 2)}</td></tr>"
                for n in range(first, min(first + most, 10_000))
            )
        )

    def follow(self, request) -> Response:
        self.progress += 206
        done = self.progress >= 412
        return JSONResponse(
            {
                "state": "done" if done else "running",
                "word": "done",
                "done": min(412, self.progress),
                "of": 412,
                "failed": 3,
                "now": "ex.csv",
                "left": 70,
            }
        )

    async def act(self, request) -> Response:
        self.posted.append({name: str(value) for name, value in (await request.form()).items()})
        if "refuse" in self.posted[-1].get("reason", ""):
            return HTMLResponse(
                '<section class="refusal" role="alert"><p>No reason is given</p></section><template data-seen="4420" data-key="k-2"></template>',
                422,
            )
        return Response(headers={"sanad-go": "/c/case-1/done"})

    async def begin(self, request) -> Response:
        told = dict(part.split(" ") for part in request.headers["upload-metadata"].split(","))
        name, digest = (base64.b64decode(told[key]).decode() for key in ("filename", "sha256"))
        if name.endswith(".exe"):
            return JSONResponse({"detail": "not of this kind"}, 422)
        number = str(len(self.uploads))
        self.uploads[number], self.named[name] = bytearray(), digest
        return Response(status_code=201, headers={"location": f"/uploads/{number}"})

    def offset(self, request) -> Response:
        return Response(
            headers={"upload-offset": str(len(self.uploads[request.path_params["id"]]))}
        )

    async def piece(self, request) -> Response:
        got, body = self.uploads[request.path_params["id"]], await request.body()
        if int(request.headers["upload-offset"]) != len(got):
            return PlainTextResponse("gap", 409)
        if self.cut:
            self.cut -= 1
            got += body[: len(body) // 2]
            return PlainTextResponse("the machine failed", 503)
        got += body
        return Response(status_code=204, headers={"upload-offset": str(len(got))})

    def digests(self) -> set[str]:
        """Return the SHA-256 of what arrived."""
        return {hashlib.sha256(got).hexdigest() for got in self.uploads.values()}


@contextmanager
def standing(stage: Stage):
    """Serve on loopback and yield the address."""
    server = uvicorn.Server(uvicorn.Config(stage.app, port=0, log_level="warning", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)
