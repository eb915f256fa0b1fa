"""The texts of WikiEvents, which its release joins from tokens with a space between nearly all, as they are usually written."""
import re

RULES = ((r"\b([A-Z])\. (?=[A-Z]\.)", r"\1."), (r"\b([ap])\. m\.", r"\1.m."),  # U. S., 3 p. m.
         (r"(\d), (?=\d{3}(?!\d))", r"\1,"), (r"(\d)([.:]) (?=\d)", r"\1\2"),  # 1, 200 and 22: 32
         (r"(\w) ([’']) (?=(?:s|re|ve|ll|t|d|m)\b)", r"\1\2"), (r"\bO ([’']) (?=[A-Z])", r"O\1"), (r"s ([’']) (?=[a-z])", r"s\1 "),
         (r"(\w) - (?=\w)", r"\1-"))


def as_written(text):
    """Labels of these texts (corpus/real/wikievents.jsonl) point into this; there are no paragraphs."""
    for tokens, written in RULES:
        text = re.sub(tokens, written, text)
    return text
