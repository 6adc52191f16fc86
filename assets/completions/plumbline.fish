# fish completion of plumbline; the program itself says what can follow.

function __plumbline_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in (plumbline help --complete -- $words[2..-1] 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path (commandline -ct)
            case :folders
                __fish_complete_directories (commandline -ct) ''
            case '*'
                echo $line
        end
    end
end

complete -c plumbline -f -a '(__plumbline_complete)'
