"""The browser of the tests: a Chromium on the path, which `make test` installs where it may."""

import importlib.util
import shutil

import pytest

BROWSER = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
needs_browser = pytest.mark.skipif(
    not BROWSER or not importlib.util.find_spec("playwright"),
    reason="no browser: there is no chromium on the path, and `make test` could not install one",
)
