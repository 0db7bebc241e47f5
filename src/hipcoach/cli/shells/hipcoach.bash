# Completion of hipcoach for bash, 3.2 or later.
_hipcoach() {
    local program=hipcoach line=${COMP_LINE:0:COMP_POINT} reply value typed breaks before=
    case $1 in
        "~/"*) program=$HOME/${1#"~/"} ;;
        */*) program=$1 ;;
    esac
    reply=$(_HIPCOACH_COMPLETE=$line "$program" 2>/dev/null)
    COMPREPLY=()
    if [[ $reply == $'\tfile' ]]; then
        compopt -o default 2>/dev/null
        return
    fi
    # To readline a word begins anew after a quote, and after = or : where these are breaks.
    typed=${line##*[[:space:]]}
    breaks=${COMP_WORDBREAKS//[!=:]/}
    case $typed in
        *[\"\']*) before=${typed%%[\"\']*} ;;
        *["$breaks"]*) before=${typed%"${typed##*["$breaks"]}"} ;;
    esac
    while IFS=$'\t' read -r value _; do
        [[ $value ]] && COMPREPLY+=("${value#"$before"}")
    done <<<"$reply"
}
complete -F _hipcoach hipcoach
