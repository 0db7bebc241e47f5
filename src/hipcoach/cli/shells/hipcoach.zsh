#compdef hipcoach
# Completion of hipcoach for zsh: as a file _hipcoach in a folder of fpath, or sourced after compinit.
_hipcoach() {
    local program=hipcoach reply line value about option
    local -a values
    case $words[1] in
        '~/'*) program=$HOME/${words[1]#'~/'} ;;
        */*) program=${(Q)words[1]} ;;
    esac
    reply=$(_HIPCOACH_COMPLETE="${(j: :)words[1,CURRENT-1]} ${(q)PREFIX}" $program 2>/dev/null)
    if [[ $PREFIX == --*=* ]]; then
        option=${PREFIX%%\=*}=
        compset -P '--[^=]#='
    fi
    if [[ $reply == $'\tfile' ]]; then
        _files
        return
    fi
    for line in ${(f)reply}; do
        value=${${line%%$'\t'*}#$option}
        about=${line#*$'\t'}
        values+=("${value//:/\\:}:${about//\\/\\\\}")
    done
    _describe -t values hipcoach values
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _hipcoach "$@" # from a folder of fpath: this is the first Tab
elif (( $+functions[compdef] )); then
    compdef _hipcoach hipcoach
else
    print -u2 'hipcoach: completion needs zsh'\''s own; first run: autoload -Uz compinit && compinit'
fi
