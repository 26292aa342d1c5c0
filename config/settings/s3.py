"""Reads STORAGE_URL (`s3://bucket?region=ap-southeast-3&endpoint=https://…`)."""

from urllib.parse import parse_qs, urlsplit


def s3_storage(url, *, location, public):
    """A STORAGES entry for `location` in the bucket; ValueError for any other scheme.

    Keys are read by boto3 itself from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.
    """
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.hostname:
        raise ValueError("STORAGE_URL must look like s3://bucket?region=…")
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": parts.hostname,
            "region_name": query.get("region"),
            "endpoint_url": query.get("endpoint"),
            "location": location,
            "querystring_auth": not public,
            "default_acl": "public-read" if public else "private",
            "file_overwrite": False,
        },
    }
