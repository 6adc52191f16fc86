#!/bin/sh
# pages.sh PROGRAM [ASSESSMENT ...] - the reports and board pages of assessments, in English and in
# all languages that there are, held against what reads them: html-validate says whether they are
# HTML as it should be, Chromium prints the pages of a board on one sheet each, with the longest that
# a theme may say and with what was left out of them. What is not installed is skipped, and said.
# Nothing stays behind. PICTURES=FOLDER keeps pictures and sheets of the first in each language.
set -eu
program=$1
shift
[ $# -gt 0 ] || set -- templates/*.json
work=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-pages-XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

cat >"$work/long.theme.yaml" <<'YAML'
organisation: An organisation whose name has seventy-two columns, as long as it may be
disclaimer: >-
  This is as much as a theme may say below a report, three hundred characters: made from the answers of the
  team that took part, in a few hours, from what it knew on that day; no audit, no legal advice, and no
  promise of anything to anybody outside the organisation whose name stands above all this.
logo: logo.svg
YAML
echo '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 1" width="150" height="50"/>' >"$work/logo.svg"
languages=en
for path in templates/*.language.yaml; do
	languages="$languages $(basename "$path" .language.yaml)"
done
n=0
firsts=
for language in $languages; do
	firsts="$firsts $((n + 1))"
	for file; do
		n=$((n + 1))
		"$program" export -q "$file" --theme "$work/long.theme.yaml" \
			--language "$language" -o "$work/$n-report.html"
		"$program" export -q "$file" --theme "$work/long.theme.yaml" \
			--language "$language" --page board --redact internal \
			-o "$work/$n-board.html"
	done
done

validator=$(command -v html-validate || :)
[ -n "$validator" ] || [ ! -x node_modules/.bin/html-validate ] ||
	validator=node_modules/.bin/html-validate
if [ -n "$validator" ]; then
	echo '{"extends": ["html-validate:recommended"], "root": true}' >"$work/.htmlvalidate.json"
	"$validator" "$work"/*.html
	echo "html-validate: $((n * 2)) files are right"
else
	echo 'SKIP: html-validate is not installed; nobody has looked at the HTML'
fi

chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || :)
print() {
	"$chromium" --headless --no-sandbox --disable-gpu --disable-background-networking \
		--hide-scrollbars --user-data-dir="$work/profile" "$@" >/dev/null 2>&1
}
if [ -z "$chromium" ]; then
	echo 'SKIP: Chromium is not installed; nothing was printed'
	exit 0
fi
for size in letter a4; do
	i=0
	while [ $i -lt $n ]; do
		i=$((i + 1))
		sed "s/@page{margin:11mm/@page{size:$size;margin:11mm/" "$work/$i-board.html" \
			>"$work/sheet.html"
		print --no-pdf-header-footer --print-to-pdf="$work/sheet.pdf" "file://$work/sheet.html"
		sheets=$(LC_ALL=C grep -a -c '/Type /Page$' "$work/sheet.pdf" || :)
		[ "$sheets" = 1 ] || { echo "$size: board page $i takes $sheets sheets" >&2; exit 1; }
	done
	echo "Chromium: $n board pages on a sheet of $size each"
done
[ -n "${PICTURES:-}" ] || exit 0
mkdir -p "$PICTURES"
for i in $firsts; do
	for page in report board; do
		file=$i-$page
		print --no-pdf-header-footer --print-to-pdf="$PICTURES/$file.pdf" \
			"file://$work/$file.html"
		for scheme in 0 1; do
			print --blink-settings=preferredColorScheme=$scheme --window-size=1100,1600 \
				--screenshot="$PICTURES/$file-$([ $scheme = 0 ] && echo dark || echo light).png" \
				"file://$work/$file.html"
		done
	done
done
