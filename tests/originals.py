# SPDX-License-Identifier: Apache-2.0
"""Offices made once for a worker, of which each test gets a copy: founding one and setting its scene takes seconds, copying it a twentieth.

A copy has the ledger key of its original: whoever needs offices of two keys founds the second with `build_house`.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from cast import Clock, House, build_house
from sanad import settings
from sanad.desk.door import Desk
from sanad.storage.blobs import Blobs
from sanad.storage.database import Database
from sanad.storage.records import Records
from sanad.storage.schema import upgrade
from sanad.wiring import Office
from scene import Scene, set_scene
from servers import postgres


class Originals:
    """The offices to copy, for each kind of database: one just founded, one in the middle of its work."""

    def __init__(self, new_folder: Callable[[str], Path], server: Callable[[], str]) -> None:
        """Make them when first asked for, in a `new_folder`, and where need be on the PostgreSQL `server`."""
        self._new_folder, self._server = new_folder, server
        self._founded: dict[str, House] = {}
        self._staged: dict[str, Scene] = {}
        self._upgraded: dict[str, str] = {}

    def database(self, kind: str, path: Path) -> str:
        """Return the address of a database of the newest revision, in the new file `path` or on the server: a copy of one upgraded once."""
        if kind not in self._upgraded:
            empty = f"sqlite:///{self._new_folder('upgraded') / 'test.db'}"
            address = empty if kind == "sqlite" else postgres.fresh(self._server())
            opened = Database(address)
            with opened.writing() as connection:
                upgrade(connection)
            opened.close()
            self._upgraded[kind] = address
        original = sa.make_url(self._upgraded[kind]).database
        if kind != "sqlite":
            return postgres.fresh(self._server(), like=original)
        shutil.copy(original, path)
        return f"sqlite:///{path}"

    @contextmanager
    def house(self, kind: str, folder: Path) -> Iterator[House]:
        """Give a copy of the office just founded, in the new `folder`, and close it afterwards."""
        if kind not in self._founded:
            database = None if kind == "sqlite" else postgres.fresh(self._server())
            founded = build_house(self._new_folder("founded") / "office", database)
            founded.office.close()
            self._founded[kind] = founded
        with self.copied(self._founded[kind], folder) as house:
            yield house

    @contextmanager
    def scene(self, kind: str, folder: Path) -> Iterator[Scene]:
        """Give a copy of the office in the middle of its work, in the new `folder`, and close it afterwards."""
        if kind not in self._staged:
            with self.house(kind, self._new_folder("staged") / "office") as house:
                self._staged[kind] = set_scene(house)
        scene = self._staged[kind]
        with self.copied(scene.house, folder) as house:
            yield replace(scene, house=house, folder=folder / scene.folder.name)

    @contextmanager
    def copied(self, house: House, folder: Path) -> Iterator[House]:
        """Give a copy of a closed office; the law, which no test changes, is not read again."""
        shutil.copytree(house.office.path, folder)
        given, database = settings.load(folder), f"sqlite:///{folder / 'sanad.db'}"
        if given.database is not None:
            database = postgres.fresh(self._server(), like=sa.make_url(given.database).database)
            settings.write(folder, replace(given, database=database))
        clock, first = Clock(house.clock.now), house.office
        inside = {
            name: folder / place.relative_to(first.path)
            for name, place in vars(first.tools).items()
            if isinstance(place, Path) and place.is_relative_to(first.path)
        }
        tools = replace(
            first.tools,
            **inside,
            templates=(folder / "templates", *first.tools.templates[1:]),
            database=Database(database),
            blobs=Blobs(folder / "vault"),
            records=Records(folder / "records"),
            clock=clock,
        )
        copy = House(Office(folder, Desk(tools), tools), clock, house.sealed_complaint)
        try:
            yield copy
        finally:
            copy.office.close()
