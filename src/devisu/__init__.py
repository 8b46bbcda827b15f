"""devisu: citation and source criticism for historians."""

__version__ = "0.1.0"
