#!/usr/bin/env bash
# packaging/check_translations.sh
#
# Fails and lists what is wrong when a text of the program is missing in a file of translations/, is not translated
# there, or stands there without being used any more. Changes nothing.
set -euo pipefail
# shellcheck source=packaging/common.sh
source "$(dirname -- "${BASH_SOURCE[0]}")/common.sh"

if [[ ${1:-} == --help || ${1:-} == -h ]]; then
    usage
    exit
fi

lupdate=$(qtpaths6 --query QT_HOST_BINS 2>/dev/null || qmake6 -query QT_HOST_BINS)/lupdate
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
export LC_ALL=C.UTF-8

# The texts, with their line, of all messages whose translation has one of these types.
messagesOfType() {
    awk -v types="$1" '
        /<name>/ { context = $0; gsub(/^ *<name>|<\/name>.*$/, "", context) }
        /<source>/ { text = $0; gsub(/^ *<source>|<\/source>.*$/, "", text) }
        $0 ~ "<translation[^>]* type=\"(" types ")\"" { print "    " context ": " text }
    ' "$2"
}

complain() {
    local file=$1 what=$2 messages=$3
    [[ -n $messages ]] || return 0
    printf '%s: %s\n%s\n' "$file" "$what" "$messages"
    wrong=true
}

wrong=false
found=false
for original in "$root"/translations/*.ts; do
    [[ -f $original ]] || continue
    found=true
    name=translations/${original##*/}
    copy="$scratch/${original##*/}"
    cp -- "$original" "$copy"
    options=(-silent -locations none -I "$root")
    # A file of plural forms only, as for the language that the texts are written in, stays one.
    grep -q '<message>' "$original" || options+=(-pluralonly)
    "$lupdate" "${options[@]}" "$root/app" -ts "$copy"
    complain "$name" "not translated:" "$(messagesOfType unfinished "$copy")"
    complain "$name" "no longer used:" "$(messagesOfType 'vanished|obsolete' "$copy")"
done
$found || fail "translations/ holds no .ts file"
if $wrong; then
    fail "Update the files with: cmake --build --preset release --target update_translations"
fi
say "All translations are complete."
