"""Chat models of any provider behind one small seam, LangChain's among them. Knows no prompts.

`load` makes the model that the settings name: `openai:…`, `anthropic:…`, `ollama:…`,
`google_genai:…` through LangChain, each from a package that is absent until wanted, or `local:…`
in this process (app/local.py).
"""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

from app.answer import Usage
from app.settings import Settings
from archive.errors import BylineError, SettingError

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import AIMessageChunk

_WRITTEN = 1024  # tokens a model may write; what it reads has the rest of its context
_LOCAL = 256  # the same in this process, where a token takes long
_RETRIES = 2
# English takes some four characters a token; three and a half leave room for names and numbers.
_CHARACTERS = 3.5


class ModelError(BylineError):
    hint = "ask again, or unset BYLINE_MODEL to answer without a model"


def most_written(context: int) -> int:
    """How many of the tokens of a context a model may write."""
    return min(_WRITTEN, context // 4)


class ChatModel(Protocol):
    """Writes an answer to one message."""

    @property
    def name(self) -> str: ...

    @property
    def context(self) -> int:
        """How many tokens it can read and write together."""
        ...

    def count(self, text: str) -> int:
        """The length of a text in tokens, or a little more where only the provider knows it."""
        ...

    def stream(self, instructions: str, message: str) -> Iterator[str | Usage]:
        """What it writes, as it comes, and last what that took. Raises ModelError.

        Closed early, it stops writing.
        """
        ...


@dataclass(frozen=True, slots=True)
class _Provider:
    """A class of LangChain's, the extra of ours that installs it, and the variable of its key;
    `own` gives the arguments that are not the same for all of them."""

    module: str
    kind: str
    extra: str
    key: str
    own: Callable[[Settings], dict[str, Any]]


def _hosted(settings: Settings) -> dict[str, Any]:
    """What the classes of hosted models have in common."""
    return {
        "timeout": settings.model_timeout,
        "max_retries": _RETRIES,
        "max_tokens": most_written(settings.model_context),
    }


_PROVIDERS = {
    "openai": _Provider(
        "langchain_openai",
        "ChatOpenAI",
        "openai",
        "OPENAI_API_KEY",
        lambda settings: _hosted(settings) | {"stream_usage": True},
    ),
    "anthropic": _Provider(
        "langchain_anthropic", "ChatAnthropic", "anthropic", "ANTHROPIC_API_KEY", _hosted
    ),
    "google_genai": _Provider(
        "langchain_google_genai",
        "ChatGoogleGenerativeAI",
        "google",
        "GOOGLE_API_KEY",
        # Over gRPC it takes no address of a server's, and no stop.
        lambda settings: _hosted(settings) | {"transport": "rest"},
    ),
    "ollama": _Provider(
        "langchain_ollama",
        "ChatOllama",
        "ollama",
        "",
        lambda settings: {
            "num_ctx": settings.model_context,
            "num_predict": most_written(settings.model_context),
            "client_kwargs": {"timeout": settings.model_timeout},
        },
    ),
}


def load(settings: Settings, environment: Mapping[str, str]) -> ChatModel:
    """The model that the settings name.

    Keys are read from the environment, else from the secrets file. Raises SettingError and
    ModelError, saying what is missing.
    """
    provider, _, name = settings.model.partition(":")
    if provider == "local" and name:
        from app.local import LocalModel

        return LocalModel(name, threads=settings.threads, written=_LOCAL)
    if provider not in _PROVIDERS or not name:
        known = ", ".join(f"{one}:NAME" for one in (*_PROVIDERS, "local"))
        raise SettingError(f"BYLINE_MODEL={settings.model!r} is none of {known}")
    return _Remote(settings, _PROVIDERS[provider], name, environment)


class _Remote:
    """A provider's model. What its package raises becomes ModelError here."""

    def __init__(
        self, settings: Settings, provider: _Provider, name: str, environment: Mapping[str, str]
    ) -> None:
        self.name = settings.model
        self.context = settings.model_context
        self._url = settings.model_url
        self._key = ""
        if provider.key:
            self._key = environment.get(provider.key) or _secrets(settings).get(provider.key, "")
            if not self._key and not self._url:
                raise ModelError(
                    f"{settings.model} needs a key",
                    hint=f"set {provider.key}, or put it into the file that BYLINE_SECRETS names",
                )
        try:
            kind = getattr(import_module(provider.module), provider.kind)
        except ImportError as error:
            raise ModelError(
                f"{settings.model} needs the package {provider.module.replace('_', '-')}",
                hint=f"pip install 'byline[{provider.extra}]'",
            ) from error
        given: dict[str, Any] = {"model": name} | provider.own(settings)
        if not _fixed_temperature(name):
            given["temperature"] = 0
        if provider.key:
            given["api_key"] = self._key or "none"  # a server of one's own asks for no key
        if self._url:
            given["base_url"] = self._url
        if settings.model_rate:
            from langchain_core.rate_limiters import InMemoryRateLimiter

            given["rate_limiter"] = InMemoryRateLimiter(
                requests_per_second=settings.model_rate / 60, max_bucket_size=1
            )
        try:
            self._chat: BaseChatModel = kind(**given)
        except Exception as error:
            raise self._translated(error) from error

    def count(self, text: str) -> int:
        return math.ceil(len(text) / _CHARACTERS)

    def stream(self, instructions: str, message: str) -> Iterator[str | Usage]:
        read = written = 0
        try:
            chunks = self._chat.stream([("system", instructions), ("human", message)])
            with closing(cast("Generator[AIMessageChunk]", chunks)):
                for chunk in chunks:
                    if chunk.usage_metadata:
                        read += chunk.usage_metadata["input_tokens"]
                        written += chunk.usage_metadata["output_tokens"]
                    if chunk.text:
                        yield str(chunk.text)
        except GeneratorExit:
            gc.collect()  # Google's package hangs up only where the garbage collector does it
            raise
        except Exception as error:
            raise self._translated(error) from error
        # Not every server tells what it read.
        yield Usage(read or self.count(instructions + message), written)

    def _translated(self, error: Exception) -> ModelError:
        """What went wrong and what to do, told from the status, else from the kind of error."""
        kinds = {kind.__name__ for kind in type(error).__mro__}
        where = f" at {self._url}" if self._url else ""
        match getattr(error, "status_code", None) or getattr(error, "code", None):
            case 401 | 403:
                return ModelError(f"{self.name}{where} refuses the key", hint="check the key")
            case 404:
                return ModelError(
                    f"{self.name}{where} is not known there",
                    hint="check BYLINE_MODEL and BYLINE_MODEL_URL; a local server may have to be "
                    "told to load the model first",
                )
            case 429:
                return ModelError(
                    f"{self.name} takes no more questions for now",
                    hint="wait a little, or set BYLINE_MODEL_RATE to fewer requests a minute",
                )
            case _:
                pass
        if any("Timeout" in kind for kind in kinds):
            return ModelError(
                f"{self.name}{where} did not answer in time",
                hint="ask again, or set BYLINE_MODEL_TIMEOUT to more seconds",
            )
        if kinds & {"ConnectionError", "APIConnectionError", "ConnectError", "NetworkError"}:
            return ModelError(
                f"{self.name}{where} can't be reached",
                hint="start its server, or check BYLINE_MODEL_URL and the network",
            )
        if "context" in str(error).lower() and "length" in str(error).lower():
            return ModelError(
                f"the passages are too long for {self.name}",
                hint="set BYLINE_MODEL_CONTEXT to the tokens that the model takes",
            )
        told = str(error).strip().split("\n")[0][:200]
        told = told.replace(self._key, "…") if self._key else told
        return ModelError(f"{self.name} failed: {type(error).__name__}: {told}")


def _fixed_temperature(name: str) -> bool:
    """Whether a model takes no temperature but its own, as those that reason do."""
    return name.startswith(("o1", "o3", "o4", "gpt-5"))


def _secrets(settings: Settings) -> dict[str, str]:
    """The lines NAME=value of the secrets file. Raises SettingError, without showing any."""
    if not settings.secrets:
        return {}
    try:
        lines = Path(settings.secrets).expanduser().read_text("utf-8").splitlines()
    except (OSError, UnicodeError) as error:
        raise SettingError(f"BYLINE_SECRETS={settings.secrets!r} can't be read") from error
    pairs = (line.partition("=") for line in lines if not line.lstrip().startswith("#"))
    return {name.strip(): value.strip().strip("\"'") for name, _, value in pairs if value.strip()}
