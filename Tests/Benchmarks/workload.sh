#!/bin/sh
# workload.sh MODE FOLDER THREADS RUNS OUT: one measurement of the shared benchmark.
# In memory (eval, one) by the benchmark program; from file to file (e2e) by the program that users run.
top=$(cd "$(dirname "$0")/../.." && pwd)
release=${RELEASE:-$top/.build/release}
case $1 in
e2e)
    exec "$release/yingbao" batch --households "$2/households.csv" --members "$2/members.csv" \
        --mapping "$top/Examples/caseload/benchmark.yaml" --rules "$top/Examples/benchmark-rules" \
        --month 2024-06 --rows members \
        --columns household=hid,member=pid,programme,amount,household_total \
        --output "$5" --threads "$3" 2>/dev/null
    ;;
*)
    WORKLOAD_RULES="$top/Examples/benchmark-rules" \
        exec "$release/engine-benchmark" workload "$1" "$2" --threads "$3" --runs "$4"
    ;;
esac
