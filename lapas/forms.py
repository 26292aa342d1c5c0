"""Editor forms of prisons and artisans."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from lapas import access

PREFIX = re.compile(r"^[A-Z]{2,5}$")


class LapasPageForm(WagtailAdminPageForm):
    def clean_sku_prefix(self):
        prefix = self.cleaned_data["sku_prefix"].strip().upper()
        if prefix and not PREFIX.match(prefix):
            raise ValidationError(_("Tulis dua sampai lima huruf, misalnya LPP."))
        taken = type(self.instance).objects.filter(sku_prefix=prefix).exclude(pk=self.instance.pk)
        if prefix and taken.exists():
            raise ValidationError(_("Awalan ini sudah dipakai lapas lain."))
        return prefix


class ArtisanForm(WagtailAdminModelForm):
    """Offers only the prisons of the editor and notes who recorded a consent."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "prison" in self.fields:
            field = self.fields["prison"]
            field.queryset = access.prisons_of(self.for_user).by_name()
            if field.queryset.count() == 1:
                field.initial, field.empty_label = field.queryset.first(), None
            field.widget = forms.Select(choices=field.choices)

    def save(self, commit=True):
        for form in self.formsets["consents"].forms if "consents" in self.formsets else ():
            if form.has_changed() and not form.instance.recorded_by_id:
                form.instance.recorded_by = self.for_user
        return super().save(commit=commit)
