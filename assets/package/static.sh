#!/bin/sh
# static.sh ARCH... - the program as one file that needs nothing of the system it runs on.
# shellcheck source=assets/package/common.sh
. "${0%/*}/common.sh"

for arch in "$@"; do
	static_make "$arch" all
	file=$dist/plumbline-$version-linux-$arch
	cp "build/static-$arch/plumbline" "$file"
	echo "$file"
done
