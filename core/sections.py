"""Parts of a page that apps further to the right provide.

A prison's page shows products although `lapas` must not know `products`. So `products` registers a
provider here, and the page asks for whatever has been registered for its type.

A provider is called with (page, box) and returns a function without arguments that builds the part:
first everybody says which pictures they need (core.pictures.PictureBox), then one query fetches
them, then the parts are built.
"""

from collections import defaultdict

_providers = defaultdict(dict)


def provide(page_type, name):
    """Decorator: registers a provider for the context variable `name` on `page_type`."""

    def register(provider):
        _providers[page_type][name] = provider
        return provider

    return register


def builders(page, box):
    """{name: function} of every part registered for the type of `page`."""
    return {
        name: provider(page, box)
        for page_type, providers in _providers.items()
        if isinstance(page, page_type)
        for name, provider in providers.items()
    }
