from django.core.checks import Error, register

from payments.methods import METHODS

INTERFACE = ("code", "label", "note", "template", "is_offered", "refusal", "detail", "open")


@register()
def methods_are_whole(app_configs, **kwargs):
    """karya.E002: every payment method offers the whole interface."""
    return [
        Error(f"Payment method {code} lacks {name}.", id="karya.E002")
        for code, method in METHODS.items()
        for name in INTERFACE
        if not hasattr(method, name)
    ]
