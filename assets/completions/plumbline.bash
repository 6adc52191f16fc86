# bash completion of plumbline; the program itself says what can follow.

_plumbline()
{
	local line

	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "${COMP_WORDS[COMP_CWORD]}") ;;
		:folders) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "${COMP_WORDS[COMP_CWORD]}") ;;
		*) COMPREPLY+=("${line%%$'\t'*}") ;;
		esac
	done < <(plumbline help --complete -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}

complete -o filenames -F _plumbline plumbline
