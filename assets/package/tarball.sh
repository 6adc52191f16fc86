#!/bin/sh
# tarball.sh ARCH... - program, man page, completions and schemas, to be unpacked below
# /usr/local or anywhere else.
# shellcheck source=assets/package/common.sh
. "${0%/*}/common.sh"

for arch in "$@"; do
	name=plumbline-$version-linux-$arch
	work=build/package-$arch
	lay "$arch" "$work/$name"
	pack "$work/tar" "$work" "$name"
	gzip -9n <"$work/tar" >"$dist/$name.tar.gz"
	rm -rf "$work"
	echo "$dist/$name.tar.gz"
done
