# Completion of zhilan-cli for fish.

set -l lists info outline chapters timestamps quotes terms references links tables series
set -l all $lists quantity render spec export check index search library

complete -c zhilan-cli -f
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -l version -d 'Show the version'
complete -c zhilan-cli -l help -d 'Show help'

complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a info -d 'Title, size, video, what the document holds'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a outline -d 'The headings as a tree'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a chapters -d "The video's chapters"
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a timestamps -d 'Every time in the text'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a quotes -d 'What was said, by whom'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a terms -d 'The glossary'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a references -d 'Books, papers and pages named'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a links -d 'Every link'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a tables -d 'Every table'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a series -d 'Every series of numbers'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a quantity -d 'Numbers and periods in each text'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a render -d 'A web page or plain text'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a spec -d 'Markdown to GFM HTML'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a export -d 'Lists for other programs'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a check -d 'Broken links, unread numbers'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a index -d 'Build or refresh a search index'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a search -d 'Find sections in folders'
complete -c zhilan-cli -n "not __fish_seen_subcommand_from $all" -a library -d 'What is indexed'

complete -c zhilan-cli -n '__fish_seen_subcommand_from index library' -a '(__fish_complete_directories)'
complete -c zhilan-cli -n '__fish_seen_subcommand_from index' -l ignore -x -d 'Names to be passed over'
complete -c zhilan-cli -n '__fish_seen_subcommand_from index' -l repair -d 'Make anew what is damaged'
complete -c zhilan-cli -n '__fish_seen_subcommand_from index' -l no-ignore -d 'Forget the patterns'
complete -c zhilan-cli -n '__fish_seen_subcommand_from library' -l forget -d 'Delete the index'
complete -c zhilan-cli -n '__fish_seen_subcommand_from search' -l library -x -a '(__fish_complete_directories)'
complete -c zhilan-cli -n '__fish_seen_subcommand_from search' -l limit -x -d 'At most so many'
complete -c zhilan-cli -n '__fish_seen_subcommand_from search' -l offset -x -d 'Pass over the first'
complete -c zhilan-cli -n '__fish_seen_subcommand_from search' -l kind -x -a 'title heading body table quote term chapter subtitle'
complete -c zhilan-cli -n '__fish_seen_subcommand_from search' -l no-refresh -d 'Answer from the index as it is'
complete -c zhilan-cli -n '__fish_seen_subcommand_from export' -l ndjson -d 'Sections, a line each'
complete -c zhilan-cli -n "__fish_seen_subcommand_from $lists check render export" -F
complete -c zhilan-cli -n "__fish_seen_subcommand_from $lists quantity check export index search library" -l json -d 'Print one JSON value'
complete -c zhilan-cli -n '__fish_seen_subcommand_from info' -l media -x -a '(__fish_complete_directories)' -d 'Look here too'
complete -c zhilan-cli -n '__fish_seen_subcommand_from quantity' -l today -x -d 'What relative dates count from'
complete -c zhilan-cli -n '__fish_seen_subcommand_from render' -l html -d 'A web page'
complete -c zhilan-cli -n '__fish_seen_subcommand_from render' -l text -d 'Plain text'
complete -c zhilan-cli -n '__fish_seen_subcommand_from export' -l csv -d 'Comma-separated values'
complete -c zhilan-cli -n '__fish_seen_subcommand_from export' -l anki -d "Notes for Anki's text import"
complete -c zhilan-cli -n '__fish_seen_subcommand_from export' -l table -x -d 'Only this table, from 0'
complete -c zhilan-cli -n '__fish_seen_subcommand_from export' -a 'series quotes terms tables sections'
