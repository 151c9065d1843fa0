# Completion of zhilan-cli for bash.

_zhilan_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]-} options='' endings=''
    local -a operands=()
    local word i
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "info outline chapters timestamps quotes terms references links tables \
            series quantity render spec export check index search library --help --version" -- "$current")
        return
    fi
    case $previous in
        --table | --today | --limit | --offset | --ignore) return ;;
        --kind)
            mapfile -t COMPREPLY < <(compgen -W "title heading body table quote term chapter subtitle" -- "$current")
            return
            ;;
        --library | --media)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -d -- "$current")
            return
            ;;
    esac
    for ((i = 2; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        [[ $word == -?* ]] || operands+=("$word")
    done
    case $command in
        info) options="--json --media --help" ;;
        quantity) options="--json --today --help" ;;
        render) options="--html --text --help" ;;
        spec) options="--help" ;;
        export) options="--csv --json --anki --ndjson --table --help" ;;
        index) options="--json --ignore --no-ignore --repair --help" ;;
        library) options="--json --forget --help" ;;
        search) options="--json --library --limit --offset --kind --no-refresh --help" ;;
        *) options="--json --help" ;;
    esac
    if [[ $current == -* ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
    elif [[ $command == export && ${#operands[@]} -eq 1 ]]; then
        mapfile -t COMPREPLY < <(compgen -W "series quotes terms tables sections" -- "$current")
    elif [[ $command == index || $command == library ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
    elif [[ $command != search && $command != quantity && $command != spec && (${#operands[@]} -eq 0 || $command == check) ]]; then
        endings="md|markdown|mdown|mkd"
        [[ $command == chapters || $command == timestamps ]] && endings+="|vtt|srt|sbv|json|xml|csv|cue|edl|ffmetadata|txt"
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(
            compgen -d -- "$current"
            compgen -f -- "$current" | grep -i -E "\\.($endings)\$"
        )
    fi
}

complete -F _zhilan_cli zhilan-cli
