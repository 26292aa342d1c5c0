from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "payments"
    verbose_name = "Pembayaran"

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from lapas.access import OfficePolicy
        from payments import checks  # noqa: F401
        from payments.models import BankAccount, Payment

        register_permission_policy(BankAccount, OfficePolicy(BankAccount))
        register_permission_policy(Payment, OfficePolicy(Payment))
