#!/bin/sh
# questions.sh FOLDER N [mixed] - writes a questionnaire of N questions into FOLDER, and beside it
# FOLDER.json, an assessment in which everything is answered below target.
#
# Texts of the usual length, neighbours that share few words, four sections, areas of 25
# questions; each third question needs the one before. All have levels, unless `mixed` asks for
# practices, checks, decisions, profile fields, conditions, rules, owners, and references, words,
# sources and caveats too, each in proportion to N.
set -eu
mkdir -p "$1"
awk -v folder="$1" -v n="$2" -v mixed="${3:+1}" '
function part_of(i) { return "part-" int((i - 1) / 1000) ".yaml" }
function text(i) { return texts[i % n_texts] }
function id_of(kind, i) { return sprintf("%s-%05d", kind, i) }
function answer(id, words) {
	printf "%s    \"%s\": {%s}", comma, id, words >answers
	comma = ",\n"
}

# What a question is made of.
function type_of(i) {
	if (!mixed || (i % 5 && i % 20 != 10)) return "levels"
	return i % 20 == 10 ? "decisions" : i % 40 == 15 ? "checks" : "practices"
}
function levels(i) {
	printf "    type: levels\n    levels:\n" >part
	for (l = 0; l < 5; l++) printf "      %d: %s\n", l, text(i * 3 + l * 5) >part
	answer(id_of("Q", i), "\"level\": " i % 3)
}
function practices(i, type, words) {
	printf "    type: %s\n    practices:\n", type >part
	for (k = 0; k < 5; k++) {
		printf "      - id: item-%d\n        text: %s\n", k, text(i + k * 3) >part
		if (k < 2 && type == "practices") print "        must: true" >part
		words = words (k ? ", " : "") "\"item-" k "\": \"" values[(i / 5 + k) % 3] "\""
	}
	answer(id_of("Q", i), "\"practices\": {" words "}")
}

# Every 20th question is made of a decision, which a rule blames when it was taken badly.
function decision(d) {
	printf "  - id: %s\n    name: Choice %d\n    group: Group %d\n", id_of("DT", d), d,
		int(d / 25) >decisions
	printf "    ask: \"" asks[1 + d % n_asks] "\"\n    depth: core\n", d >decisions
	if (d % 4 == 0) printf "    when: %s in (one, two)\n", id_of("DT", d - 1) >decisions
	print "    options:" >decisions
	for (k = 0; k < 4; k++)
		printf "      - {id: %s, text: \"%s\", fit: %d, consequence: \"%s\"}\n",
			options[k], text(d + k), k + 1, text(d + k + 4) >decisions
	answer(id_of("DT", d), "\"option\": \"" options[d % 3 ? 0 : 1] "\"")
}
function field(f) {
	printf "  - {id: %s, name: use_%d, kind: one, ask: Is part %d in use?, values: [yes_%d, " \
		"no_%d], depth: core, optional: true}\n", id_of("PR", f), f, f, f, f >profile
	printf ",\n    \"use_%d\": \"%s_%d\"", f, f % 4 ? "yes" : "no", f >answers
}
function rule(r, when, blames) {
	printf "  - id: %s\n    severity: %s\n    when: %s\n", id_of("CR", r),
		severities[r % 4], when >rules
	printf "    finding: %s\n    fix: %s\n    blames: [%s]\n", text(r), text(r + 3), blames >rules
}
function rules_of(d, q) {
	q = id_of("Q", d * 20)
	rule(2 * d - 1, id_of("DT", d) " == one and stage == prod", id_of("DT", d))
	rule(2 * d, id_of("Q", d * 20 - 1) " < 2 and " id_of("DT", d) " in (one, two)",
		q ", " id_of("DT", d))
}

# What is known beside the questions: one of each for 20 of them, about one of those.
function notes(k, q) {
	q = id_of("Q", k * 20 - 7)
	printf "  - {id: %s, title: Promises \342\200\223 part %d, path: learn.example/part/%d, " \
		"sources: [learn.example/page/%d]}\n", id_of("REF", k), k, k, k >references
	printf "  - {id: TERM-part-%d, term: component %d, text: \"%s\", also: [piece %d]}\n", k,
		k * 20, text(k), k >glossary
	printf "  - {id: %s, text: \"%s\", carried: [%s, %s]}\n", id_of("S", k), text(k), q,
		id_of("REF", k) >sources
	printf "  - {id: %s, text: \"%s\", concerns: [%s, %s], recheck: true}\n",
		id_of("CAV", k), text(k + 1), q, id_of("DT", k) >caveats
}

