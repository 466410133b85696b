"""The Spark session of the job, and what keeps one from being made or used, in plain words."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from py4j.protocol import Py4JError, Py4JJavaError
from pyspark.errors import PySparkException, PythonException

from geograph.errors import InputError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

SPARK_ERRORS = (PySparkException, Py4JError)
"""What Spark raises, whether it is said in Python or in Java."""

_JAVA = "install Java 17 or 21 (on Debian: apt-get install openjdk-17-jre-headless), or set JAVA_HOME to its folder"
_SETTINGS = {
    "spark.sql.session.timeZone": "UTC",  # a date is that which the input says, wherever the driver stands
    "spark.sql.execution.arrow.maxRecordsPerBatch": "512",  # rows hold whole articles
}


def session(master: str = "") -> SparkSession:
    """The session to work in: that of `spark-submit` when it started this program, else a new one.

    Raises:
        InputError: There is no Java, no Spark, or Spark cannot be started with these settings.
    """
    from pyspark.sql import SparkSession  # noqa: PLC0415 - only when it is known that it can be used

    if "PYSPARK_GATEWAY_PORT" not in os.environ:
        _require_java()
        _require_home(master)
        if not master or master.startswith("local"):  # executors on this machine need what this Python has
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("geograph corpus")
    try:
        spark = (builder.master(master) if master else builder).getOrCreate()
    except (*SPARK_ERRORS, OSError) as error:
        raise InputError(f"Spark cannot be started: {said(error)}") from error
    for name, value in _SETTINGS.items():
        spark.conf.set(name, value)
    return spark


def _require_java() -> None:
    home = os.environ.get("JAVA_HOME", "")
    if home and not (Path(home) / "bin" / "java").is_file():
        raise InputError(f"JAVA_HOME is {home}, where there is no bin/java; {_JAVA}")
    if not home and shutil.which("java") is None:
        raise InputError(f"Spark needs Java, and there is none; {_JAVA}")


def _require_home(master: str) -> None:
    home = os.environ.get("SPARK_HOME", "")
    if home and not (Path(home) / "bin" / "spark-submit").is_file():
        raise InputError(
            f"SPARK_HOME is {home}, where there is no bin/spark-submit; name the folder of Spark or unset it"
        )
    if not home and master.startswith("local-cluster"):
        raise InputError(
            "SPARK_HOME is not set, and the executors of a local cluster start from there; of an installed pyspark: "
            "export SPARK_HOME=$(python -c 'import pyspark; print(pyspark.__path__[0])')"
        )


def said(error: BaseException) -> str:
    r"""What an error of Spark says in one line, without the stack of Java or Python.

    >>> said(OSError("first\n\tat java.lang.Thread"))
    'first'
    """
    if isinstance(error, Py4JJavaError):
        return str(error.java_exception.toString()).splitlines()[0]
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    if isinstance(error, PythonException):
        raised = [line for line in lines if line.split(":")[0].endswith(("Error", "Missing", "Exception"))]
        lines = raised[-1:] or lines
    line = lines[0] if lines else type(error).__name__
    lacks = "No module named" in line
    return f"{line}; give the executors a Python that has it (PYSPARK_PYTHON, or --archives)" if lacks else line
