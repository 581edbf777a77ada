"""How each provider's server streams an answer and refuses to, as its documentation has it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

READ, WRITTEN = 120, 9  # tokens


@dataclass(frozen=True, slots=True)
class Wire:
    """What of a provider's server tells it from another's."""

    key: str = "Authorization"  # the header that the key comes in
    media: str = "text/event-stream"
    malformed: str = "data: {not json\n\n"

    def begin(self) -> str:
        return ""

    def word(self, word: str) -> str:
        raise NotImplementedError

    def end(self) -> str:
        raise NotImplementedError

    def refusal(self, status: int, message: str) -> Any:
        raise NotImplementedError

    def asked(self, body: Any) -> Sequence[tuple[str, str]]:
        """(role, text) of what a request says."""
        return [(turn["role"], turn["content"]) for turn in body["messages"]]


class OpenAI(Wire):
    """https://platform.openai.com/docs/api-reference/chat-streaming"""

    def word(self, word: str) -> str:
        return self._event({"choices": [{"index": 0, "delta": {"content": word}}]})

    def end(self) -> str:
        usage = {"prompt_tokens": READ, "completion_tokens": WRITTEN}
        last = {"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]}
        counted = {"choices": [], "usage": usage | {"total_tokens": READ + WRITTEN}}
        return f"{self._event(last)}{self._event(counted)}data: [DONE]\n\n"

    def refusal(self, status: int, message: str) -> Any:
        return {"error": {"message": message, "code": status}}

    def _event(self, more: dict[str, Any]) -> str:
        event = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m"} | more
        return f"data: {json.dumps(event)}\n\n"


class Anthropic(Wire):
    """https://docs.anthropic.com/en/docs/build-with-claude/streaming"""

    def begin(self) -> str:
        message = {"id": "1", "type": "message", "role": "assistant", "model": "m", "content": []}
        message |= {"stop_reason": None, "usage": {"input_tokens": READ, "output_tokens": 1}}
        return self._event("message_start", message=message) + self._event(
            "content_block_start", index=0, content_block={"type": "text", "text": ""}
        )

    def word(self, word: str) -> str:
        delta = {"type": "text_delta", "text": word}
        return self._event("content_block_delta", index=0, delta=delta)

    def end(self) -> str:
        delta = {"stop_reason": "end_turn", "stop_sequence": None}
        usage = {"input_tokens": READ, "output_tokens": WRITTEN}
        return (
            self._event("content_block_stop", index=0)
            + self._event("message_delta", delta=delta, usage=usage)
            + self._event("message_stop")
        )

    def refusal(self, status: int, message: str) -> Any:
        return {"type": "error", "error": {"type": f"error_{status}", "message": message}}

    def asked(self, body: Any) -> Sequence[tuple[str, str]]:
        return [("system", body["system"]), *Wire.asked(self, body)]

    def _event(self, kind: str, **more: Any) -> str:
        return f"event: {kind}\ndata: {json.dumps({'type': kind} | more)}\n\n"


class Gemini(Wire):
    """https://ai.google.dev/api/generate-content: a list of JSON, an element at a time"""

    def begin(self) -> str:
        return "["

    def word(self, word: str) -> str:
        return f"{json.dumps({'candidates': [self._candidate(word)]})}\n,\r\n"

    def end(self) -> str:
        usage = {"promptTokenCount": READ, "candidatesTokenCount": WRITTEN}
        usage |= {"totalTokenCount": READ + WRITTEN}
        last = self._candidate("") | {"finishReason": 1}
        return f"{json.dumps({'candidates': [last], 'usageMetadata': usage})}\n]"

    def refusal(self, status: int, message: str) -> Any:
        return {"error": {"code": status, "message": message, "status": "REFUSED"}}

    def asked(self, body: Any) -> Sequence[tuple[str, str]]:
        turns = [body["systemInstruction"], *body["contents"]]
        roles = ("system", "user")
        return [(r, t["parts"][0]["text"]) for r, t in zip(roles, turns, strict=True)]

    def _candidate(self, text: str) -> dict[str, Any]:
        return {"index": 0, "content": {"role": "model", "parts": [{"text": text}]}}


class Ollama(Wire):
    """https://github.com/ollama/ollama/blob/main/docs/api.md: a line of JSON at a time"""

    def word(self, word: str) -> str:
        return self._line({"message": {"role": "assistant", "content": word}, "done": False})

    def end(self) -> str:
        counted = {"prompt_eval_count": READ, "eval_count": WRITTEN, "total_duration": 1}
        last = {"message": {"role": "assistant", "content": ""}, "done": True}
        return self._line(last | {"done_reason": "stop"} | counted)

    def refusal(self, status: int, message: str) -> Any:
        return {"error": f"{status}: {message}"}

    def _line(self, more: dict[str, Any]) -> str:
        return f"{json.dumps({'model': 'm', 'created_at': '2026-03-14T08:00:00Z'} | more)}\n"


WIRES: dict[str, Wire] = {
    "openai": OpenAI(),
    "anthropic": Anthropic(),
    "google_genai": Gemini(key="X-Goog-Api-Key", media="application/json", malformed="[{not json}"),
    "ollama": Ollama(media="application/x-ndjson", malformed="{not json}\n"),
}
