"""Whether all that an archive holds agrees with itself: one small function for each thing that must be true."""

from archive.checks.finding import Finding
from archive.checks.run import CheckReport, check_all

__all__ = ["CheckReport", "Finding", "check_all"]
