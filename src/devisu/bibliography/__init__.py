"""The bibliography: .bib files in, one library out.

`read` reads one file, `merge` joins the files of an edition and resolves what entries inherit, `field` reads a field by
its BibLaTeX name whatever the entry calls it.
"""

from devisu.bibliography.aliases import field
from devisu.bibliography.inherit import merge
from devisu.bibliography.reading import read

__all__ = ["field", "merge", "read"]
