# bash completion of plumbline; the program itself says what can follow.

_plumbline()
{
	local line word words=() cut=

	# bash cuts words at = and @, and replaces only what stands behind the last of them.
	for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
		if ((${#words[@]})) && [[ $word == [=@]* || ${words[-1]} == *[=@] ]]; then
			words[-1]+=$word
			cut=${words[-1]%"${words[-1]##*[=@]}"}
		else
			words+=("$word")
			cut=
		fi
	done
	word=${words[-1]#"$cut"}
	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$word") ;;
		:folders) mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -d -- "$word") ;;
		*) line=${line%%$'\t'*} COMPREPLY+=("${line#"$cut"}") ;;
		esac
	done < <(plumbline help --complete -- "${words[@]}" 2>/dev/null)
}

complete -o filenames -F _plumbline plumbline
