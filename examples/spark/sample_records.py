"""Writes records to try the job with: the bundled samples, over and over, each time with an id and an address of its own.

    python3 sample_records.py 400 > records.jsonl

Every hundredth record is broken on purpose, so that there is something in `failed`.
"""

import json
import pathlib
import sys

ARTICLES = pathlib.Path(__file__).parents[2] / "samples" / "articles"


def main() -> None:
    files = sorted(ARTICLES.iterdir())
    for number in range(int(sys.argv[1])):
        file = files[number % len(files)]
        record = {
            "id": f"sample-{number:06}",
            "url": f"https://samples.example.org/{number:06}",
            "published": f"2024-{number % 12 + 1:02}-15",
            "html" if file.suffix == ".html" else "text": file.read_text("utf-8") if number % 100 != 99 else "",
        }
        print(json.dumps(record))


if __name__ == "__main__":
    main()
