"""Run benchmarks: `python -m benchmarks DATA [NAME …]`, all of them where none is named.

DATA is the folder of evaluation sets; where it, or a set, is not there, that is said and skipped.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

NAMES = (
    "words_engines",
    "encoder_speed",
    "realtimeqa",
    "time_collection",
    "polnear",
    "canard",
    "squad",
    "wice",
    "planted",
    "injection",
    "obeying",
    "first_token",
    "related",
    "summhay",
    "growth",
    "latency",
    "speed",
)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    if folder is None or not folder.is_dir():
        print("skipped: name the folder of the evaluation sets, make bench DATA=…")
        return
    for name in sys.argv[2:] or NAMES:
        print(f"# {name}", flush=True)
        try:
            import_module(f"benchmarks.{name}").run(folder)
        except FileNotFoundError as error:
            print(f"skipped: {error.filename} is not there")


if __name__ == "__main__":
    main()
