# SPDX-License-Identifier: Apache-2.0
"""A Spark session, for an office that outgrew one machine. On one machine it listens to nobody outside; it fetches nothing."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def open_spark(folder: Path, master: str = "local[2]", jars: Sequence[str] = ()) -> "SparkSession":
    """Return a session that keeps its own files in `folder`; the extra `scale` brings Spark, and Java 17 must be there.

    What a cluster needs beside its address (memory, the address under which workers reach this machine) stands where Spark looks for
    it: `spark-defaults.conf` in the folder that SPARK_CONF_DIR names.

    Args:
        master: Address of the cluster, or `local[n]` for n threads of this machine.
        jars: Files with functions that Spark does not have.
    """
    from pyspark.sql import SparkSession  # noqa: PLC0415  # only where it is installed

    options = {
        "spark.jars": ",".join(jars),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }
    if master.startswith("local["):
        options |= _ON_ONE_MACHINE | {"spark.local.dir": str(folder / "local")}
    building = SparkSession.builder.master(master).appName("sanad")
    for key, value in options.items():
        building = building.config(key, value)
    session: SparkSession = building.getOrCreate()
    session.sparkContext.setCheckpointDir(str(folder / "checkpoints"))
    return session


_ON_ONE_MACHINE = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.default.parallelism": "4",
    "spark.sql.shuffle.partitions": "4",  # two hundred, which is usual, cost seconds on few rows
}
