from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "payments"
    verbose_name = "Pembayaran"

    def ready(self):
        from payments import checks  # noqa: F401
