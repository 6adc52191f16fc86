# fish completion of plumbline: commands, options with their words, files, ids.

function __plumbline_command
    set -l words (commandline -opc)
    for word in $words[2..-1]
        if contains -- $word open new set unset show score plan explain export check screen help
            echo $word
            return
        end
    end
    return 1
end

function __plumbline_is
    test (__plumbline_command) = $argv[1] 2>/dev/null
end

function __plumbline_ids
    for word in (commandline -opc)
        if string match -q '*.json' -- $word; and test -f $word
            plumbline show $word --questions 2>/dev/null | awk 'NR > 1 { print $1 }'
            return
        end
    end
end

complete -c plumbline -n 'not __plumbline_command' -a open -d 'walk, score and plan on the screen; the word open may be left out'
complete -c plumbline -n 'not __plumbline_command' -a new -d 'begin an assessment'
complete -c plumbline -n 'not __plumbline_command' -a set -d 'answer questions, take decisions, fill in the profile'
complete -c plumbline -n 'not __plumbline_command' -a unset -d 'clear answers'
complete -c plumbline -n 'not __plumbline_command' -a show -d 'answers and progress; one question or decision with all about it'
complete -c plumbline -n 'not __plumbline_command' -a score -d 'score an assessment: ranges, findings; gates for pipelines'
complete -c plumbline -n 'not __plumbline_command' -a plan -d 'what to do, in order: severity, effort, gain, what waits for what'
complete -c plumbline -n 'not __plumbline_command' -a explain -d 'why this score, why asked or not, what would change it'
complete -c plumbline -n 'not __plumbline_command' -a export -d 'write the report: workbook, JSON, CSV, Markdown'
complete -c plumbline -n 'not __plumbline_command' -a check -d 'every fault of a questionnaire or an assessment, with its place'
complete -c plumbline -n 'not __plumbline_command' -a screen -d 'print what the screen shows after some keys, without a terminal'
complete -c plumbline -n 'not __plumbline_command' -a help -d 'show examples and options of a command'
complete -c plumbline -s h -l help -d 'show this help'
complete -c plumbline -s q -l quiet -d 'no remarks on stderr, only errors'
complete -c plumbline -l version -d 'print the version'

