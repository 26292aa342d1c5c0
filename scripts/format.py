"""``make format``: Python by ruff, templates by djhtml."""

import sys

import bootstrap
import processes

COMMANDS = [
    ["ruff", "check", "--fix", "--quiet", "."],
    ["ruff", "format", "."],
    ["djhtml", "--tabwidth", "2", "templates"],
]


def main():
    """Run the formatters; return the worst exit status."""
    python = bootstrap.ensure("test")
    return max(processes.run([python, "-m", *command]) for command in COMMANDS)


if __name__ == "__main__":
    sys.exit(bootstrap.guarded(main))
