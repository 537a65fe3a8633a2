package cohort

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"
)

// DecisionsFormat is the newest form of a file of decisions that this program knows.
const DecisionsFormat = 1

// decisionsHead is what a file of decisions that the program writes begins with.
const decisionsHead = `# Which identifiers are one pupil's, and which look alike and are two pupils'. Nothing
# is joined by likeness: only what stands here joins, with the name of who decided it.
#
#   - same: [the identifier that counts, the other one]
#     by: who decided it
#     on: 2023-07-03
#     why: what shows it
#   - different: [one pupil's, another pupil's]
#     by: who decided it
#
# Lines that begin with # are still to be decided: take the signs away, leave one of
# same and different, and fill in by. The file holds identifiers of pupils: keep it
# where the data are kept.
`

// DecisionError is what is wrong with a file of decisions, and where.
type DecisionError struct {
	File string
	Line int // 0 where it is no line of the file
	Text string
	Hint string // what to do
}

// Error is the place and the complaint.
func (e *DecisionError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Text)
	}
	return fmt.Sprintf("%s line %d: %s", e.File, e.Line, e.Text)
}

// Hints says what to do.
func (e *DecisionError) Hints() []string {
	if e.Hint == "" {
		return nil
	}
	return []string{e.Hint}
}

// EncodeDecisions writes decisions as their file holds them, and below them suspects
// for a person to complete: lines that begin with # and say nothing yet.
func EncodeDecisions(w io.Writer, decisions []Decision, suspects []Suspect) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\nformat: %d\nlinks:\n", decisionsHead, DecisionsFormat)
	for i := range decisions {
		d := &decisions[i]
		fmt.Fprintf(b, "  - %s\n    by: %s\n", decisionText(d.Same, d.First, d.Second), strconv.Quote(d.By))
		if !d.On.IsZero() {
			fmt.Fprintf(b, "    on: %s\n", d.On)
		}
		if d.Why != "" {
			fmt.Fprintf(b, "    why: %s\n", strconv.Quote(d.Why))
		}
	}
	for i := range suspects {
		x := &suspects[i]
		fmt.Fprintf(b, "\n  # %s\n", onOneLine(x.about()))
		fmt.Fprintf(b, "  # - %s\n  #   %s\n  #   by:\n  #   on:\n  #   why:\n", decisionText(true, x.First, x.Second), decisionText(false, x.First, x.Second))
	}
	return b.Flush()
}

// decisionText is a decision as a file has it.
func decisionText(same bool, first, second string) string {
	word := wordDifferent
	if same {
		word = wordSame
	}
	return fmt.Sprintf("%s: [%s, %s]", word, strconv.Quote(first), strconv.Quote(second))
}

// about says why two are suspected, and where they stand.
func (x *Suspect) about() string {
	text := x.Kind.String()
	if x.SamePerson && x.Kind != SameName && x.Kind != Temporary {
		text += ", same name and date of birth"
	}
	for _, id := range [...]struct {
		listed bool
		at     string
	}{{x.FirstListed, refText(x.FirstAt)}, {x.SecondListed, refText(x.SecondAt)}} {
		text += "; " + id.at
		if id.listed {
			text += " (on the list)"
		}
	}
	return fmt.Sprintf("%s; rows waiting: %d", text, x.Rows)
}

// onOneLine is a text without line breaks and other signs that a comment cannot hold.
func onOneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) && r != unicode.ReplacementChar {
			return r
		}
		return ' '
	}, s)
}
