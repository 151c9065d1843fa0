#!/usr/bin/env bash
# packaging/screenshots.sh
#
# Makes the README's pictures anew, in resources/screenshots, from the sample library: run it after a change that shows.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    usage
    exit
fi

installPackages build run
configure release
build release zhilan

settings=$(mktemp -d)
trap 'rm -rf -- "$settings"' EXIT
export ZHILAN_CONFIG_DIR=$settings QT_QPA_PLATFORM=offscreen

# picture NAME [zhilan options…]
picture() {
    local file="$root/resources/screenshots/$1.png"
    shift
    "$root/build/release/bin/zhilan" --screenshot "$file" --size 1440x900 "$@"
    say "$file"
}

picture main-light --theme light --language zh_CN
picture main-dark --theme dark --language zh_CN
picture main-english --theme light --language en
