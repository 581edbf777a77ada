"""The texts in prompts/, one file each, checked when loaded. Knows nothing of their use."""

from __future__ import annotations

import string
from importlib import resources

from archive.errors import BylineError


class PromptError(BylineError):
    hint = "restore the file in prompts/"


def load(name: str, *variables: str) -> string.Template:
    """The prompt `name`, which must use exactly these variables, written `$name`.

    Raises PromptError, naming the file, where it is missing or its variables are others.
    """
    file = resources.files("prompts") / f"{name}.txt"
    try:
        template = string.Template(file.read_text(encoding="utf-8").strip())
    except FileNotFoundError as error:
        raise PromptError(f"{file} is missing") from error
    if not template.is_valid() or set(template.get_identifiers()) != set(variables):
        found = ", ".join(template.get_identifiers()) or "none"
        raise PromptError(f"{file} has the variables {found}; wanted: {', '.join(variables)}")
    return template
