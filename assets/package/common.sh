# shellcheck shell=sh
# common.sh - read by the scripts beside it, which run from the root of the source tree: which
# version, as of when, where to, and how the static program is made.
set -eu
LC_ALL=C
export LC_ALL
umask 022
cd "$(dirname "$0")/../.."

package=assets/package
dist=build/dist
# shellcheck disable=SC2034 # for those that read this
version=$(sed -n 's/^#define PLUMBLINE_VERSION "\(.*\)"/\1/p' src/base/version.h)

die() {
	echo "${0##*/}: $*" >&2
	exit 1
}

# Everything in a package is as old as the commit that it is made of.
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct 2>/dev/null || :)}"
[ -n "$SOURCE_DATE_EPOCH" ] ||
	die 'this is no git checkout: set SOURCE_DATE_EPOCH to the seconds of the release'
export SOURCE_DATE_EPOCH
mkdir -p "$dist"

# static_make ARCH ARGUMENTS... - make, for the static program of that architecture.
static_make() {
	arch=$1
	shift
	libraries=$(sh "$package/libraries.sh" "$arch") || exit 1
	made_of=$(awk '!/^#/ && $1 != "cmocka" && !seen[$1]++ { printf " %s %s", $1, $2 }' \
		"$package/libraries")
	env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -s BUILD=release "O=build/static-$arch" \
		"CC=$libraries/bin/musl-gcc" PKG_CONFIG=false LINK_LATE=1 "MADE_OF=${made_of# }" \
		"CPPFLAGS=-isystem $libraries/include" \
		'CFLAGS=-g0 -ffunction-sections -fdata-sections -fno-asynchronous-unwind-tables' \
		'LINK_release=-static-pie -Wl,-z,relro,-z,now,--gc-sections,--build-id=none -s' \
		"LDFLAGS=-L$libraries/lib $libraries/lib/heap.o $libraries/lib/string.o" \
		CMOCKA_CFLAGS=-D_UINTPTR_T "WERROR=${WERROR-}" "$@"
}

# lay ARCH FOLDER - what every package holds, below FOLDER: program, man page, completions,
# schemas, and the licences of all that is in it.
lay() {
	rm -rf "$2"
	static_make "$1" install "DESTDIR=$2" PREFIX= >&2
	mkdir -p "$2/share/doc/plumbline"
	cp README.md "$2/share/doc/plumbline/"
	{
		cat LICENSE
		awk '!/^#/ && $1 != "cmocka" && !seen[$1]++ { print $1, $2 }' "$package/libraries" |
			while read -r name of; do
				printf '\n\n%s\n\nThe program holds parts of %s %s:\n\n' \
					-------------------------------------------------- "$name" "$of"
				cat "$libraries/licences/$name"
			done
		printf '\n\n%s\n\n' --------------------------------------------------
		echo 'Code of the compiler that every program gets (libgcc, crtbegin.o, crtend.o) comes'
		echo 'under the GNU General Public License, version 3, with the GCC Runtime Library'
		echo 'Exception, which asks nothing of such programs. Debian keeps the text of the licence'
		echo 'in /usr/share/common-licenses/GPL-3.'
	} >"$2/share/doc/plumbline/copyright"
}

# pack FILE FOLDER NAMES... - a tar of NAMES in FOLDER that tells nothing of who made it and when.
pack() {
	file=$1
	shift
	tar --format=ustar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 \
		--numeric-owner -cf "$file" -C "$@"
}
