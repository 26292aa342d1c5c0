"""Wagtail's indexes while much is stored at once: left alone meanwhile, then built in one go."""

from contextlib import contextmanager

from django.core.management import call_command
from django.db.models.signals import post_save
from modelsearch.index import get_indexed_models
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.signal_handlers import disable_reference_index_auto_update


@contextmanager
def left_alone():
    """Within it saving queues no task for the search index or the reference index.

    Each save would queue two, thousands in all, for the same few hundred pages.
    """
    models = [
        model
        for model in get_indexed_models()
        if post_save.disconnect(post_save_signal_handler, sender=model)
    ]
    try:
        with disable_reference_index_auto_update():
            yield
    finally:
        for model in models:
            post_save.connect(post_save_signal_handler, sender=model)


def build_references():
    """Brings the reference index up to date with everything stored so far."""
    call_command("rebuild_references_index", verbosity=0)


def build_search():
    """Brings the search index up to date with everything stored so far."""
    call_command("update_index", verbosity=0)
