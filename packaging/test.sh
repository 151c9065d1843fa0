#!/usr/bin/env bash
# packaging/test.sh [--full]
#
# Installs what is missing on Debian 12, Ubuntu 24.04 or newer (says what, asks sudo unless root), builds everything and
# runs every test. Needs no network once everything is there.
#
# --full (Debian 12) also does what continuous integration does: warnings are errors, formatting, scripts, translations,
# clang-tidy, and the tests once more under the address, undefined behaviour and thread sanitizers.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

full=false
for argument in "$@"; do
    case $argument in
        --full) full=true ;;
        --help | -h)
            usage
            exit
            ;;
        *) fail "Unknown argument: $argument (try --help)" ;;
    esac
done

logs="$root/build/logs"
summary=()
failed=false

# stage TITLE COMMAND…: goes on after a failure, so that one run tells everything.
stage() {
    local title=$1 start=$SECONDS outcome=passed status
    shift
    say "=== $title"
    set +e
    (
        set -e
        "$@"
    )
    status=$?
    set -e
    if ((status != 0)); then
        outcome=FAILED
        failed=true
    fi
    summary+=("$(printf '%-34s %6s %5d s' "$title" "$outcome" $((SECONDS - start)))")
}

# test PRESET [ctest options…]
runTests() {
    local preset=$1
    shift
    mkdir -p -- "$logs"
    inProject ctest --preset "$preset" --parallel "$(jobCount)" --no-tests=error "$@" 2>&1 | tee "$logs/ctest-$preset.txt"
}

checkFormat() {
    (cd -- "$root" && find core app tests \( -name '*.h' -o -name '*.cpp' \) -print0 |
        xargs -0 clang-format-14 --dry-run --Werror --)
}

checkScripts() { (cd -- "$root" && shellcheck -x .ci/run packaging/*.sh); }

checkDesktopFiles() {
    (cd -- "$root/packaging" && desktop-file-validate ./*.desktop && appstreamcli validate --no-net ./*.metainfo.xml)
}

# Core only: with Qt's headers a file takes four times as long. Warnings of clang itself come with it, so that no build
# with clang is needed.
checkTidy() {
    inProject run-clang-tidy-14 -quiet -p build/release -j "$(jobCount)" -checks='clang-diagnostic-*' \
        -extra-arg=-Wno-unknown-warning-option \
        '/core/[^/]+/[^/]+\.cpp$' 2>/dev/null | sed '/^clang-tidy-14 /d'
}

# buildWith PRESET [-DNAME=VALUE…] [targets…]
buildWith() {
    local preset=$1 options=(-DZHILAN_WERROR=ON)
    shift
    while [[ ${1:-} == -D* ]]; do
        options+=("$1")
        shift
    done
    configure "$preset" "${options[@]}"
    build "$preset" "$@"
}

if ! $full; then
    installPackages build run test
    configure release
    build release
    runTests release
    exit
fi

installPackages build run test check
stage "formatting" checkFormat
stage "scripts" checkScripts
stage "desktop entry, AppStream" checkDesktopFiles
stage "translations" "$root/packaging/check_translations.sh"
stage "build (release)" buildWith release
stage "tests (release)" runTests release
stage "clang-tidy" checkTidy
# Core reads what is hostile. The window is left out for the time that it takes to compile once more; tests/README.md
# says how its reader's tests are run there.
stage "build (address, undefined)" buildWith asan-ubsan -DZHILAN_APP=OFF
stage "tests (address, undefined)" runTests asan-ubsan
stage "build (thread)" buildWith tsan -DZHILAN_APP=OFF tst_core_threads tst_library_threads tst_parallel \
    tst_search_threads
stage "tests (thread)" runTests tsan -L threads

say "=== Stages"
printf '%s\n' "${summary[@]}"
for preset in tsan asan-ubsan release; do
    say "=== Tests, $preset"
    sed -n '/tests passed/,$p' "$logs/ctest-$preset.txt" 2>/dev/null || true
done
if $failed; then
    exit 1
fi
