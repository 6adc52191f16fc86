#!/bin/sh
# facts.sh PROGRAM [ASSESSMENT ...] - the facts of assessments in databases of others: as CSV in
# PostgreSQL, with the types that assets/facts.schema.json says, and as NDJSON in DuckDB. What
# is not installed is skipped, and said. Nothing stays behind.
set -eu
schema=assets/facts.schema.json
program=$1
shift
[ $# -gt 0 ] || set -- templates/*.json
work=$(mktemp -d "${TMPDIR:-/tmp}/plumbline-facts-XXXXXX")
db=
trap 'stop' EXIT
trap 'exit 1' HUP INT TERM
stop() {
	[ -z "$db" ] || as "$bin/pg_ctl" -D "$work/db" -m immediate stop >"$work/log" 2>&1 || :
	rm -rf "$work"
}
skip() {
	echo "SKIP: $1 is not installed; the facts were not read by it"
}
# PostgreSQL does not run as root.
as() {
	if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

n=0
for file; do
	n=$((n + 1))
	for format in tables ndjson; do
		mkdir -p "$work/$n"
		"$program" export -q "$file" --format $format -o "$work/$n/$format"
	done
done

python=$(command -v python3 || :)
bin=$(dirname "$(command -v initdb || echo /none/initdb)")
for path in /usr/lib/postgresql/*/bin; do
	[ -x "$bin/initdb" ] || bin=$path
done
if [ -z "$python" ] || [ ! -x "$bin/initdb" ] || { [ "$(id -u)" = 0 ] && ! id postgres; } >/dev/null 2>&1; then
	skip PostgreSQL
else
	chmod 755 "$work"
	mkdir "$work/db"
	[ "$(id -u)" != 0 ] || chown postgres "$work" "$work/db"
	(cd "$work" && as "$bin/initdb" -D db -A trust -U postgres -E UTF8 --locale=C >log 2>&1) ||
		{ cat "$work/log" >&2; exit 1; }
	db=1
	(cd "$work" && as "$bin/pg_ctl" -D db -w -l "$work/db/log" \
		-o "-k $work -c listen_addresses= -c fsync=off" start >log 2>&1)
	# A table of the schema is one of the database; a row of one is of one assessment.
	"$python" - "$schema" "$work" $n >"$work/sql" <<'PYTHON'
import csv, json, sys
types = {'string': 'text', 'integer': 'bigint', 'number': 'double precision',
         'boolean': 'boolean', 'date': 'date', 'date-time': 'timestamptz'}
tables = json.load(open(sys.argv[1]))['$defs']
for table, about in tables.items():
    columns = []
    for name, says in about['properties'].items():
        kind = says.get('type', 'integer')
        kind = kind[0] if isinstance(kind, list) else kind
        columns.append(name + ' ' + types[says.get('format', kind)])
    print('create table %s (%s);' % (table, ', '.join(columns)))
    rows = 0
    for i in range(1, int(sys.argv[3]) + 1):
        path = '%s/%d/tables/%s.csv' % (sys.argv[2], i, table)
        print("\\copy %s from '%s' with (format csv, header true)" % (table, path))
        rows += sum(1 for _ in csv.reader(open(path, encoding='utf-8', newline=''))) - 1
    print("select '%s', count(*), %d from %s;" % (table, rows, table))
print("select 'joined', count(*), (select count(*) from actions) from actions "
      "join assessments using (assessment_id, as_of);")
PYTHON
	psql=$(command -v psql || echo "$bin/psql")
	"$psql" -h "$work" -U postgres -X -q -A -t -F ' ' -v ON_ERROR_STOP=1 -d postgres \
		-f "$work/sql" >"$work/counts"
	awk '{ print "PostgreSQL:", $1 ": " $2 " rows" } $2 != $3 { print "  not " $3; bad = 1 }
		END { exit bad || NR != 7 }' "$work/counts"
fi

# One number from DuckDB: its command, or the package for node (NODE_PATH says where it is).
duck() {
	if command -v duckdb >/dev/null 2>&1; then
		duckdb -noheader -list -c "$1"
	else
		node -e "const { DuckDBInstance } = require('@duckdb/node-api');
			DuckDBInstance.create(':memory:').then((db) => db.connect())
				.then((c) => c.runAndReadAll(process.argv[1]))
				.then((r) => console.log(String(r.getRows()[0][0])));" "$1"
	fi
}
if [ "$(duck 'select 1' 2>/dev/null)" = 1 ]; then
	for table in assessments sections answers findings actions acceptances; do
		rows=$(cat "$work"/*/ndjson/$table.ndjson | wc -l)
		found=$(duck "select count(*) from read_json('$work/*/ndjson/$table.ndjson',
			format='newline_delimited') where typeof(as_of) = 'DATE'")
		echo "DuckDB: $table: $found rows"
		[ "$rows" -eq "$found" ]
	done
else
	skip DuckDB
fi
