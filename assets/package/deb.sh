#!/bin/sh
# deb.sh ARCH... - a package for dpkg that depends on no other. MAINTAINER='NAME <MAIL>' says who
# made it.
# shellcheck source=assets/package/common.sh
. "${0%/*}/common.sh"

command -v dpkg-deb >/dev/null || die 'there is no dpkg-deb; make tarball needs none'
maintainer=${MAINTAINER:-The plumbline authors <plumbline@plumbline.invalid>}

for arch in "$@"; do
	case $arch in
	x86_64) of=amd64 ;;
	aarch64) of=arm64 ;;
	*) of=$arch ;;
	esac
	work=build/package-$arch
	lay "$arch" "$work/usr"
	# Where Debian looks for them.
	mkdir -p "$work/usr/share/zsh/vendor-completions" "$work/usr/share/lintian/overrides" \
		"$work/DEBIAN"
	mv "$work/usr/share/zsh/site-functions/"* "$work/usr/share/zsh/vendor-completions/"
	rmdir "$work/usr/share/zsh/site-functions"
	gzip -9n "$work/usr/share/man/man1/plumbline.1" "$work/usr/share/doc/plumbline/README.md"
	cp "$package/lintian-overrides" "$work/usr/share/lintian/overrides/plumbline"
	{
		printf 'plumbline (%s) stable; urgency=medium\n\n  * Version %s.\n\n' "$version" "$version"
		printf ' -- %s  %s\n' "$maintainer" "$(date -u -R -d "@$SOURCE_DATE_EPOCH")"
	} | gzip -9n >"$work/usr/share/doc/plumbline/changelog.gz"
	sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$of/" -e "s/@MAINTAINER@/$maintainer/" \
		-e "s/@SIZE@/$(du -sk --apparent-size "$work/usr" | cut -f 1)/" \
		"$package/control" >"$work/DEBIAN/control"
	(cd "$work" && find usr -type f | sort | xargs md5sum) >"$work/DEBIAN/md5sums"
	file=$dist/plumbline_${version}_$of.deb
	dpkg-deb --root-owner-group --threads-max=1 -Zxz -b "$work" "$file" >/dev/null
	rm -rf "$work"
	echo "$file"
done
