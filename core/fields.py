from wagtail.fields import StreamField as WagtailStreamField


class StreamField(WagtailStreamField):
    """StreamField that keeps its block definitions out of migrations.

    A change of blocks then needs no migration. The cost: a data migration that rewrites a body must
    state the blocks it expects itself.
    """

    def deconstruct(self):
        name, path, _args, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        return name, path, [[]], kwargs
