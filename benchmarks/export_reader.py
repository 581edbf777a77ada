"""Write what train_reader.py trained as the application reads it, in eight bits a weight.

`python -m benchmarks.export_reader WEIGHTS app/quotes/reader`; needs `pip install nncf` besides the
project's own packages.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import nncf
import openvino
import torch
from transformers import AutoModelForQuestionAnswering

NAMES = ("input_ids", "attention_mask", "token_type_ids")


class Reader(torch.nn.Module):
    """(start logits, end logits), each of shape (batch, tokens)."""

    def __init__(self, weights: Path) -> None:
        super().__init__()
        self.model = AutoModelForQuestionAnswering.from_pretrained(weights).eval()

    def forward(
        self,
        input_ids: torch.Tensor,
        attention_mask: torch.Tensor,
        token_type_ids: torch.Tensor,
    ) -> tuple[torch.Tensor, torch.Tensor]:
        found = self.model(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        )
        return found.start_logits, found.end_logits


def main() -> None:
    weights, out = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    example = torch.ones(2, 24, dtype=torch.long)
    graph = openvino.convert_model(Reader(weights), example_input=dict.fromkeys(NAMES, example))
    graph = nncf.compress_weights(graph, mode=nncf.CompressWeightsMode.INT8_ASYM)
    openvino.save_model(graph, out / "model.xml", compress_to_fp16=True)
    shutil.copyfile(weights / "tokenizer.json", out / "tokenizer.json")


if __name__ == "__main__":
    main()
