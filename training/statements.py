"""The labelled statements of real texts as attributions (corpus/real/attributions.jsonl)."""
from features import HERE, attributions_of, prepare
from mentions import real_rows


def read_statements(path, tokenizer, data=f"{HERE}/../../shared/data"):
    """path: attributions.jsonl, of which no text is held back; data: the folder that has the texts."""
    rows = real_rows([path], data)
    documents = prepare([text for _, text in rows], tokenizer)
    return [{**document, "id": row["id"], **attributions_of(row, document["words"])} for document, (row, _) in zip(documents, rows)]
