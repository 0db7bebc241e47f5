# Completion of hipcoach for fish, 3.1 or later.
function __hipcoach_complete
    set -l program hipcoach
    set -l first (commandline -opc)[1]
    string match -q '*/*' -- $first; and set program (string replace -r '^~/' "$HOME/" -- $first)
    set -lx _HIPCOACH_COMPLETE (commandline -cp)
    set -l reply ($program 2>/dev/null)
    if test "$reply" = \tfile
        set -l typed (commandline -ct)
        set -l option (string match -r '^--[^=]*=' -- $typed)
        set reply "$option"(__fish_complete_path (string replace -- "$option" '' $typed))
    end
    printf '%s\n' $reply
end
complete --command hipcoach --no-files --arguments '(__hipcoach_complete)'
