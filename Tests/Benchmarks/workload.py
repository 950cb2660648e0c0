#!/usr/bin/env python3
"""Runs the shared benchmark of eligibility engines with this project as one more row of its table.

usage: workload.py KIT [options of the kit's run.py]

The kit's own runner is used, so that all rows stand in the same rounds and every checksum is verified.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
kit = os.path.join(os.path.abspath(sys.argv[1]), "run.py")
BINARY = os.environ.get("ENGINE_BENCHMARK", f"{TOP}/.build/release/engine-benchmark")
ROW = f"""
CASES["Yingbao, rules in YAML"] = (
    "{BINARY} workload {{mode}} {{dir}} --threads {{threads}} --runs {{runs}}",
    {{"WORKLOAD_RULES": "{TOP}/Examples/benchmark-rules"}}, (1, 2), ("100k", "1m"), (), "eval one", None)
LIMITS = {{"""
with open(kit) as file:
    source = file.read()
assert source.count("\nLIMITS = {") == 1, "the kit's runner has changed"
sys.argv = [kit] + sys.argv[2:]
exec(compile(source.replace("\nLIMITS = {", ROW), kit, "exec"), {"__name__": "__main__", "__file__": kit})
