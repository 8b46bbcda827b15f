"""What the sources are worth: what follows from the grades that a person gave and from what the entries record.

A person grades: a letter from A to F for a source (``reliability`` in a sidecar), a class and a number from 1 to 6 for
a piece of evidence (in a judgement). Everything here is computed from these, from the bibliography and from the text.
Nothing is graded here, the two scales are never merged, and what is not recorded is not assumed: a work without a
class has none, a work without an origin is dated by its edition and said to be. References that are unidentified, and
candidates, are no known sources; they are counted apart.
"""

from devisu.criticism.survey import Backed, Holdings, Survey, Surveyed, survey
from devisu.criticism.works import RANKS, Rank, Work

__all__ = ["RANKS", "Backed", "Holdings", "Rank", "Survey", "Surveyed", "Work", "survey"]
