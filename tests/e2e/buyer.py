"""What a buyer does, by the words on the page."""

import re

from playwright.sync_api import expect

ADDRESS = {
    "Kecamatan": "Ilir Barat I",
    "Kelurahan/Desa": "Lorok Pakjo",
    "Kode pos": "30137",
    "Alamat": "Jl. Kapten A. Rivai No. 7",
}


class Buyer:
    """One person at one window (a Playwright Page)."""

    def __init__(self, page, *, javascript=True):
        self.page = page
        self.javascript = javascript

    def put_in_basket(self, product, *, quantity=1, variant=""):
        """Opens a ProductPage and puts pieces of it into the basket."""
        self.page.goto(product.url)
        self.add(quantity=quantity, variant=variant)

    def add(self, *, quantity=1, variant=""):
        """The product page is open: chooses variant and quantity, and presses the button."""
        if variant:
            self.page.get_by_role("radio", name=variant).check()
        self.page.get_by_role("spinbutton", name="Jumlah").fill(str(quantity))
        self.page.get_by_role("button", name="Tambah ke keranjang").click()
        expect(self.page.get_by_text("masuk keranjang.")).to_be_visible()

    def open_checkout(self):
        """From the basket's page to the checkout."""
        self.page.goto("/keranjang/")
        self.page.get_by_role("link", name="Lanjut ke checkout").click()
        expect(self.page.get_by_role("heading", level=1, name="Checkout")).to_be_visible()

    def write_contact(self, *, name="Rina Marlina", phone="0812 3456 7890"):
        self.page.get_by_label("Nama lengkap").fill(name)
        self.page.get_by_label("Nomor WhatsApp").fill(phone)

    def choose_region(self, province="Sumatera Selatan", regency="Kota Palembang"):
        self.page.get_by_label("Provinsi").select_option(province)
        self.page.get_by_label("Kabupaten/Kota").select_option(regency)

    def write_address(self):
        self.choose_region()
        for label, text in ADDRESS.items():
            self.page.get_by_label(label, exact=True).fill(text)

    def delivery(self, prison):
        """The group of radio buttons for the goods of a LapasPage."""
        return self.page.get_by_role("group", name=f"Pengiriman dari {prison.title}")

    def choose_delivery(self, prison, option):
        self.delivery(prison).get_by_role("radio", name=option).check()

    def pay_by(self, method):
        """`method` is the whole label, or a pattern."""
        self.page.get_by_role("radio", name=method, exact=isinstance(method, str)).check()

    def agree(self):
        self.page.get_by_label("Saya setuju dengan syarat dan kebijakan privasi").check()

    def count_delivery(self):
        """Without JavaScript the fee is asked for by a button; with it, it has come by itself."""
        if not self.javascript:
            self.page.get_by_role("button", name="Hitung ongkir").click()

    @property
    def total(self):
        """The line with the total of the summary."""
        return self.page.locator("#ringkasan .total-all")

    @property
    def place_button(self):
        return self.page.get_by_role("button", name="Buat pesanan")

    def expect_order_page(self):
        heading = self.page.get_by_role("heading", level=1, name=re.compile(r"^Pesanan KB-"))
        expect(heading).to_be_visible()
