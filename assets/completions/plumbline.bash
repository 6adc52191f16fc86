# bash completion of plumbline: commands, options, their words, files, and the ids of the
# assessment that stands on the line.

_plumbline_ids()
{
	local word

	for word in "${COMP_WORDS[@]:1}"; do
		[[ $word == *.json && -f $word ]] || continue
		plumbline show "$word" --questions 2>/dev/null | awk 'NR > 1 { print $1 }'
		return
	done
}

_plumbline()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	local command='' flags='' words='' ids='' word
	local commands="open new set unset show score plan explain export check screen help"

	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		if [[ " $commands " == *" $word "* ]]; then
			command=$word
			break
		fi
	done
	case $command in
	open)
		flags="--read-only --ascii --theme --color --mono --config --mouse --plain --questionnaire "
		;;
	new)
		flags="--template --list --questionnaire "
		;;
	set)
		flags="--note --evidence --flag --unflag --by --questionnaire "
		ids=yes
		;;
	unset)
		flags="--questionnaire "
		ids=yes
		;;
	show)
		flags="--open --questions --stats --source --sources --glossary --references --caveats --questionnaire "
		ids=yes
		;;
	score)
		flags="--format --min --on --max --count-accepted --target --as-of --questionnaire "
		;;
	plan)
		flags="--format --wave --top --all --capacity --target --as-of --questionnaire "
		;;
	explain)
		flags="--target --as-of --questionnaire "
		ids=yes
		;;
	export)
		flags="--output --format --target --capacity --as-of --questionnaire "
		;;
	check)
		flags="--questionnaire "
		;;
	screen)
		flags="--keys --size --save --ascii --mono --config --styles --questionnaire "
		;;
	help)
		flags=""
		words=$commands
		;;
	*)
		words=$commands
		;;
	esac
	flags+=" --help --quiet --version"
	case $command:$prev in
	open:--theme)
		mapfile -t COMPREPLY < <(compgen -W "auto dark light high-contrast mono" -- "$cur")
		return
		;;
	open:--color)
		mapfile -t COMPREPLY < <(compgen -W "auto never" -- "$cur")
		return
		;;
	*:--config)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
		return
		;;
	score:--format)
		mapfile -t COMPREPLY < <(compgen -W "text json" -- "$cur")
		return
		;;
	score:--on)
		mapfile -t COMPREPLY < <(compgen -W "low high so_far" -- "$cur")
		return
		;;
	plan:--format)
		mapfile -t COMPREPLY < <(compgen -W "text json csv md" -- "$cur")
		return
		;;
	plan:--wave)
		mapfile -t COMPREPLY < <(compgen -W "now next later" -- "$cur")
		return
		;;
	export:--format)
		mapfile -t COMPREPLY < <(compgen -W "json xlsx csv md" -- "$cur")
		return
		;;
	new:--template | new:-t)
		mapfile -t COMPREPLY < <(compgen -f -- "$cur"
			compgen -W "$(plumbline new --list 2>/dev/null | cut -d' ' -f1)" -- "$cur")
		return
		;;
	show:--source)
		mapfile -t COMPREPLY < <(compgen -W \
			"$(plumbline show --sources 2>/dev/null | awk 'NR > 1 { print $1 }')" -- "$cur")
		return
		;;
	*:--questionnaire)
		mapfile -t COMPREPLY < <(compgen -d -- "$cur")
		return
		;;
	esac
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$flags" -- "$cur")
		return
	fi
	[[ -z $ids ]] || words+=" $(_plumbline_ids)"
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur"
		compgen -f -- "$cur")
}

complete -o filenames -F _plumbline plumbline
