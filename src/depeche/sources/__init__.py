"""From anywhere to Page: files, folders, standard input, WARC archives, feeds and JSON Lines.

`read_sources(sources, rejects)` gives one Page at a time and never holds an archive in memory. What cannot become a
Page is counted in `Rejects`, with its reason, and the rest goes on.
"""

from depeche.sources.reading import read_sources
from depeche.sources.rejects import Reject, Rejects

__all__ = ["Reject", "Rejects", "read_sources"]
