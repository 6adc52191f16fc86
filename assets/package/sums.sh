#!/bin/sh
# sums.sh - SHA256SUMS of what lies in build/dist for this version, signed when KEY names the
# secret key of signify or of minisign.
# shellcheck source=assets/package/common.sh
. "${0%/*}/common.sh"

cd "$dist"
set -- plumbline[-_]"$version"[-_]*
[ -e "$1" ] || die 'there is nothing to sum yet; run make static, deb, tarball or image first'
rm -f SHA256SUMS*
sha256sum "$@" >SHA256SUMS
cat SHA256SUMS
[ -n "${KEY-}" ] || exit 0
case $KEY in
/*) ;;
*) KEY=../../$KEY ;;
esac
[ -r "$KEY" ] || die "KEY: $KEY cannot be read"
case $(head -n 1 "$KEY") in
*signify*)
	signify=$(command -v signify-openbsd || command -v signify) || die 'there is no signify'
	"$signify" -S -s "$KEY" -m SHA256SUMS -x SHA256SUMS.sig
	echo "$dist/SHA256SUMS.sig"
	;;
*minisign*)
	command -v minisign >/dev/null || die 'there is no minisign'
	minisign -S -s "$KEY" -m SHA256SUMS >/dev/null
	echo "$dist/SHA256SUMS.minisig"
	;;
*) die "KEY: $KEY is a secret key neither of signify nor of minisign" ;;
esac
