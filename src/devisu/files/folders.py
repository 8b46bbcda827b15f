"""The folders outside an edition: for what may be lost, and for what went wrong. The importer of platformdirs."""

from __future__ import annotations

import os
from pathlib import Path

_CACHE = "DEVISU_CACHE"


def cache_folder() -> Path:
    """Where indexes and collations are kept: the folder that ``DEVISU_CACHE`` names, or the user's cache folder."""
    named = os.environ.get(_CACHE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("devisu", appauthor=False)


def log_folder() -> Path:
    """The user's folder for logs, made if it is not there. Raises OSError where it cannot be."""
    from platformdirs import user_log_path

    return user_log_path("devisu", ensure_exists=True)
