"""Briefings that were made, so that what is downloaded is what was read. Knows nothing of pages."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict

from app.brief.briefing import Briefing

MOST = 100


class Made:
    """The last ones, for as long as the process runs, each under a name nobody can guess."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._made: OrderedDict[str, Briefing] = OrderedDict()
        self._lock = threading.Lock()

    def keep(self, briefing: Briefing) -> str:
        """The name to get it by."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._made[name] = briefing
            if len(self._made) > self._most:
                self._made.popitem(last=False)
        return name

    def get(self, name: str) -> Briefing | None:
        """Asked for, it counts as new. None where there never was one, or others took its place."""
        with self._lock:
            if name in self._made:
                self._made.move_to_end(name)
            return self._made.get(name)
