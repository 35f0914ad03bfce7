# SPDX-License-Identifier: Apache-2.0
"""Bring a database to the version of this program, with Alembic."""

from pathlib import Path

from sanad.storage.database import Database


def upgrade(database: Database) -> None:
    """Run every migration that `database` has not seen; costs nothing when there is none."""
    from alembic import command  # noqa: PLC0415  # 0.15 s, needed once in an office's life
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["engine"] = database.engine()
    command.upgrade(config, "head")
