package golden

import (
	"fmt"
	"strings"
)

// Usual are the commands that a project is verified with where nobody says otherwise: the
// scores of each measure, change, and what may leave the school. Each of them needs
// sources that a folder may not have.
func Usual() []Command {
	return []Command{
		{Run: "apst score all --format csv", Outputs: []string{"out/pupil/*.csv"}},
		{Run: "apst change --format csv", Outputs: []string{"out/pupil/*.csv"}},
		{Run: "apst tables", Outputs: []string{"out/release/tables/*.csv"}},
	}
}

// First is the text of a first verify.yaml with these commands.
func First(commands []Command) string {
	var b strings.Builder
	b.WriteString(head)
	for _, c := range commands {
		fmt.Fprintf(&b, "  - run: %s\n", c.Run)
		if c.Stated {
			fmt.Fprintf(&b, "    exit: %d\n", c.Exit)
		}
		if len(c.Outputs) > 0 {
			fmt.Fprintf(&b, "    outputs: [%s]\n", strings.Join(c.Outputs, ", "))
		}
	}
	b.WriteString(tail)
	return b.String()
}

const head = `# What apst verify runs in this folder, and holds against what was recorded here.
# Record it first:   apst verify --update --reason "first recording"
# and then, always:  apst verify
format: 1

# Run in a copy of this folder, one after another. outputs are the files that are held;
# exit is how the command has to end, where that is not 0, or 3 as it was recorded.
commands:
`

const tail = `
# Numbers that may be a little away from the recorded ones. Sums that are made in another
# order differ in the last of sixteen digits.
tolerance:
  - columns: [estimate, lower, upper, p, df, "normal_score*"]
    within: 0.000000001
    reason: the last digits hang on the order in which numbers are added up

# Columns that may be anything.
may_vary:
  - columns: [source, source_*, "*_source", "*_record", place, first_at, second_at, first_listed, second_listed, rows]
    reason: where something stands in a file is no number of a pupil's
`
