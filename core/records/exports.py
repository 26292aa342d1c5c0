"""CSV and XLSX of a record list, with no more columns than needed."""

from wagtail.admin.views.mixins import SpreadsheetExportMixin

# A spreadsheet takes a cell that begins like this for a formula and runs it (OWASP, CSV injection).
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
AT_ONCE = 500


def harmless(value):
    """`value` for a cell; text that a spreadsheet would run as a formula is made plain text."""
    if isinstance(value, str) and (
        value.startswith(FORMULA_STARTS) or value.lstrip().startswith(FORMULA_STARTS)
    ):
        return f"'{value}"
    return value


class RecordExportMixin(SpreadsheetExportMixin):
    """Expects `export_columns`: {heading: function of a record that gives the cell}."""

    export_columns = {}

    @property
    def list_export(self):
        return list(self.export_columns)

    def get_heading(self, queryset, field):
        return str(field)

    def to_row_dict(self, item):
        return {heading: harmless(cell(item)) for heading, cell in self.export_columns.items()}

    def as_spreadsheet(self, queryset, spreadsheet_format):
        # Twenty thousand orders are not held in memory at once.
        return super().as_spreadsheet(queryset.iterator(chunk_size=AT_ONCE), spreadsheet_format)

    def stream_csv(self, queryset):
        # Excel reads a CSV file as UTF-8 only with this mark in front.
        yield "\ufeff".encode()
        yield from super().stream_csv(queryset)
