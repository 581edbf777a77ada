"""Is everything in order? Checks the encoder and the archive, and mends what is derived."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from archive.archive import Archive
from archive.encoder import Encoder
from archive.errors import BylineError
from ingest.pipeline import Attributor, reattribute
from ingest.pipeline import reembed as embed_anew
from ingest.relate import relate_rest

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was wrong, what of it is mended, and what to do about the rest."""

    problems: tuple[str, ...]
    repaired: tuple[str, ...]
    hint: str

    @property
    def ok(self) -> bool:
        return len(self.problems) == len(self.repaired)


def examine(folder: Path, encoder: Encoder, attributor: Attributor, *, reembed: bool) -> Report:
    """Look at the installation and at the archive in `folder`. Raises nothing of ours."""
    problems: list[str] = []
    repaired: list[str] = []
    hint = ""
    try:
        vector = encoder.encode_query("Is everything in order?")
        if vector.shape != (encoder.dimension,) or abs(float(np.linalg.norm(vector)) - 1) > 1e-3:
            problems.append(f"the encoder {encoder.name} gives no unit vectors")
            hint = "set BYLINE_ENCODER to another encoder, or leave it unset for the bundled one"
    except BylineError as error:
        problems.append(str(error))
        hint = error.hint
    if not (folder / "catalog.db").exists():
        if any(folder.glob("vectors-*")):
            problems.append(f"{folder} has indexes but no catalog, which holds the articles")
            hint = "restore catalog.db from a backup, or ingest the articles into a new archive"
        return Report(tuple(problems), (), hint)
    try:
        with Archive.own(folder, None if reembed else encoder.name) as archive:
            if reembed and not problems:
                embed_anew(archive, encoder)
            mended = archive.check()
            problems.extend(mended)
            repaired.extend(f"{problem}: rebuilt from the catalog" for problem in mended)
            if apart := relate_rest(archive):
                problem = f"nobody looked for copies and stories among {apart} articles"
                problems.append(problem)
                repaired.append(f"{problem}: found")
            if stale := len(archive.not_attributed(attributor.rules)):
                problem = f"the statements of {stale} articles were found by older rules, or never"
                _log.warning("%s; finding them anew", problem)  # that may take its time
                failed = reattribute(archive, attributor)
                problems.append(problem)
                repaired.append(f"{problem}: found anew")
                problems.extend(f"{id}: {reason}" for id, reason in failed)
                hint = "remove these articles, or take them in again" if failed else hint
    except BylineError as error:
        problems.append(str(error))
        hint = error.hint
    return Report(tuple(problems), tuple(repaired), hint)
