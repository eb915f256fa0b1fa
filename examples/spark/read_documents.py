"""Reads documents with Onrecord on Apache Spark: records as JSON Lines in, Parquet out.

    spark-submit read_documents.py records.jsonl readings --partitions 64

`onrecord read --pipe` maps lines to lines, one out for each in, so it is a step of RDD.pipe like any other. Each task
starts it once for all records of its partition. What it has read goes to OUTPUT/documents, what it could not read to
OUTPUT/failed, both with the same columns. `onrecord import OUTPUT/documents` puts the documents into a ledger.
"""

import argparse
import json
import os
import sys
import time

from pyspark import StorageLevel
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import col
from pyspark.sql.types import IntegerType, StringType, StructField, StructType

ROW = StructType(
    [
        StructField("id", StringType(), False),
        StructField("url", StringType()),
        StructField("title", StringType()),
        StructField("outlet", StringType()),
        StructField("published", StringType()),
        StructField("statements", IntegerType()),
        StructField("events", IntegerType()),
        StructField("error_code", StringType()),
        StructField("error_message", StringType()),
        # The line as onrecord read printed it: all that is known, and what onrecord import reads.
        StructField("reading", StringType(), False),
    ]
)

# Bytes of a row group before it is written: documents are long, and whoever reads the file holds some of them.
BLOCK = 16 * 1024 * 1024


def with_id(numbered: tuple[str, int]) -> str:
    """The record with an id. `line-17` is what onrecord read would call it, which in a task counts its own lines only.

    It must not raise: RDD.pipe would wait for ever. A line that is not a JSON object is for onrecord read to refuse.
    """
    line, number = numbered
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return line
    if not isinstance(record, dict) or record.get("id"):
        return line
    return json.dumps({**record, "id": f"line-{number + 1}"})


def row_of(line: str) -> tuple:
    document = json.loads(line)
    error = document.get("error") or {}
    return (
        document["id"],
        document.get("url"),
        document.get("title"),
        document.get("outlet"),
        (document.get("published") or {}).get("from"),
        None if error else len(document["statements"]),
        None if error else len(document["events"]),
        error.get("code"),
        error.get("message"),
        line,
    )


def write(rows: DataFrame, path: str) -> None:
    rows.write.option("parquet.block.size", BLOCK).parquet(path)


def main() -> None:
    parser = argparse.ArgumentParser(description="Read documents with Onrecord on Apache Spark.")
    parser.add_argument("records", help="JSON Lines: a file, a folder, or a pattern, on any file system Spark knows")
    parser.add_argument("output", help="a folder that is not there yet")
    parser.add_argument("--master", help="where to run, if spark-submit does not say so: local[2], spark://host:7077")
    parser.add_argument("--partitions", type=int, help="tasks; each loads the model once (default: one per core)")
    parser.add_argument("--onrecord", default="onrecord", help="the command as the executors find it")
    arguments = parser.parse_args()

    began = time.monotonic()
    builder = SparkSession.builder.appName("onrecord")
    spark = (builder.master(arguments.master) if arguments.master else builder).getOrCreate()
    context = spark.sparkContext
    ready = time.monotonic()

    # Blank lines are no records: onrecord read passes over them, too.
    lines = context.textFile(arguments.records).filter(lambda line: line.strip() != "").zipWithIndex().map(with_id)
    records = lines.repartition(arguments.partitions or context.defaultParallelism)

    # RDD.pipe gives the command no environment but this one. One thread, because Spark gives a task one core.
    # checkCode: with --pipe a document that cannot be read is a line and no failure, so a code other than 0 is a fault of
    # the program (killed, no model) and the task has to be done again.
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    command = f"{arguments.onrecord} read --pipe --threads 1"
    read = records.pipe(command, env=environment, checkCode=True)

    # Reading is what takes the time, and two tables are written from it.
    rows = spark.createDataFrame(read.map(row_of), ROW).persist(StorageLevel.DISK_ONLY)
    write(rows.where(col("error_code").isNull()), f"{arguments.output}/documents")
    write(rows.where(col("error_code").isNotNull()), f"{arguments.output}/failed")
    done = time.monotonic()

    documents = spark.read.parquet(f"{arguments.output}/documents").count()
    failed = spark.read.parquet(f"{arguments.output}/failed").count()
    given = lines.count()
    spark.stop()
    report = {
        "documents": documents,
        "failed": failed,
        "seconds to start": round(ready - began, 1),
        "seconds to read": round(done - ready, 1),
        "documents per second": round(given / (done - ready), 2),
    }
    print(json.dumps(report))
    if documents + failed != given:
        sys.exit(f"{given} records went in and {documents + failed} came out")


if __name__ == "__main__":
    main()
