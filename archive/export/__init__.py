"""Articles out of the archive: JSON Lines, CSV and Parquet; all at once, or only what has changed since a mark."""

from archive.export.files import export_all, export_updates
from archive.export.formats import FORMATS, format_named
from archive.export.rows import NAMES, as_json_row

__all__ = ["FORMATS", "NAMES", "as_json_row", "export_all", "export_updates", "format_named"]
