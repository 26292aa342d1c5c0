"""Compile requirements/*.txt from pyproject.toml, with hashes and without any index address.

Run by ``make lock``; ``make lock UPGRADE=1`` takes the newest releases that pyproject.toml
allows. The smaller files are held to the versions of the largest one, so the three agree.
"""

import os
import subprocess
import sys

import bootstrap

COMPILE = [
    *("uv", "pip", "compile", "pyproject.toml", "--quiet"),
    *("--universal", "--python-version=3.12", "--generate-hashes"),
    *("--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"),
]
# File: the extras of pyproject.toml that it holds besides the dependencies.
FILES = {
    "test": ["s3", "redis", "test"],
    "production": ["s3", "redis"],
    "base": [],
}
HEADER = "# Compiled from pyproject.toml by `make lock`; not edited by hand.\n"


def main():
    """Write the three files; return a process exit status."""
    python = bootstrap.ensure("test")
    bootstrap.pip(python, ["install", "-qq", "uv"])
    largest = bootstrap.requirements_file("test")
    for name, extras in FILES.items():
        target = bootstrap.requirements_file(name)
        command = [python, "-m", *COMPILE, f"--output-file={target}"]
        command += [f"--extra={extra}" for extra in extras]
        if target != largest:
            command.append(f"--constraint={largest}")
        elif os.environ.get("UPGRADE"):
            command.append("--upgrade")
        status = subprocess.run(command, cwd=bootstrap.ROOT).returncode
        if status:
            return status
        target.write_text(HEADER + target.read_text())
        print(f"Written: {target.relative_to(bootstrap.ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))
