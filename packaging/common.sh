# What run.sh and test.sh share; sourced, not run. Sets `root`, the project's folder.
# shellcheck shell=bash

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*"; }
fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# The first lines of the calling script, as its help.
usage() { sed -n '2,/^[^#]/{/^#/s/^# \{0,1\}//p}' "$0"; }

isInstalled() { [[ $(dpkg-query -W -f='${db:Status-Status}' -- "$1" 2>/dev/null) == installed ]]; }

# Prints what of the groups is missing, a line each, alternatives still parted by "|".
missingPackages() {
    local group names name
    while read -r group names _; do
        [[ " $* " == *" $group "* ]] || continue
        for name in ${names//|/ }; do
            isInstalled "$name" && continue 2
        done
        printf '%s\n' "$names"
    done <"$root/packaging/dependencies.txt"
}

# Of alternatives "a|b" the first that the package lists hold; the first of all if none does, for apt to complain about.
installableName() {
    local name
    for name in ${1//|/ }; do
        if [[ $(LC_ALL=C apt-cache policy -- "$name" 2>/dev/null) == *Candidate:\ [0-9]* ]]; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${1%%|*}"
}

# Installs what is missing of the groups. Touches neither network nor package system when nothing is.
installPackages() {
    local missing packages=() names asRoot=()
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "This is no Debian or Ubuntu: nothing is installed. packaging/dependencies.txt says what is needed."
        return
    fi
    missing=$(missingPackages "$@")
    [[ -n $missing ]] || return 0

    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "Packages are missing, and neither root nor sudo is there to install them:
$missing"
        asRoot=(sudo)
    fi
    say "To be installed${asRoot[0]:+ (sudo will ask for your password)}, with what they depend on:"
    say "$missing" | sed 's/|/ or /g; s/^/  /'
    asRoot+=(env DEBIAN_FRONTEND=noninteractive)
    # One unreachable source of many is no reason to stop; a missing package is, below.
    "${asRoot[@]}" apt-get -q update || say "Not every package list could be fetched; going on with those there are."
    while read -r names; do
        packages+=("$(installableName "$names")")
    done <<<"$missing"
    "${asRoot[@]}" apt-get -q install -y --no-install-recommends -- "${packages[@]}" </dev/null ||
        fail "Not everything could be installed. Needed: ${packages[*]}"
}

# Compilers and Qt's tools see UTF-8 whatever the caller's locale is: the folder may have any name.
inProject() { (cd -- "$root" && LC_ALL=C.UTF-8 "$@"); }

jobCount() { nproc 2>/dev/null || echo 2; }

# configure PRESET [cmake options…]
configure() {
    local preset=$1 cache="$root/build/$1/CMakeCache.txt"
    shift
    # A folder that was copied or renamed with its build in it: the build is made anew.
    if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
        rm -rf -- "${root:?}/build/$preset"
    fi
    inProject cmake --preset "$preset" --log-level=WARNING "$@"
}

# build PRESET [targets…]: all of them when none is named.
build() {
    local preset=$1
    shift
    inProject cmake --build --preset "$preset" --parallel "$(jobCount)" ${1:+--target "$@"}
}
