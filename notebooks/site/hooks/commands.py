"""The reference of the command line, from the help of the commands themselves."""

import re
import subprocess
import sys

from mkdocs.structure.files import File, Files

PAGE = "reference/commands.md"
_CONSOLE = re.compile(r"```console\n\$ (.*)\n```")


def on_files(files: Files, config) -> Files:
    command = [sys.executable, "-m", "typer", "geograph.cli", "utils", "docs", "--name", "geograph"]
    help_text = subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: S603 - nothing foreign
    text = _CONSOLE.sub(r"```text\n\1\n```", help_text).replace("# `geograph`", "# Command line", 1)
    files.append(File.generated(config, PAGE, content=text))
    return files