function condition(i) {
	if (!mixed || i % 7) return ""
	if (i % 2) return "use_" 1 + i % int(1 + n / 100) " == yes_" 1 + i % int(1 + n / 100)
	return n < 20 ? "" : id_of("DT", 1 + i % int(n / 20)) " in (one, two, three)"
}
function question(i, type, when) {
	printf "  - id: %s\n    section: section-%d\n    area: Area %d\n", id_of("Q", i),
		int((i - 1) * 4 / n), int((i - 1) / 25) >part
	printf "    ask: \"" asks[1 + i % n_asks] "\"\n", i >part
	printf "    why: %s\n", whys[1 + i % n_whys] >part
	if (when) printf "    when: %s\n", when >part
	if (type == "levels") levels(i)
	else if (type == "decisions") {
		printf "    type: decisions\n    decisions: [%s]\n", id_of("DT", int((i + 10) / 20)) >part
	} else practices(i, type)
	printf "    weight: %d\n    effort: M\n    depth: core\n", 1 + i % 5 >part
	if (mixed) printf "    owner: Gr\303\274n %d\n    sources: [learn.example/page/%d]\n", i,
		1 + i % int(1 + n / 20) >part
	if (i % 3 == 0) printf "    needs: [%s]\n", id_of("Q", i - 1) >part
}

function head_of_files(id) {
	printf "id: %s\nversion: \"1\"\ntitle: %d questions\nformat: 1\nsections:\n", id, n >head
	for (s = 0; s < 4; s++)
		printf "  - {id: section-%d, title: Section %d, kind: pillar}\n", s, s >head
	print "parts:\n  - profile.yaml" >head
	print "fields:\n  - {id: PR-01, name: stage, kind: one, ask: Where does it run today?," \
		" values: [dev, prod]}" >profile
	printf "{\n  \"format\": \"plumbline-assessment\",\n  \"version\": 1,\n  \"id\": \"" \
		"00000000-0000-4000-8000-%012d\",\n  \"questionnaire\": {\"id\": \"%s\", " \
		"\"version\": \"1\"},\n  \"workload\": {\n    \"name\": \"%d questions\",\n" \
		"    \"stage\": \"prod\"", n, id, n >answers
}

BEGIN {
	n_asks = split("How does the team know that component %d keeps its promise under load?|" \
		"Who may change what component %d runs in production, and who approves it?|" \
		"When was a restore of component %d last rehearsed, and did it take as long as planned?|" \
		"What becomes of requests to component %d while the model endpoint is throttled?|" \
		"Which signals tell early that the answers of component %d get worse?", asks, "|")
	n_whys = split("What nobody measures gets worse unseen, and the users notice it first.|" \
		"A change that one person can make alone is an outage waiting for a bad day.|" \
		"Backups that were never restored are hopes; the first rehearsal finds the missing key.|" \
		"Quotas are shared with others, so the limit is met when it hurts most.", whys, "|")
	n_texts = split("Nobody looks; complaints tell.|Somebody looks now and then, by hand.|" \
		"Metrics are collected and shown on a board that the team knows.|" \
		"Alerts are set on what was promised, and somebody is on call for them.|" \
		"Error budgets steer what is released, and drills prove the alerts.|" \
		"It is written down, though nobody remembers where.|" \
		"A pipeline does it, and a second pair of eyes approves each run.|" \
		"Done once by the vendor during the project, not since.", texts, "|")
	texts[0] = texts[n_texts]
	split("one two three four", options, " ")
	for (k = 0; k < 4; k++) options[k] = options[k + 1]
	split("partial no unknown", values, " ")
	values[0] = values[3]
	split("low medium high critical", severities, " ")
	severities[0] = severities[4]
	id = folder
	sub(/.*\//, "", id)
	head = folder "/questionnaire.yaml"
	profile = folder "/profile.yaml"
	decisions = folder "/decisions.yaml"
	rules = folder "/rules.yaml"
	references = folder "/references.yaml"
	glossary = folder "/glossary.yaml"
	sources = folder "/sources.yaml"
	caveats = folder "/caveats.yaml"
	answers = folder ".json"
	head_of_files(id)
	for (f = 1; mixed && f <= 1 + n / 100; f++) field(f)
	printf "\n  },\n  \"answers\": {\n" >answers
	if (mixed) {
		print "  - decisions.yaml\n  - rules.yaml\n  - references.yaml\n  - glossary.yaml" \
			"\n  - sources.yaml\n  - caveats.yaml" >head
		print "decisions:" >decisions
		print "rules:" >rules
		print "references:" >references
		print "glossary:" >glossary
		print "sources:" >sources
		print "caveats:" >caveats
	}
	for (d = 1; mixed && d <= n / 20; d++) { decision(d); rules_of(d); notes(d) }
	for (i = 1; i <= n; i++) {
		part = folder "/" part_of(i)
		if (part != last) {
			printf "  - %s\n", part_of(i) >head
			print "questions:" >part
		}
		last = part
		question(i, type_of(i), condition(i))
	}
	printf "\n  }\n}\n" >answers
}'
