"""A real browser against a real server: Debian's Chromium, under the live site's strict policy."""

import os
import shutil

import pytest
from playwright.sync_api import expect

from tests.e2e import site

# Playwright's event loop makes Django take the test's own thread for an async one.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
# A busy machine is slow, not wrong.
PATIENCE_MS = 30_000
expect.set_options(timeout=PATIENCE_MS)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.is_relative_to(os.path.dirname(__file__)):
            item.add_marker(pytest.mark.e2e)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Launches Chromium from CHROMIUM or the search path; none there: fails in CI, else skips."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if not chromium:
        reason = "no Chromium: install the package chromium, or set CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return {**browser_type_launch_args, "executable_path": chromium, "args": ["--no-sandbox"]}


@pytest.fixture
def shop(transactional_db):
    """The small site of tests.e2e.site."""
    return site.build()


@pytest.fixture
def visit(new_context, live_server):
    """Opens a window: `visit(size=PHONE, javascript=True)` gives a Page of the live server.

    The test fails if a page breaks the content security policy or a script fails.
    """
    complaints = []

    def listen(message):
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def open_window(*, size=PHONE, javascript=True):
        context = new_context(
            base_url=live_server.url,
            viewport=size,
            java_script_enabled=javascript,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
        )
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield open_window
    assert complaints == []
