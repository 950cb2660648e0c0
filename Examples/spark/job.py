"""Decides a caseload with yingbao on a Spark cluster, a part of the records in each task.

    python job.py RECORDS.ndjson OUTPUT --month 2024-06 --rules Rules/zhangjiachuan
    python job.py RECORDS.ndjson OUTPUT --kill-a-worker     # one worker is killed on the way

Every record is a line, and `yingbao batch --stdin --stdout` gives a line for it. It keeps no state,
so a task that is lost is simply run again; Spark keeps what a task wrote only when it has ended.
"""
import argparse
import json
import os
import signal
import subprocess
import threading
import time
from collections import Counter
from decimal import Decimal

from pyspark.sql import SparkSession


def totals(lines):
    """For each programme the results that are granted, the sums that are known, and all outcomes."""
    counts, sums, records = Counter(), Counter(), Counter()
    for line in lines:
        determination = json.loads(line)
        records[determination["record"]] += 1
        for result in determination["results"]:
            counts[result["programme"], result["outcome"]] += 1
            if result["payable"] and result["amount"] is not None:
                sums[result["programme"]] += Decimal(result["amount"])
    return counts, sums, records


def kill_a_worker(after):
    """Kills one executor of the cluster, as a machine that loses its power would."""
    time.sleep(after)
    found = subprocess.run(
        ["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True)
    pids = [int(pid) for pid in found.stdout.split()]
    if pids:
        os.kill(pids[0], signal.SIGKILL)
        print(f"killed the worker {pids[0]} of {len(pids)}", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("records")
    options.add_argument("output")
    options.add_argument("--yingbao", default=".build/release/yingbao")
    options.add_argument("--rules", default="Rules/zhangjiachuan")
    options.add_argument("--month", default="2024-06")
    options.add_argument("--known-on", default="2026-11-01")
    options.add_argument("--master", default="local-cluster[2,1,1024]")
    options.add_argument("--partitions", type=int, default=16)
    options.add_argument("--kill-a-worker", action="store_true")
    options.add_argument("--kill-after", type=float, default=4)
    options.add_argument("--compare", action="store_true", help="with one run on this machine")
    given = options.parse_args()

    command = [
        os.path.abspath(given.yingbao), "batch", "--stdin", "--stdout", "--threads", "1",
        "--rules", os.path.abspath(given.rules), "--month", given.month,
        "--known-on", given.known_on]
    spark = (
        SparkSession.builder.master(given.master).appName("yingbao")
        .config("spark.executor.memory", "512m").config("spark.task.maxFailures", "8")
        .config("spark.ui.enabled", "false").getOrCreate())
    spark.sparkContext.setLogLevel("ERROR")
    if given.kill_a_worker:
        threading.Thread(target=kill_a_worker, args=(given.kill_after,), daemon=True).start()
    # The last stage writes; a task that is run again writes in the place of the one that was lost.
    spark.sparkContext.textFile(given.records, given.partitions).pipe(
        " ".join(command), checkCode=True).saveAsTextFile(given.output)
    lines = spark.sparkContext.textFile(given.output).collect()
    spark.stop()

    counts, sums, records = totals(lines)
    twice = sum(1 for count in records.values() if count > 1)
    print(f"{len(lines)} determinations, {twice} records doubled")
    for programme, amount in sorted(sums.items()):
        print(f"{programme}: {counts[programme, 'eligible']} eligible, {amount} yuan")
    if given.compare:
        with open(given.records, "rb") as source:
            alone = subprocess.run(command, stdin=source, capture_output=True, check=True)
        single = alone.stdout.decode().splitlines()
        print("equal to one machine:", sorted(single) == sorted(lines))
        if sorted(single) != sorted(lines):
            raise SystemExit(1)


if __name__ == "__main__":
    main()
