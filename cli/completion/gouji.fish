# gouji: gouji --completion fish | source
function __gouji_rules
    gouji rules 2>/dev/null | string match -r '^  [a-z-]+' | string trim
end
set -l commands check fix inspect rules explain config new lsp replay
complete -c gouji -n "not __fish_seen_subcommand_from $commands" -f -a "$commands"
complete -c gouji -n "not __fish_seen_subcommand_from $commands" -l version -d 'show the version'
complete -c gouji -n "not __fish_seen_subcommand_from $commands" -l completion -x -a 'bash zsh fish'
complete -c gouji -l help -s h -d 'show help'
complete -c gouji -l lang -x -a 'zh en'
for command in check fix
    complete -c gouji -n "__fish_seen_subcommand_from $command" -l select -x -a '(__gouji_rules)'
    complete -c gouji -n "__fish_seen_subcommand_from $command" -l ignore -x -a '(__gouji_rules)'
    complete -c gouji -n "__fish_seen_subcommand_from $command" -l previous -r
    complete -c gouji -n "__fish_seen_subcommand_from $command" -l fail-on -x -a 'error warning info never'
end
complete -c gouji -n "__fish_seen_subcommand_from check fix inspect new" -l form -r
for command in check fix inspect
    complete -c gouji -n "__fish_seen_subcommand_from $command" -l stdin-name -r
end
complete -c gouji -n "__fish_seen_subcommand_from check fix inspect config new" -l config -r
complete -c gouji -n "__fish_seen_subcommand_from check" -l format -x -a 'text json sarif github'
complete -c gouji -n "__fish_seen_subcommand_from check new" -l output -r
complete -c gouji -n "__fish_seen_subcommand_from check" -l jobs -x
complete -c gouji -n "__fish_seen_subcommand_from fix" -l suggested
complete -c gouji -n "__fish_seen_subcommand_from fix" -l diff
complete -c gouji -n "__fish_seen_subcommand_from rules config" -l format -x -a 'text json'
complete -c gouji -n "__fish_seen_subcommand_from new" -l from -r
complete -c gouji -n "__fish_seen_subcommand_from new" -l year -x
complete -c gouji -n "__fish_seen_subcommand_from lsp" -l log-file -r
complete -c gouji -n "__fish_seen_subcommand_from lsp" -l record -r
complete -c gouji -n "__fish_seen_subcommand_from explain" -f -a '(__gouji_rules)'
