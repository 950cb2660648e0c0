#!/usr/bin/env bash
# Searches for inputs that crash, hang or break a property: SECONDS for each target. A finding ends
# the run with an error; put its file into Corpus/found once the mistake is mended.
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-60}
build=.build/fuzz
swift build -c release --scratch-path $build --product fuzz \
    --sanitize fuzzer --sanitize address -Xswiftc -DFUZZING
# Swift's own report of a crash reads memory that the address sanitizer forbids.
export SWIFT_BACKTRACE=enable=no
# What Swift keeps until the end of the process is no leak.
export ASAN_OPTIONS=detect_leaks=0
status=0
for target in yaml feel; do
    mkdir -p "$build/corpus/$target" "$build/findings"
    echo "fuzz: $target for $seconds seconds"
    FUZZ=$target $build/release/fuzz -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
        -max_len=2000 -verbosity=0 -print_final_stats=1 \
        -dict="Tests/FuzzTests/Corpus/$target.dict" -artifact_prefix="$build/findings/$target-" \
        "$build/corpus/$target" "Tests/FuzzTests/Corpus/$target" </dev/null 2>&1 |
        sed '/ecommended dictionary/d;/# Uses:/d' || status=1
done
exit $status
