# Reads Stryker's report. Prints the mutants that survived, and the row of the table. $entry is the entry of files.json.
def name: sub(".*/"; "");
def is_killed: .status == "Killed" or .status == "Timeout";
def is_same($other): .line == $other.line and .replacement == $other.replacement;

.files | to_entries[] | select(.key | endswith("/" + ($entry.file | name))).value
| (.source | split("\n")) as $lines
| [.mutants[]
    | select(.status != "CompileError" and .status != "Ignored")
    | .location.start.line as $number
    | { status, replacement, number: $number, line: ($lines[$number - 1] | gsub("^\\s+|\\s+$"; "")) }] as $mutants
| [$mutants[] | select(is_killed)] as $killed
| [$mutants[] | select(is_killed | not)] as $survived
| [$survived[] | . as $mutant | select(any($entry.equivalents[]; is_same($mutant)))] as $equivalents
| (1000 * ($killed | length) / ([($mutants | length) - ($equivalents | length), 1] | max) | floor / 10) as $score
| ($survived - $equivalents | sort_by(.number)[] | "survived: \(.number): \(.line)\n    => \(.replacement | gsub("\\s+"; " "))"),
  ($entry.equivalents[] | . as $listed | select(any($equivalents[]; is_same($listed)) | not)
    | "listed, but killed or not found: \(.line)\n    => \(.replacement)"),
  "| \($entry.decides) | `\($entry.file)` | \($mutants | length) | \($killed | length) | \($equivalents | length) "
    + "| \($score | if . == floor then "\(.).0" else tostring end) % "
    + "| `tests/Mutation/run \($entry.file | name)` | \(now | strftime("%Y-%m-%d")) |",
  (if $score < 85 then "The score is below 85 %.\n" | halt_error(1) else empty end),
  (if ($equivalents | length) * 20 > ($mutants | length)
    then "More than 5 % of the mutants are listed as equivalent.\n" | halt_error(1) else empty end)
