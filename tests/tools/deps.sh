#!/bin/sh
# deps.sh [test] [clang] [static] - brings what building needs, and with `test` what the tests
# need, with `static` what `make static` and the packages need.
# Looks first, by compiling and by running, and installs only what is missing; needs root
# (or sudo) only then. Knows apt, dnf, pacman, apk and brew.
set -u

work=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-deps.XXXXXX") || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM HUP
cc=${CC:-cc}

# need | apt | dnf | pacman | apk | brew; "-" where the system has it already or not at all.
needs='
compiler|gcc libc6-dev|gcc glibc-devel|gcc|gcc musl-dev|-
pkg-config|pkg-config|pkgconf-pkg-config|pkgconf|pkgconf|pkgconf
ncurses|libncurses-dev|ncurses-devel|ncurses|ncurses-dev|ncurses
yaml|libyaml-dev|libyaml-devel|libyaml|yaml-dev|libyaml
cjson|libcjson-dev|cjson-devel|cjson|cjson-dev|cjson
xlsxwriter|libxlsxwriter-dev|libxlsxwriter-devel|libxlsxwriter|-|libxlsxwriter
zlib|zlib1g-dev|zlib-devel|zlib|zlib-dev|zlib
cmocka|libcmocka-dev|libcmocka-devel|cmocka|cmocka-dev|cmocka
sanitizers|gcc|libasan libubsan|gcc|-|-
jsonschema|python3-jsonschema|python3-jsonschema|python-jsonschema|py3-jsonschema|-
tmux|tmux|tmux|tmux|tmux|tmux
unzip|unzip|unzip|unzip|unzip|unzip
locales|locales|glibc-langpack-de glibc-langpack-ja|-|-|-
clang|clang|clang|clang|clang|-
patch|patch|patch|patch|patch|-
bzip2|bzip2|bzip2|bzip2|bzip2|-
xz|xz-utils|xz|xz|xz|-
tic|ncurses-bin|ncurses|ncurses|ncurses|-
aarch64-linux-gnu-gcc|gcc-aarch64-linux-gnu|gcc-aarch64-linux-gnu|aarch64-linux-gnu-gcc|-|-
'

# Does a program with that header and those libraries compile? $1: pkg-config name, $2: what
# to link without it, then the headers.
compiles() {
	flags=$(pkg-config --cflags --libs "$1" 2>/dev/null) || flags=$2
	shift 2
	{
		for header in stdarg.h stddef.h stdint.h setjmp.h "$@"; do
			echo "#include <$header>"
		done
		echo 'int main(void) { return 0; }'
	} >"$work/probe.c"
	# shellcheck disable=SC2086 # flags are words
	$cc "$work/probe.c" -o "$work/probe" $flags >/dev/null 2>&1
}

python_has() {
	for python in python3 /usr/bin/python3; do
		"$python" -c "import $1" >/dev/null 2>&1 && return 0
	done
	return 1
}

# Are the locales here in which exports are compared? musl has none and wants none.
has_locales() {
	[ "$manager" != apk ] || return 0
	for name in de_DE ja_JP; do
		locale -a 2>/dev/null | grep -qi "^$name\.utf-*8\$" || return 1
	done
}

has() {
	case $1 in
	compiler) compiles none '' ;;
	ncurses) compiles ncursesw "-D_XOPEN_SOURCE=600 $curses" curses.h ;;
	yaml) compiles yaml-0.1 -lyaml yaml.h ;;
	cjson) compiles libcjson -lcjson cjson/cJSON.h ;;
	xlsxwriter) compiles xlsxwriter -lxlsxwriter xlsxwriter.h ;;
	zlib) compiles zlib -lz zlib.h ;;
	cmocka) compiles cmocka -lcmocka cmocka.h ;;
	sanitizers) compiles none '-fsanitize=address,undefined' ;;
	jsonschema) python_has jsonschema ;;
	locales) has_locales || [ -f /usr/share/i18n/locales/ja_JP ] ;;
	*) command -v "$1" >/dev/null 2>&1 ;;
	esac
}

# Sets $missing to those of the needs $* that are not here.
look() {
	missing=
	for need in "$@"; do
		has "$need" || missing="$missing $need"
	done
}

# The packages of the needs $* here.
packages() {
	for need in "$@"; do
		echo "$needs" | awk -F'|' -v need="$need" -v column="$column" \
			'$1 == need && $column != "-" && $column != "" { print $column }'
	done | tr '\n' ' '
}

root() {
	if [ "$(id -u)" = 0 ]; then
		"$@"
	elif command -v sudo >/dev/null 2>&1; then
		sudo "$@"
	else
		echo "deps: as root, run: $*" >&2
		return 1
	fi
}

# Lists of packages are fetched once, and only when something is to be installed.
refresh() {
	[ -z "${fresh-}" ] || return 0
	case $manager in
	apt) root apt-get -q -o Acquire::Retries=3 update || return 1 ;;
	pacman) root pacman -Sy --noconfirm || return 1 ;;
	esac
	fresh=yes
}

install_packages() {
	case $manager in
	apt) root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
		-o Acquire::Retries=3 install --no-install-recommends "$@" ;;
	dnf) root dnf -y install "$@" ;;
	pacman) root pacman -S --needed --noconfirm "$@" ;;
	apk) root apk add "$@" ;;
	brew) brew install "$@" ;;
	esac
}

# At once; one by one when the system does not know them all.
install_all() {
	install_packages "$@" && return 0
	for package in "$@"; do
		install_packages "$package"
	done
}

# The package holds the sources of locales; the C library wants them compiled.
make_locales() {
	for name in de_DE ja_JP; do
		root localedef -i "$name" -f UTF-8 "$name.UTF-8" || return 1
	done
}

bring() {
	look "$@"
	[ -n "$missing" ] || return 0
	echo "deps: missing:$missing"
	# shellcheck disable=SC2086 # words
	wanted=$(packages $missing)
	if [ -n "$wanted" ]; then
		echo "deps: installing $wanted"
		# shellcheck disable=SC2086 # words
		refresh && install_all $wanted
	fi
	look "$@"
	[ -n "$missing" ] || return 0
	echo "deps: still missing:$missing; install them by hand, then go on" >&2
	return 1
}

column=99 manager=
for entry in apt-get:apt:2 dnf:dnf:3 pacman:pacman:4 apk:apk:5 brew:brew:6; do
	if command -v "${entry%%:*}" >/dev/null 2>&1; then
		column=${entry##*:} manager=${entry#*:} manager=${manager%:*}
		break
	fi
done
curses='-lncursesw -ltinfo'
[ "$(uname -s)" != Darwin ] || curses=-lncurses

# Without a compiler nothing can be probed, so it comes first. Tools of the tests that this
# system has no package for are said and passed over: the tests that want them skip.
bring compiler && bring pkg-config ncurses yaml cjson xlsxwriter zlib || exit 1
for group in "$@"; do
	case $group in
	test)
		bring cmocka || exit 1
		bring sanitizers jsonschema tmux unzip locales &&
			{ has_locales || make_locales; } ||
			echo 'deps: tests that need them will be skipped' >&2
		;;
	clang) bring clang || exit 1 ;;
	static)
		bring patch bzip2 xz tic || exit 1
		case $(uname -m):${ARCH-} in
		aarch64:*) ;;
		*:*aarch64*) bring aarch64-linux-gnu-gcc || exit 1 ;;
		esac
		;;
	*) echo "deps: unknown group '$group'; there are: test, clang, static" >&2 && exit 2 ;;
	esac
done
