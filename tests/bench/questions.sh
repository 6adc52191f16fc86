#!/bin/sh
# questions.sh FOLDER N - writes a questionnaire of N questions with levels: texts of the usual
# length, neighbours that share few words, four sections, areas of 25 questions.
set -eu
mkdir -p "$1"
awk -v folder="$1" -v n="$2" '
function part_of(i) { return "part-" int((i - 1) / 1000) ".yaml" }
function level(i, l) { return texts[(i * 3 + l * 5) % n_texts] }
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
	head = folder "/questionnaire.yaml"
	id = folder
	sub(/.*\//, "", id)
	printf "id: %s\nversion: \"1\"\ntitle: %d questions\nformat: 1\nsections:\n", id, n >head
	for (s = 0; s < 4; s++)
		printf "  - {id: section-%d, title: Section %d, kind: pillar}\n", s, s >head
	print "parts:\n  - profile.yaml" >head
	print "fields:\n  - {id: PR-01, name: stage, kind: one, ask: Where does it run today?," \
		" values: [dev, prod]}" >(folder "/profile.yaml")
	for (i = 1; i <= n; i++) {
		part = folder "/" part_of(i)
		if (part != last) {
			printf "  - %s\n", part_of(i) >head
			print "questions:" >part
		}
		last = part
		printf "  - id: Q-%05d\n    section: section-%d\n    area: Area %d\n", i,
			int((i - 1) * 4 / n), int((i - 1) / 25) >part
		printf "    ask: \"" asks[1 + i % n_asks] "\"\n", i >part
		printf "    why: %s\n    type: levels\n    levels:\n", whys[1 + i % n_whys] >part
		for (l = 0; l < 5; l++)
			printf "      %d: %s\n", l, level(i, l) >part
		printf "    weight: %d\n    effort: M\n    depth: core\n", 1 + i % 5 >part
	}
}'
