from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index


class Category(index.Indexed, models.Model):
    """A kind of goods; kinds form a tree. `path` ("kain/batik/batik-cap") follows the parents."""

    name = models.CharField(_("nama"), max_length=60)
    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("di bawah"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
    )
    description = models.CharField(_("keterangan"), max_length=200, blank=True)
    is_food = models.BooleanField(
        _("makanan"),
        default=False,
        help_text=_("Produk di kategori ini wajib mengisi label makanan."),
    )
    sort_order = models.PositiveSmallIntegerField(_("urutan"), default=0)
    path = models.CharField(max_length=255, unique=True, editable=False)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("parent"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("is_food"), FieldPanel("sort_order")]),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("kategori")
        verbose_name_plural = _("kategori")
        ordering = ["path"]

    def __str__(self):
        return "— " * self.path.count("/") + self.name

    @transaction.atomic
    def save(self, *args, **kwargs):
        old_path = self.path
        self.path = f"{self.parent.path}/{self.slug}" if self.parent else self.slug
        super().save(*args, **kwargs)
        if old_path and old_path != self.path:
            for below in Category.objects.filter(path__startswith=f"{old_path}/"):
                below.path = self.path + below.path[len(old_path) :]
                models.Model.save(below, update_fields=["path"])

    def clean(self):
        super().clean()
        ancestor = self.parent
        while ancestor is not None:
            if ancestor.pk == self.pk:
                raise ValidationError(
                    {"parent": _("Kategori tidak bisa berada di bawah dirinya sendiri.")}
                )
            ancestor = ancestor.parent
