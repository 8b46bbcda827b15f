"""The grammars, one for each family of styles, and which of them an item follows."""

from devisu.bibliography.lists.styles.telling import read

__all__ = ["read"]
