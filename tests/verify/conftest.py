# SPDX-License-Identifier: Apache-2.0
"""An honest package with every check intact, and a timestamp authority made on the spot."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from make_package import Case, make_case
from make_tsa import Authority, make_authority
from page_reader import both, browser, reader  # noqa: F401  # fixtures of all that runs a browser

from sanad.verify import verify_package
from sanad.verify.report import Report


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    if shutil.which("openssl") is None:  # pragma: no cover
        pytest.skip("needs the openssl command")
    return make_authority(tmp_path_factory.mktemp("tsa"), subprocess.run)


@pytest.fixture(scope="session")
def honest(tmp_path_factory: pytest.TempPathFactory, authority: Authority) -> tuple[Case, Path]:
    case = make_case()
    return case, case.write(tmp_path_factory.mktemp("honest"), authority.stamp)


@pytest.fixture
def package(honest: tuple[Case, Path], tmp_path: Path) -> Path:
    """A copy of the honest package, to be damaged."""
    return Path(shutil.copytree(honest[1], tmp_path / "package"))


@pytest.fixture
def check(honest: tuple[Case, Path], authority: Authority) -> Callable[[Path], Report]:
    """Verify with the right key and the right timestamp authority."""
    return lambda path: verify_package(path, honest[0].office.fingerprint, authority.certificate)
