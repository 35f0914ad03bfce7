# SPDX-License-Identifier: Apache-2.0
"""Unpack a ZIP archive, member by member; a member that fails is set aside, the others are read."""

import lzma
from pathlib import Path
from zipfile import ZipFile

from sanad.errors import LockedFile
from sanad.readers import zipped
from sanad.readers.children import sound
from sanad.readers.formats.archive.box import Box

_NAMED = 20


def unpack(
    sealed: Path, box: Box, where: str, encoding: str | None, password: str | None = None
) -> None:
    """Put every member into `box`, those that are locked where the password opens them.

    Raises:
        LockedFile: every member asks for a password.
        HostileFile: members share bytes.
        MalformedFile: there is no sound directory of members.
        TooMuchInside: more is inside than an honest file holds.
    """
    with zipped.opened(sealed, where) as archive:
        found = zipped.members(archive, where, encoding)
        files = [one for one in found if not one.is_folder]
        if password is not None:
            archive.setpassword(password.encode())
        if files and password is None and all(one.is_locked for one in files):
            raise LockedFile(where, format=f"ZIP archive of {_listed(files)}")
        box.facts["archive"] = "zip"
        box.facts["folders"] = len(found) - len(files)
        if archive.comment:
            box.facts["comment"] = sound(archive.comment.decode("utf-8", "surrogateescape"))
        for one in files:
            box.met()
            box.undeclared += not one.declared
            _member(archive, one, box)


def _member(archive: ZipFile, one: zipped.Member, box: Box) -> None:
    code = "locked" if one.is_locked and not archive.pwd else one.special
    if code is not None:
        box.reject(code, one.name)
        return
    try:
        with archive.open(one.info) as file:
            box.inside.add(box.name(one.name), file, "member", facts={"modified": one.modified})
    except NotImplementedError as error:
        box.reject("unknown_method", one.name, error)
    except (*zipped.READING, lzma.LZMAError) as error:
        box.reject("locked" if one.is_locked else "damaged", one.name, error)


def _listed(files: list[zipped.Member]) -> str:
    named = ", ".join(sound(one.name) for one in files[:_NAMED])
    return named if len(files) <= _NAMED else f"{named} and {len(files) - _NAMED} more"
