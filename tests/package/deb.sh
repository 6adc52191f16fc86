#!/bin/sh
# shellcheck disable=SC2016 # dollars for other shells, backticks of Markdown
# deb.sh DEB ROOT - installs, upgrades, uses and removes the package DEB in ROOT, the root file
# system of a Debian (debootstrap --variant=minbase; for man and completions with man-db and
# bash-completion) without network. Needs root.
set -eu
deb=$1 root=$2

# No network, and mounts of our own that are gone with the last process here.
if [ -z "${DEB_ALONE-}" ]; then
	DEB_ALONE=yes unshare -n -m --propagation private sh "$0" "$@"
	exit
fi
mount --rbind /proc "$root/proc"

work=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-deb.XXXXXX")
trap 'umount -l "$root/proc"; rm -rf "$work" "$root/tmp/"*.deb' EXIT
trap 'exit 130' INT TERM HUP

# An earlier version of the same, with a file that the later one has no more.
dpkg-deb -R "$deb" "$work/old"
sed -i 's/^Version: .*/Version: 0.0.1/' "$work/old/DEBIAN/control"
echo gone >"$work/old/usr/share/plumbline/gone"
dpkg-deb --root-owner-group -Znone -b "$work/old" "$root/tmp/old.deb" >/dev/null
cp "$deb" "$root/tmp/new.deb"

inside() {
	chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 \
		TERM=xterm MANPAGER=cat bash -c "$1"
}

# check WHAT COMMAND - the command says something and succeeds.
check() {
	said=$(inside "$2" 2>&1) || {
		echo "deb.sh: $1: $said" >&2
		exit 1
	}
	printf '%-12s %s\n' "$1" "$(echo "$said" | tail -n 1)"
}

check install 'dpkg -i /tmp/old.deb && dpkg-query -W -f "\${Version} \${Status}" plumbline'
check upgrade 'dpkg -i /tmp/new.deb && dpkg-query -W -f "\${Version} \${Status}" plumbline'
check replaced '[ ! -e /usr/share/plumbline/gone ] && ls /usr/share/plumbline | tr "\n" " "'
check sums 'dpkg --verify plumbline && echo as packed'
check version 'plumbline --version'
check tour 'cd /tmp && rm -f chat.* && plumbline new chat.json --template public-rag-assistant &&
	plumbline export chat.json -o chat.xlsx -o chat.md && plumbline score chat.json | head -n 1 && rm -f chat.*'
check man 'man plumbline | grep -c . '
check completion '. /usr/share/bash-completion/bash_completion && _completion_loader plumbline;
	COMP_WORDS=(plumbline sco) COMP_CWORD=1 COMP_LINE="plumbline sco" COMP_POINT=13
	$(complete -p plumbline | sed "s/.*-F \([^ ]*\).*/\1/") plumbline sco plumbline &&
	[ "${COMPREPLY[0]% }" = score ] && echo "sco: ${COMPREPLY[*]}"'
check remove 'dpkg -r plumbline && ! command -v plumbline && dpkg-query -W plumbline 2>&1 || :'
check 'left over' 'find / -xdev -name "*plumbline*" ! -path "/proc/*" ! -path "/var/lib/dpkg/*" \
	! -path "/var/cache/*" -print | grep . && exit 1; echo nothing'
check purge 'dpkg -P plumbline && echo gone'
