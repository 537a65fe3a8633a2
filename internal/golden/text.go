package golden

import (
	"fmt"
	"io"
	"strings"
)

// Shown is how many differences of a kind are shown where not all are asked for.
const Shown = 5

// WriteText writes a verdict for people; most is how many differences of a kind are
// shown, 0 for all. A verdict without differences is a line.
func (v *Verdict) WriteText(w io.Writer, most int) error {
	b := &strings.Builder{}
	fmt.Fprintf(b, "apst verify %s: %s\n", v.Folder, v.Summary())
	for _, e := range v.Ended {
		if e.Want == e.Got {
			continue
		}
		fmt.Fprintf(b, "\n%s %s\n", e.Run, e.Say())
		for _, line := range e.Said {
			fmt.Fprintf(b, "  %s\n", line)
		}
	}
	for i := range v.Groups {
		v.Groups[i].write(b, most)
	}
	for _, s := range v.Skipped {
		fmt.Fprintf(b, "\nnot compared: %s: %s\n", s.Place, s.Why)
	}
	if v.Differences() > 0 {
		for _, s := range v.Since {
			fmt.Fprintf(b, "\nsince it was recorded: %s", s)
		}
		if len(v.Since) > 0 {
			b.WriteString("\n")
		}
		if v.Masked {
			b.WriteString("\npupils may be real: they have marks, and what is theirs is not shown. The line of\nwhat was recorded says who it is.\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// Summary is the verdict in a line.
func (v *Verdict) Summary() string {
	held := fmt.Sprintf("%s run, %s and %s compared", many(len(v.Ended), "command"), many(v.Files, "file"), many(v.Rows, "row"))
	if n := v.Differences(); n > 0 {
		return many(n, "difference") + "; " + held
	}
	return "as recorded; " + held
}

func (g *Group) write(b *strings.Builder, most int) {
	fmt.Fprintf(b, "\n%s: %s\n", g.Name, g.About())
	for _, r := range g.Reasons() {
		fmt.Fprintf(b, "  why: %s\n", r)
	}
	for _, k := range g.Kinds {
		fmt.Fprintf(b, "  %s: %d\n", k.Title, len(k.Moved))
		for i := range k.Moved {
			if most > 0 && i == most {
				fmt.Fprintf(b, "    and %d more\n", len(k.Moved)-most)
				break
			}
			m := &k.Moved[i]
			fmt.Fprintf(b, "    %s\n", m.Say())
			if at := m.Where(); at != "" && !strings.HasSuffix(m.Say(), m.File) {
				fmt.Fprintf(b, "      %s\n", at)
			}
		}
	}
}
