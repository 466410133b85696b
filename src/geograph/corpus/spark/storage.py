"""The folder that the job writes into, on whatever file system Spark writes to.

DataFrames are written by Spark; what is said here of files goes through the Hadoop file systems of Spark's own Java, as
Spark has no other way to ask whether a folder is there, to rename a file or to write a few lines.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from geograph.corpus.spark.starting import SPARK_ERRORS, said
from geograph.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame, SparkSession


class Folder:
    """A folder for results, named by a path or an address such as ``s3a://bucket/folder``."""

    def __init__(self, spark: SparkSession, name: str) -> None:
        self._java: Any = spark.sparkContext._jvm  # noqa: SLF001 - the only way to the file systems of Spark
        self._settings: Any = spark.sparkContext._jsc.hadoopConfiguration()  # noqa: SLF001
        self._name = name.rstrip("/")

    def __str__(self) -> str:
        return self._name

    def at(self, name: str) -> str:
        """The address of something in the folder."""
        return f"{self._name}/{name}"

    def is_empty(self) -> bool:
        """Whether there is nothing in it, or no such folder.

        Raises:
            StoreError: It cannot be looked into, or is a file.
        """
        with self._complaints():
            system, path = self._opened("")
            if not system.exists(path):
                return True
            return bool(system.getFileStatus(path).isDirectory()) and len(system.listStatus(path)) == 0

    def write(self, name: str, content: bytes) -> None:
        """Write a small file.

        Raises:
            StoreError: It cannot be written.
        """
        with self._complaints():
            system, path = self._opened(f"/{name}")
            stream = system.create(path)
            stream.write(bytearray(content))
            stream.close()

    def write_lines(self, name: str, first: str, lines: DataFrame) -> None:
        """Write a file of the rows of a DataFrame with one column of text, in their order, after a first line.

        Raises:
            StoreError: It cannot be written.
        """
        with self._complaints():
            self.write(name, "\n".join([first, *(line for (line,) in lines.toLocalIterator()), ""]).encode())

    def rename_ends(self, name: str, end: str, other: str) -> None:
        """Give the files of a folder whose names end in one way another end.

        Raises:
            StoreError: One cannot be renamed.
        """
        with self._complaints():
            system, path = self._opened(f"/{name}")
            for found in system.listStatus(path):
                before = str(found.getPath().toString())
                if before.endswith(end):
                    system.rename(
                        found.getPath(), self._java.org.apache.hadoop.fs.Path(before.removesuffix(end) + other)
                    )

    def remove(self, name: str) -> None:
        """Remove a folder with all that is in it.

        Raises:
            StoreError: It cannot be removed.
        """
        with self._complaints():
            system, path = self._opened(f"/{name}")
            system.delete(path, True)  # noqa: FBT003 - Java knows no names of parameters

    def _opened(self, name: str) -> tuple[Any, Any]:
        path = self._java.org.apache.hadoop.fs.Path(f"{self._name}{name}")
        return path.getFileSystem(self._settings), path

    @contextlib.contextmanager
    def _complaints(self) -> Iterator[None]:
        try:
            yield
        except SPARK_ERRORS as error:
            raise StoreError(f"cannot use {self._name}: {said(error)}") from error
