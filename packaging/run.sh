#!/usr/bin/env bash
# packaging/run.sh [FILE|FOLDER…]
#
# Installs what is missing on Debian 12, Ubuntu 24.04 or newer (says what, asks sudo unless root), builds the program
# and opens it: with these files and folders, or with the sample library. Without a display it writes a picture of the
# window instead and says where. Needs no network once everything is there.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    usage
    exit
fi

for argument in "$@"; do
    [[ $argument != -* ]] || fail "$argument: there is no such option; see packaging/run.sh --help"
    [[ -e $argument ]] || fail "$argument: there is no such file or folder"
done

installPackages build run
say "Building (the first time takes some minutes, on a small machine up to half an hour) …"
mkdir -p -- "$root/build"
configure release >"$root/build/configure.log" || fail "$(<"$root/build/configure.log")"
build release zhilan zhilan-cli

program="$root/build/release/bin/zhilan"
if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    exec "$program" "$@"
fi

picture="$root/build/window.png"
say "There is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open."
# What this platform cannot do with windows is of no use to know for a picture.
QT_QPA_PLATFORM=offscreen QT_LOGGING_RULES='default.warning=false' "$program" --screenshot "$picture" --size 1440x900 "$@"
say "A picture of the window is in $picture"
