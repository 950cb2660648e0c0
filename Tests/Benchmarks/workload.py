#!/usr/bin/env python3
"""Runs the shared benchmark of eligibility engines with this project as one more row of its table.

usage: workload.py KIT [options of the kit's run.py]

The kit's own runner is used, so that all rows stand in the same rounds and every checksum is verified;
the file that we write is checked once before.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
kit = os.path.join(os.path.abspath(sys.argv[1]), "run.py")
ROW = f"""
CASES["Yingbao, rules in YAML"] = (
    "{HERE}/workload.sh {{mode}} {{dir}} {{threads}} {{runs}} {{out}}",
    {{}}, (1, 2), ("100k", "1m"), ("100k", "1m"), "eval e2e one cold", None)
LIMITS = {{"""
CHECK = f"""
_prepare = prepare


def prepare():
    _prepare()
    out = f"{{a.data}}/check.csv"
    subprocess.run(["{HERE}/workload.sh", "e2e", f"{{a.data}}/100k", "2", "1", out], check=True)
    check_result(out, "100k")


if __name__ == "__main__":"""
with open(kit) as file:
    source = file.read()
for place, text in [("\nLIMITS = {", ROW), ('\nif __name__ == "__main__":', CHECK)]:
    assert source.count(place) == 1, "the kit's runner has changed"
    source = source.replace(place, text)
sys.argv = [kit] + sys.argv[2:]
exec(compile(source, kit, "exec"), {"__name__": "__main__", "__file__": kit})
