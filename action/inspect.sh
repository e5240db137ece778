#!/usr/bin/env bash
# The step of action.yml: one inspection; annotations, a summary, SARIF and outputs are made of it. Needs dotnet and jq, which every
# runner has. Inputs come as INPUT_*; the rest are the runner's own variables.
set -uo pipefail

scratch="$(mktemp -d "${RUNNER_TEMP:-/tmp}/modelopenness.XXXXXX")"
trap 'rm -rf "$scratch"' EXIT

if [ -n "${INPUT_BUILD:-}" ]; then
    dotnet build "$INPUT_BUILD" || exit $?
fi

if [ -n "${INPUT_TOOL:-}" ]; then
    read -r -a tool <<<"$INPUT_TOOL"
else
    dotnet tool install ModelOpenness.Cli --tool-path "$scratch/tool" ${INPUT_VERSION:+--version "$INPUT_VERSION"} >&2 || exit $?
    tool=("$scratch/tool/model-openness")
fi

paths=()
while IFS= read -r path; do
    if [ -n "$path" ]; then paths+=("$path"); fi
done <<<"${INPUT_PATHS:-.}"

inventory="$scratch/models.inventory.json"
"${tool[@]}" inspect "${paths[@]}" ${INPUT_STANDARD:+--standard "$INPUT_STANDARD"} --fail-on "${INPUT_FAIL_ON:-warning}" --format inventory --output "$inventory"
status=$?
if [ ! -f "$inventory" ]; then exit "$status"; fi

sarif="${INPUT_SARIF:-models.sarif}"
"${tool[@]}" merge "$inventory" --format github || exit $?
"${tool[@]}" merge "$inventory" --format markdown >>"${GITHUB_STEP_SUMMARY:-/dev/null}" || exit $?
"${tool[@]}" merge "$inventory" --format sarif --output "$sarif" || exit $?

case "$status" in 0) verdict=pass ;; 1) verdict=fail ;; *) verdict=incomplete ;; esac
jq -r --arg verdict "$verdict" --arg sarif "$sarif" '
    [.inventories[]? // .] as $all
    | [$all[].findings[] | select(.waiver | not)] as $findings
    | "verdict=\($verdict)",
      "models=\([$all[].models[]] | length)",
      "errors=\([$findings[] | select(.severity == "error")] | length)",
      "warnings=\([$findings[] | select(.severity == "warning")] | length)",
      "notes=\([$findings[] | select(.severity == "info")] | length)",
      "sarif=\($sarif)"' "$inventory" >>"${GITHUB_OUTPUT:-/dev/stdout}"
exit "$status"
