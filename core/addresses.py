"""Public addresses of pages without loading the page objects."""

from wagtail.models import Site


def root_url_path():
    """`url_path` of the home page ("/beranda/"); from Wagtail's cached site roots."""
    roots = Site.get_site_root_paths()
    return roots[0].root_path if roots else "/"


def public_path(url_path, root=None):
    """A page's `url_path` ("/beranda/produk/") as visitors see it ("/produk/")."""
    root = root or root_url_path()
    return url_path[len(root) - 1 :] if url_path.startswith(root) else url_path
