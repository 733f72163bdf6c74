#compdef gouji
# gouji: source <(gouji --completion zsh)
_gouji_rules() { compadd -- ${(f)"$(gouji rules 2>/dev/null | awk '/^  /{print $1}')"} }
_gouji() {
    local -a judging=(
        '--select=[only these rules]:rule:_gouji_rules' '--ignore=[not these rules]:rule:_gouji_rules'
        '--config=[configuration file]:file:_files' '--form=[form]:form:_files'
        "--previous=[last year's report]:file:_files" '--fail-on=[exit with 1 from here on]:severity:(error warning info never)'
        '--stdin-name=[name of standard input]:file:_files' '--lang=[language]:language:(zh en)')
    if ((CURRENT == 2)); then
        compadd -- check fix inspect rules explain config new lsp replay --help --version --completion
        return
    fi
    local command=$words[2]
    shift words
    ((CURRENT--))
    case $command in
        check)
            _arguments $judging '--format=[format]:format:(text json sarif github)' \
                '--output=[file]:file:_files' '--jobs=[files at once]:number:' '*:file:_files'
            ;;
        fix) _arguments $judging '--suggested[also suggested fixes]' '--diff[only show]' '*:file:_files' ;;
        inspect)
            _arguments '--config=[configuration file]:file:_files' '--form=[form]:form:_files' \
                '--stdin-name=[name]:file:_files' '--lang=[language]:language:(zh en)' '1:file:_files'
            ;;
        new)
            _arguments "--from=[last year's report]:file:_files" '--year=[year]:year:' \
                '--output=[new file]:file:_files' '--config=[configuration file]:file:_files' \
                '--form=[form]:form:_files' '--lang=[language]:language:(zh en)'
            ;;
        rules) _arguments '--format=[format]:format:(text json)' '--lang=[language]:language:(zh en)' ;;
        explain) _arguments '--lang=[language]:language:(zh en)' '1:rule:_gouji_rules' ;;
        config)
            _arguments '--config=[configuration file]:file:_files' '--format=[format]:format:(text json)' \
                '--lang=[language]:language:(zh en)' '1:file:_files'
            ;;
        lsp) _arguments '--log-file=[log]:file:_files' '--record=[record the session]:file:_files' ;;
        replay) _arguments '1:file:_files' ;;
        --completion) compadd bash zsh fish ;;
    esac
}
compdef _gouji gouji
