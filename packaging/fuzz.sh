#!/usr/bin/env bash
# packaging/fuzz.sh [--seconds N] [--seeds FOLDER]… [TARGET…]
#
# Feeds the fuzz targets (tests/fuzz; all of them when none is named) with inputs that clang's libFuzzer makes up, each
# for N seconds (60), one after another. It starts from the kept corpus, from what earlier runs found
# (build/fuzz/corpus) and from the folders given. Stops at the first crash, hang of 10 s or use of 1 GB, and says where
# the input is. Debian 12; installs what is missing of the group "fuzz".
#
# To make such an input small: build/fuzz/tests/fuzz/fuzz_TARGET -minimize_crash=1 -runs=100000 FILE
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

seconds=60
seeds=()
targets=()
while (($# > 0)); do
    case $1 in
        --seconds)
            seconds=${2:?--seconds needs a number}
            shift
            ;;
        --seeds)
            seeds+=("$(cd -- "${2:?--seeds needs a folder}" && pwd)")
            shift
            ;;
        --help | -h)
            usage
            exit
            ;;
        -*) fail "Unknown argument: $1 (try --help)" ;;
        *) targets+=("$1") ;;
    esac
    shift
done

# dictionaryOf TARGET: what the texts it reads are made of.
dictionaryOf() {
    case $1 in
        markdown | spec_html | html) printf markdown ;;
        subtitles | chapter_file) printf media ;;
        *) printf '%s' "$1" ;;
    esac
}

fuzz="$root/tests/fuzz"
if ((${#targets[@]} == 0)); then
    for file in "$fuzz"/fuzz_*.cpp; do
        name=$(basename -- "$file" .cpp)
        [[ $name == fuzz_main ]] || targets+=("${name#fuzz_}")
    done
fi
for target in "${targets[@]}"; do
    [[ -f $fuzz/fuzz_$target.cpp ]] || fail "There is no target $target in tests/fuzz."
done

installPackages build test fuzz
configure fuzz
build fuzz

for target in "${targets[@]}"; do
    say "=== $target"
    found="$root/build/fuzz/corpus/$target"
    crashes="$root/build/fuzz/crashes/$target"
    mkdir -p -- "$found" "$crashes"
    options=(-max_total_time="$seconds" -max_len=4096 -timeout=10 -rss_limit_mb=1024 -print_final_stats=1
        -artifact_prefix="$crashes/")
    dictionary="$fuzz/dictionaries/$(dictionaryOf "$target").dict"
    if [[ -f $dictionary ]]; then
        options+=(-dict="$dictionary")
    fi
    "$root/build/fuzz/tests/fuzz/fuzz_$target" "${options[@]}" "$found" "$fuzz/corpus/$target" "${seeds[@]}"
done
