#!/bin/sh
# libraries.sh ARCH [cmocka] - builds what the static program is linked with for ARCH (x86_64
# or aarch64), and what its tests want, from the sources in the table `libraries`; prints the
# folder: bin/musl-gcc, include, lib, licences. Done once: it is kept in the cache under a
# name that changes with the table, this script, heap.c, string.c and the compiler.
#   ARCHIVES  a folder that holds the files of the table already
#   CACHE    what is kept; otherwise $XDG_CACHE_HOME/plumbline or ~/.cache/plumbline
set -eu
LC_ALL=C
export LC_ALL
umask 022
# What is meant for the program is not meant for its libraries.
unset MAKEFLAGS MFLAGS MAKELEVEL CFLAGS CPPFLAGS LDFLAGS LIBS CC

here=$(cd "$(dirname "$0")" && pwd)
arch=$1
shift
cache=${CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/plumbline}
sources=$cache/sources

die() {
	echo "libraries.sh: $*" >&2
	exit 1
}

case $arch in
x86_64 | aarch64) ;;
*) die "there are x86_64 and aarch64, not '$arch'" ;;
esac
if [ "$arch" = "$(uname -m)" ]; then
	gcc=${GCC:-gcc} ar=ar ranlib=ranlib
else
	gcc=${GCC:-$arch-linux-gnu-gcc} ar=$arch-linux-gnu-ar ranlib=$arch-linux-gnu-ranlib
fi
for tool in "$gcc" "$ar" gcc make patch tic infocmp; do
	command -v "$tool" >/dev/null || die "there is no $tool; run: make deps static"
done

# Terminals that are known where the system describes none. Those of the xterm family that are
# not here are taken for xterm-256color by the program itself.
terminals='xterm,xterm-256color,xterm-color,xterm-16color,xterm-direct,tmux,tmux-256color,screen'
terminals="$terminals,screen-256color,screen.xterm-256color,linux,linux-16color,vt100,vt102,vt220"
terminals="$terminals,ansi,dumb,alacritty,foot,kitty,rxvt,rxvt-256color,putty,putty-256color"
terminals="$terminals,st-256color,konsole-256color,vte-256color,gnome-256color,mintty"
terminals="$terminals,ms-terminal,nsterm,cygwin,mlterm"

# The rows of package $1.
rows() {
	awk -v package="$1" '$1 == package' "$here/libraries"
}

# Is file $1 the one with hash $2?
is_right() {
	[ -f "$1" ] && [ "$(sha256sum <"$1")" = "$2  -" ]
}

is_here() {
	rows "$1" | while read -r _ _ hash file; do
		is_right "$sources/$file" "$hash" || exit 1
	done
}

# The system's own lists of packages, read for sources and in a place of their own, so that
# nothing is changed for anybody else.
fetch_by_apt() {
	wanted=$1=$2
	apt=$cache/apt
	set -- -q -o Acquire::Retries=3 -o APT::Sandbox::User=root \
		-o Dir::Etc::sourcelist=/dev/null -o "Dir::Etc::sourceparts=$apt/parts" \
		-o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt"
	if [ -z "${fresh-}" ]; then
		rm -rf "$apt"
		mkdir -p "$apt/parts" "$apt/lists/partial" "$apt/archives/partial"
		for list in /etc/apt/sources.list.d/*.sources; do
			[ ! -f "$list" ] || sed 's/^Types:.*/Types: deb-src/' "$list" \
				>"$apt/parts/${list##*/}"
		done
		for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
			[ ! -f "$list" ] || sed -n 's/^deb /deb-src /p' "$list" \
				>"$apt/parts/${list##*/}.list"
		done
		# A list that cannot be read matters only if it was the one.
		apt-get "$@" update >&2 || :
		fresh=yes
	fi
	(cd "$sources" && apt-get "$@" source --download-only "$wanted" >&2) || :
}

