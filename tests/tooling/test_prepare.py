"""The logins reach whoever started the site, although the site and its helpers go on."""

import subprocess
import sys

CODE = """
import subprocess, sys
import prepare
logins = prepare._take_stdout()
print("progress")
wait = [sys.executable, "-c", "import sys; sys.stdin.read()"]
helper = subprocess.Popen(wait, stdin=subprocess.PIPE)
logins.write("admin\\n")
logins.close()
sys.stdin.read()
"""


def test_stdout_ends_after_the_logins(checkout):
    process = subprocess.Popen(
        [sys.executable, "-c", CODE],
        cwd=checkout / "scripts",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.read() == "admin\n"
        assert process.poll() is None
    finally:
        _out, progress = process.communicate()
    assert progress == "progress\n"
    assert process.returncode == 0
