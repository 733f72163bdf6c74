# gouji: source <(gouji --completion bash)
_gouji() {
    local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case ${COMP_WORDS[i]} in
            check | fix | inspect | rules | explain | config | new | lsp | replay)
                command=${COMP_WORDS[i]}
                break
                ;;
        esac
    done
    local offered= judging="--select --ignore --config --form --previous --fail-on --stdin-name --lang --help"
    case $previous in
        --format)
            offered="text json"
            [[ $command == check ]] && offered+=" sarif github"
            ;;
        --lang) offered="zh en" ;;
        --fail-on) offered="error warning info never" ;;
        --completion) offered="bash zsh fish" ;;
        --select | --ignore | explain) offered=$(gouji rules 2>/dev/null | awk '/^  /{print $1}') ;;
        *)
            if [[ -z $command ]]; then
                offered="check fix inspect rules explain config new lsp replay --help --version --completion --lang"
            elif [[ $word == -* ]]; then
                case $command in
                    check) offered="$judging --format --output --jobs" ;;
                    fix) offered="$judging --suggested --diff" ;;
                    inspect) offered="--config --form --stdin-name --lang --help" ;;
                    new) offered="--from --year --output --config --form --lang --help" ;;
                    rules) offered="--format --lang --help" ;;
                    explain) offered="--lang --help" ;;
                    lsp) offered="--log-file --record --help" ;;
                    replay) offered="--lang --help" ;;
                    config) offered="--config --format --lang --help" ;;
                esac
            fi
            ;;
    esac
    COMPREPLY=($(compgen -W "$offered" -- "$word"))
}
complete -o default -F _gouji gouji
