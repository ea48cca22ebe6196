"""Faster matrix products for the pipelines: numpy's BLAS in place of thinc's default, where that is one that is fast.

On the processors tried, numpy's OpenBLAS multiplies about three times as fast as blis, which thinc takes by default.
The choice hangs on the installation alone (never on a stopwatch), so the same machine always parses the same way.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

#: BLAS libraries that numpy may be built with and that were found, or are known, to outdo blis.
FAST_LIBRARIES = ("openblas", "scipy-openblas", "mkl", "accelerate")


@cache
def numpy_products() -> NumpyOps | None:
    """Return thinc operations that multiply through numpy, None where numpy's BLAS is slow or differs in results."""
    settings: Any = np.show_config(mode="dicts")
    library = str(settings.get("Build Dependencies", {}).get("blas", {}).get("name", "")).lower()
    if not any(library.startswith(name) for name in FAST_LIBRARIES):
        return None
    rng = np.random.default_rng(0)
    left = rng.standard_normal((37, 96)).astype(np.float32)
    right = rng.standard_normal((64, 96)).astype(np.float32)
    ours = NumpyOps(use_blis=False)
    theirs = NumpyOps()
    same = np.allclose(ours.gemm(left, right, trans2=True), theirs.gemm(left, right, trans2=True), atol=1e-4)
    return ours if same else None


def speed_up(nlp: Language) -> bool:
    """Let every component of a loaded pipeline multiply through numpy where that helps; return whether it does."""
    operations = numpy_products()
    if operations is None:
        return False
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None and hasattr(model, "walk"):
            for node in model.walk():
                node.ops = operations
    return True


def use_numpy_products() -> bool:
    """Do the same for every model that this process makes from now on (training)."""
    operations = numpy_products()
    if operations is not None:
        set_current_ops(operations)
    return operations is not None