# open
complete -c plumbline -n '__plumbline_is open' -l read-only -d 'change nothing, take no lock'
complete -c plumbline -n '__plumbline_is open' -l ascii -d 'draw with ASCII only'
complete -c plumbline -n '__plumbline_is open' -l theme -x -a 'auto dark light high-contrast mono' -d 'colours of the screen'
complete -c plumbline -n '__plumbline_is open' -l color -x -a 'auto never' -d 'never is --theme mono'
complete -c plumbline -n '__plumbline_is open' -l config -r -F -d 'settings and keys (default: see plumbline(1))'
complete -c plumbline -n '__plumbline_is open' -l mono -d 'draw without colours'
complete -c plumbline -n '__plumbline_is open' -l mouse -d 'use the mouse from the start'
complete -c plumbline -n '__plumbline_is open' -l plain -d 'numbered prompts instead of the screen'
complete -c plumbline -n '__plumbline_is open' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# new
complete -c plumbline -n '__plumbline_is new' -s t -l template -r -a '(plumbline new --list 2>/dev/null | cut -d" " -f1)' -d 'begin with a template: a name of --list, or a file'
complete -c plumbline -n '__plumbline_is new' -s l -l list -d 'list the templates'
complete -c plumbline -n '__plumbline_is new' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# set
complete -c plumbline -n '__plumbline_is set' -a '(__plumbline_ids)'
complete -c plumbline -n '__plumbline_is set' -l note -r -f -a '(__plumbline_ids)' -d 'set the note of an answer; an empty text clears it'
complete -c plumbline -n '__plumbline_is set' -l evidence -r -f -a '(__plumbline_ids)' -d 'add a piece of evidence; an empty text clears the list'
complete -c plumbline -n '__plumbline_is set' -l flag -r -f -a '(__plumbline_ids)' -d 'flag an answer for another look'
complete -c plumbline -n '__plumbline_is set' -l unflag -r -f -a '(__plumbline_ids)' -d 'take the flag away'
complete -c plumbline -n '__plumbline_is set' -l by -r -d 'who answers; kept with the answers of this line'
complete -c plumbline -n '__plumbline_is set' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# unset
complete -c plumbline -n '__plumbline_is unset' -a '(__plumbline_ids)'
complete -c plumbline -n '__plumbline_is unset' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# show
complete -c plumbline -n '__plumbline_is show' -a '(__plumbline_ids)'
complete -c plumbline -n '__plumbline_is show' -l open -d 'what is asked and not answered yet'
complete -c plumbline -n '__plumbline_is show' -l questions -d 'everything that is asked, with its state and answer'
complete -c plumbline -n '__plumbline_is show' -l stats -d 'the numbers of the questionnaire'
complete -c plumbline -n '__plumbline_is show' -l source -r -f -a '(plumbline show --sources 2>/dev/null | awk "NR > 1 { print \$1 }")' -d 'a row of the source documents and what carries it'
complete -c plumbline -n '__plumbline_is show' -l sources -d 'all rows of the source documents, with what carries them'
complete -c plumbline -n '__plumbline_is show' -l glossary -d 'the words that stand as operands; all without any'
complete -c plumbline -n '__plumbline_is show' -l references -d 'what to read'
complete -c plumbline -n '__plumbline_is show' -l caveats -d 'the date of the content, and what to check again'
complete -c plumbline -n '__plumbline_is show' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# score
complete -c plumbline -n '__plumbline_is score' -l format -r -f -a 'text json' -d 'text for people, or the JSON report'
complete -c plumbline -n '__plumbline_is score' -l min -r -d 'exit 1 when the score is lower; may be repeated'
complete -c plumbline -n '__plumbline_is score' -l on -r -f -a 'low high so_far' -d 'which end of the range --min looks at (default: low)'
complete -c plumbline -n '__plumbline_is score' -l max -r -d 'exit 1 when there are more findings and gaps of it'
complete -c plumbline -n '__plumbline_is score' -l count-accepted -d 'let --max count accepted risks too'
complete -c plumbline -n '__plumbline_is score' -l target -r -d 'level to reach, 1 to 4, instead of the file\'s own'
complete -c plumbline -n '__plumbline_is score' -l as-of -r -d 'the day that counts for accepted risks (default: today)'
complete -c plumbline -n '__plumbline_is score' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# plan
complete -c plumbline -n '__plumbline_is plan' -l format -r -f -a 'text json csv md' -d 'text for people, or a whole export'
complete -c plumbline -n '__plumbline_is plan' -l wave -r -f -a 'now next later' -d 'only the actions of that wave'
complete -c plumbline -n '__plumbline_is plan' -l top -r -d 'only the first N actions'
complete -c plumbline -n '__plumbline_is plan' -s a -l all -d 'all actions, and what is possible beyond the target'
complete -c plumbline -n '__plumbline_is plan' -l capacity -r -d 'person-days a wave has'
complete -c plumbline -n '__plumbline_is plan' -l target -r -d 'level to reach, 1 to 4, instead of the file\'s own'
complete -c plumbline -n '__plumbline_is plan' -l as-of -r -d 'the day that counts for accepted risks (default: today)'
complete -c plumbline -n '__plumbline_is plan' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# explain
complete -c plumbline -n '__plumbline_is explain' -a '(__plumbline_ids)'
complete -c plumbline -n '__plumbline_is explain' -l target -r -d 'level to reach, 1 to 4, instead of the file\'s own'
complete -c plumbline -n '__plumbline_is explain' -l as-of -r -d 'the day that counts for accepted risks (default: today)'
complete -c plumbline -n '__plumbline_is explain' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# export
complete -c plumbline -n '__plumbline_is export' -s o -l output -r -d 'write there; may be repeated; \'-\' is standard output'
complete -c plumbline -n '__plumbline_is export' -l format -r -f -a 'json xlsx csv md' -d 'json, xlsx, csv or md; without it the suffix decides'
complete -c plumbline -n '__plumbline_is export' -l target -r -d 'level to reach, 1 to 4, instead of the file\'s own'
complete -c plumbline -n '__plumbline_is export' -l capacity -r -d 'person-days a wave has'
complete -c plumbline -n '__plumbline_is export' -l as-of -r -d 'the day that counts for accepted risks (default: today)'
complete -c plumbline -n '__plumbline_is export' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# check
complete -c plumbline -n '__plumbline_is check' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# screen
complete -c plumbline -n '__plumbline_is screen' -s k -l keys -r -d 'keys to play, parted by blanks: \'j 3 <Enter>\''
complete -c plumbline -n '__plumbline_is screen' -l size -r -d 'size of the screen (default: 80x24)'
complete -c plumbline -n '__plumbline_is screen' -l save -d 'write what the keys change and export (default: nothing)'
complete -c plumbline -n '__plumbline_is screen' -l ascii -d 'draw with ASCII only'
complete -c plumbline -n '__plumbline_is screen' -l mono -d 'draw without colours'
complete -c plumbline -n '__plumbline_is screen' -l config -r -F -d 'settings and keys (default: none)'
complete -c plumbline -n '__plumbline_is screen' -l styles -d 'print the styles of the cells below the text'
complete -c plumbline -n '__plumbline_is screen' -l questionnaire -r -a '(__fish_complete_directories)' -d 'use the questionnaire in FOLDER instead of looking for it'

# help
complete -c plumbline -n '__plumbline_is help' -f -a 'open new set unset show score plan explain export check screen help'