# gather PACKAGE - its files into $sources, or an end.
gather() {
	mkdir -p "$sources"
	rows "$1" | while read -r _ version hash file; do
		[ -z "${ARCHIVES-}" ] || ! is_right "$ARCHIVES/$file" "$hash" ||
			cp "$ARCHIVES/$file" "$sources/"
	done
	if ! is_here "$1" && command -v apt-get >/dev/null; then
		fetch_by_apt "$1" "$(rows "$1" | awk 'NR == 1 { print $2 }')"
	fi
	rows "$1" | while read -r package version hash file; do
		is_right "$sources/$file" "$hash" && continue
		if [ -f "$sources/$file" ]; then
			die "$sources/$file is not the file that assets/package/libraries names"
		fi
		die "$file of $package $version is missing; name a folder that holds it: ARCHIVES=FOLDER"
	done
}

# unpack PACKAGE - its source with the patches of its package, in $work/PACKAGE.
unpack() {
	mkdir "$work/$1" "$work/$1.package"
	rows "$1" | while read -r _ _ _ file; do
		case $file in
		*.debian.tar.*) tar -xf "$sources/$file" -C "$work/$1.package" ;;
		*) tar -xf "$sources/$file" -C "$work/$1" --strip-components=1 ;;
		esac
	done
	patches=$work/$1.package/debian/patches
	[ ! -f "$patches/series" ] || sed 's/[ \t]*#.*//' "$patches/series" | while read -r name; do
		[ -z "$name" ] || patch -s -p1 -d "$work/$1" <"$patches/$name" ||
			die "$name does not fit $1"
	done
}

flags='-O2 -fPIE -fstack-protector-strong -ffunction-sections -fdata-sections -g0 -fno-asynchronous-unwind-tables'

