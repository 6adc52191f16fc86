#!/bin/sh
# embed.sh QUESTIONNAIRE-FOLDER TEMPLATE-FOLDER MADE-OF - prints the C source that carries the
# files of the built-in questionnaire (questionnaire.yaml first), the templates, the themes and
# languages, and the text of what the program was made of. See src/base/embedded.h.
set -eu
LC_ALL=C
export LC_ALL

# Prints stdin as C string literals of one line each. '?' is escaped because of trigraphs.
literal() {
	od -An -v -tu1 | awk '
	BEGIN {
		for (i = 0; i < 256; i++)
			text[i] = sprintf(i < 32 || i > 126 || index("\"\\?", sprintf("%c", i)) ? \
				"\\%03o" : "%c", i)
	}
	{
		line = ""
		for (i = 1; i <= NF; i++)
			line = line text[$i]
		print "\t\"" line "\""
	}
	END { if (!NR) print "\t\"\"" }'
}

# table NAME FILE ... - one array of files, ended by a row of zeros, and their number.
table() {
	table=$1
	shift
	n=0
	for file in "$@"; do
		printf 'static const unsigned char %s_%d[] =\n' "$table" "$n"
		literal <"$file"
		printf ';\n\n'
		n=$((n + 1))
	done
	printf 'const struct embedded_file embedded_%s[] = {\n' "$table"
	i=0
	for file in "$@"; do
		printf '\t{"%s", %s_%d, sizeof %s_%d - 1},\n' "${file##*/}" "$table" "$i" \
			"$table" "$i"
		i=$((i + 1))
	done
	printf '\t{0, 0, 0},\n};\nconst size_t embedded_%s_n = %d;\n\n' "$table" "$n"
}

printf '#include "base/embedded.h"\n\n'
folder=$1 templates=$2 made_of=$3
set --
[ ! -f "$folder/questionnaire.yaml" ] || set -- "$folder/questionnaire.yaml"
for file in "$folder"/*.yaml; do
	[ ! -f "$file" ] || [ "$file" = "$folder/questionnaire.yaml" ] || set -- "$@" "$file"
done
table questionnaire "$@"
set --
for file in "$templates"/*.json; do
	[ ! -f "$file" ] || set -- "$@" "$file"
done
table templates "$@"
set --
for file in "$templates"/*.theme.yaml; do
	[ ! -f "$file" ] || set -- "$@" "$file"
done
table themes "$@"
set --
for file in "$templates"/*.language.yaml; do
	[ ! -f "$file" ] || set -- "$@" "$file"
done
table languages "$@"
printf 'const char embedded_made_of[] =\n'
literal <"$made_of"
printf ';\n'
