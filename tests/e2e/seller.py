"""What people do at the order desk, by the words on the page."""

import re

from playwright.sync_api import expect

PASSWORD = "rahasia-123"  # of tests.factories


class Seller:
    """One member of staff at one window (a Playwright Page), signed in by the form."""

    def __init__(self, page, user):
        self.page = page
        page.goto("/admin/login/")
        page.get_by_label("Nama pengguna").fill(user.username)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()

    def open_desk(self):
        self.page.goto("/admin/pesanan/")
        expect(
            self.page.get_by_role("heading", level=1, name=re.compile("Pesanan"))
        ).to_be_visible()

    def numbers(self):
        """Order numbers on the list, top to bottom."""
        return self.page.get_by_role("link", name=re.compile(r"^KB-")).all_inner_texts()

    def open_order(self, number):
        """The first fulfilment of that order on the list."""
        self.open_desk()
        self.page.get_by_role("link", name=number).first.click()
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(number)

    def press(self, button, told):
        """Presses a button of the next step and reads what was done."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self.reads(told)

    def reads(self, message):
        expect(self.page.get_by_role("status").filter(has_text=message)).to_be_visible()
