"""Many pages, several processes, one record.

`run_local` codes pages and gives what became of each, in their order, however many processes work; `code_into` reads
sources and writes what is coded into a store.
"""

from depeche.run.local import Known, Outcome, run_local
from depeche.run.recording import Summary, code_into

__all__ = ["Known", "Outcome", "Summary", "code_into", "run_local"]
