from django.core.files.storage import storages


def private_storage():
    """Where files lie that have no public address: consent scans."""
    return storages["private"]
