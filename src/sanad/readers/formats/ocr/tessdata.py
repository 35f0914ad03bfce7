# SPDX-License-Identifier: Apache-2.0
"""Where the trained data of Tesseract lies, and which of it is there.

Tesseract would look into the environment and guess; the same bytes must give the same words, so the folder is named and
each file that takes part is known by its digest.
"""

from dataclasses import dataclass
from pathlib import Path

from sanad.errors import ToolMissing
from sanad.readers.layer import digest_of_file

ENGLISH = "eng"
ARABIC_SCRIPT = ("urd", "ara", "fas", "pus")
ORIENTATION = "osd"
NEEDED = (ENGLISH, *ARABIC_SCRIPT, ORIENTATION)

FOLDERS = (
    Path("/usr/share/tesseract-ocr/5/tessdata"),  # Debian 12 and later, Ubuntu
    Path("/usr/share/tesseract/tessdata"),  # Fedora
    Path("/usr/share/tessdata"),  # Arch, Alpine
)


@dataclass(frozen=True)
class Tessdata:
    """The folder, and the SHA-256 of each file of trained data by the name of its language."""

    folder: Path
    digests: dict[str, str]


def find(where: str) -> Tessdata:
    """Return the first of `FOLDERS` that is there.

    Raises:
        ToolMissing: there is none, or a language lacks in it; names the Debian packages.
    """
    folder = next((one for one in FOLDERS if one.is_dir()), None)
    lacking = [name for name in NEEDED if folder is None or not _file(folder, name).is_file()]
    if folder is None or lacking:
        package = ", ".join(f"tesseract-ocr-{name}" for name in lacking)
        raise ToolMissing(where, tool=f"Tesseract data for {', '.join(lacking)}", package=package)
    return Tessdata(folder, {name: digest_of_file(_file(folder, name)) for name in NEEDED})


def _file(folder: Path, name: str) -> Path:
    return folder / f"{name}.traineddata"