# archive LIBRARY FLAGS... -- ARCHIVES: a static library of these sources.
archive() {
	library=$1 options=
	shift
	while [ "$1" != -- ]; do options="$options $1" && shift; done
	shift
	objects=
	for source in "$@"; do
		object=$work/$library.${source##*/}.o
		# shellcheck disable=SC2086 # flags are words
		"$to/bin/musl-gcc" $flags "-ffile-prefix-map=$work=." $options -w -c -o "$object" "$source"
		objects="$objects $object"
	done
	# shellcheck disable=SC2086 # and so are objects, in a path of ours
	"$ar" qcsD "$to/lib/$library.a" $objects
}

# malloc is ours, and so are the calls on strings that a start makes most: see heap.c, string.c.
build_musl() {
	cd "$work/musl"
	CC=$gcc AR=$ar RANLIB=$ranlib \
		CFLAGS="-g0 -ffunction-sections -fdata-sections -ffile-prefix-map=$work=." \
		./configure --target="$arch" --prefix="$to" --syslibdir="$to/lib" --disable-shared \
		--enable-wrapper=gcc
	make -j "$jobs"
	make install
	# Its words for gcc know nothing of static programs that can lie anywhere in memory.
	specs=$to/lib/musl-gcc.specs
	sed -e "s,^%{!shared: \(.*\)/Scrt1.o},%{static-pie: \1/rcrt1.o; !shared: \1/Scrt1.o}," \
		-e 's,-nostdlib %{shared:,-nostdlib %{static-pie:-static -pie --no-dynamic-linker -z text} %{shared:,' \
		"$specs" >"$specs.new"
	mv "$specs.new" "$specs"
	for ours in heap string; do
		# shellcheck disable=SC2086 # flags are words
		"$to/bin/musl-gcc" -std=c11 $flags -fno-builtin -fno-tree-loop-distribute-patterns \
			-fno-stack-protector -c -o "$to/lib/$ours.o" "$here/$ours.c"
	done
	cp COPYRIGHT "$to/licences/musl"
}

# Its tables of terminals are made from the descriptions that it brings, not from this system's.
build_ncurses() {
	cd "$work/ncurses"
	CC=$to/bin/musl-gcc AR=$ar RANLIB=$ranlib BUILD_CC=gcc \
		CFLAGS="$flags -ffile-prefix-map=$work=." ./configure --host="$arch-linux-musl" --prefix=/usr \
		--enable-widec --with-termlib=tinfo --with-fallbacks="$terminals" \
		--with-default-terminfo-dir=/usr/share/terminfo \
		--with-terminfo-dirs=/etc/terminfo:/lib/terminfo:/usr/share/terminfo:/usr/lib/terminfo \
		--with-tic-path="$(command -v tic)" --with-infocmp-path="$(command -v infocmp)" \
		--without-cxx --without-cxx-binding --without-ada --without-tests --without-progs \
		--without-manpages --without-debug --without-shared --without-gpm --disable-stripping \
		--disable-db-install --disable-root-environ
	make -j "$jobs" libs ARFLAGS=qcsD
	cp lib/libncursesw.a lib/libtinfo.a "$to/lib/"
	cp include/curses.h include/unctrl.h include/ncurses_dll.h include/term.h "$to/include/"
	cp COPYING "$to/licences/ncurses"
}

build_libyaml() {
	cd "$work/libyaml"
	cp include/yaml.h "$to/include/"
	archive libyaml -Iinclude -DYAML_VERSION_MAJOR=0 -DYAML_VERSION_MINOR=2 -DYAML_VERSION_PATCH=5 \
		'-DYAML_VERSION_STRING="0.2.5"' -- src/*.c
	cp License "$to/licences/libyaml"
}

build_cjson() {
	cd "$work/cjson"
	mkdir "$to/include/cjson"
	cp cJSON.h "$to/include/cjson/"
	archive libcjson -- cJSON.c
	cp LICENSE "$to/licences/cjson"
}

build_zlib() {
	cd "$work/zlib"
	cp zlib.h zconf.h "$to/include/"
	archive libz -DHAVE_UNISTD_H -DHAVE_HIDDEN -- adler32.c crc32.c deflate.c infback.c inffast.c \
		inflate.c inftrees.c trees.c zutil.c
	cp LICENSE "$to/licences/zlib"
}

# Workbooks of ours hold no pictures, which is what it wants MD5 for. It writes files, and is no
# slower for being small.
build_libxlsxwriter() {
	cd "$work/libxlsxwriter"
	cp -R include/xlsxwriter.h include/xlsxwriter "$to/include/"
	archive libxlsxwriter -Os -Iinclude -Ithird_party/minizip -DUSE_NO_MD5 -DUSE_FILE32API -- src/*.c \
		third_party/minizip/ioapi.c third_party/minizip/zip.c third_party/tmpfileplus/tmpfileplus.c
	cp License.txt "$to/licences/libxlsxwriter"
}

build_cmocka() {
	cd "$work/cmocka"
	cp include/cmocka.h include/cmocka_pbc.h "$to/include/"
	archive libcmocka -Iinclude -D_GNU_SOURCE -DHAVE_SIGNAL_H -DHAVE_STDINT_H -DHAVE_STRINGS_H \
		-DHAVE_UNISTD_H -DHAVE_SETJMP_H -DHAVE_INTTYPES_H -DHAVE_MALLOC_H -DHAVE_CLOCK_REALTIME \
		-DHAVE_STRUCT_TIMESPEC -DHAVE_SNPRINTF -DHAVE_VSNPRINTF -DHAVE_STRCASECMP \
		-DHAVE_STRNCMP -DHAVE_EXIT -DHAVE_FREE -DHAVE_MALLOC -DHAVE_CALLOC \
		-D_UINTPTR_T -- src/cmocka.c
}

jobs=$(getconf _NPROCESSORS_ONLN)
key=$({ cat "$here/libraries" "$here/heap.c" "$here/string.c" "$0" && "$gcc" --version; } | sha256sum | cut -c 1-12)
to=$cache/$arch-$key
mkdir -p "$to/bin" "$to/lib" "$to/include" "$to/licences" "$to/done"
for package in musl ncurses libyaml cjson zlib libxlsxwriter "$@"; do
	[ ! -e "$to/done/$package" ] || continue
	gather "$package"
	echo "libraries.sh: $package for $arch" >&2
	work=$(mktemp -d "$cache/build.XXXXXX")
	trap 'rm -rf "$work"' EXIT
	trap 'exit 130' INT TERM HUP
	unpack "$package"
	# Not behind ||, where set -e would not hold.
	set +e
	(set -e && "build_$package") >"$work/log" 2>&1
	code=$?
	set -e
	[ "$code" = 0 ] || {
		tail -n 30 "$work/log" >&2
		die "$package cannot be built"
	}
	: >"$to/done/$package"
	rm -rf "$work"
done
echo "$to"
