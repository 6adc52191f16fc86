#!/bin/sh
# example.sh PROGRAM ASSESSMENT FOLDER - what `make run` does without a terminal: scores the
# worked example, shows its first actions, and writes the JSON and Excel plan into FOLDER.
set -eu
program=$1 example=$2 folder=$3

mkdir -p "$folder"
echo "The worked example: $example"
echo
"$program" score "$example"
echo
"$program" plan "$example" >"$folder/plan.txt"
sed -n 1,16p "$folder/plan.txt"
rm -f "$folder/plan.txt"
"$program" export "$example" -o "$folder/plumbline-example.json" \
	-o "$folder/plumbline-example.xlsx"
echo
echo "The whole plan:"
echo "  $folder/plumbline-example.json"
echo "  $folder/plumbline-example.xlsx"
echo "To look around in it: $program $example"
