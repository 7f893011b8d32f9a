"""PDF, Word, e-mail and HTML files, read in a process of their own that holds nothing secret."""

from claims.reading.documents.apart import Limits, read_apart
from claims.reading.documents.kinds import Kind

__all__ = ["Kind", "Limits", "read_apart"]
