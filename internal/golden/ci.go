package golden

import (
	"fmt"
	"io"
	"path"
	"strings"

	"apst/internal/compare"
	"apst/report"
)

// Suites are a verdict as a test report: a case a command, and for each group of
// differences a case.
func (v *Verdict) Suites() []report.JUnitSuite {
	first := report.JUnitSuite{Name: "apst verify " + v.Folder,
		Properties: []report.JUnitProperty{{Name: "files", Value: fmt.Sprint(v.Files)}, {Name: "rows", Value: fmt.Sprint(v.Rows)}},
		Cases:      []report.JUnitCase{{Class: "apst verify", Name: "something was compared", Note: v.Summary()}}}
	for i := range v.Ended {
		e := &v.Ended[i]
		c := report.JUnitCase{Class: "apst verify", Name: e.Run}
		if e.Want != e.Got {
			c.Failure = &report.JUnitFailure{Type: "command", Message: e.Run + " " + e.Say(), Text: strings.Join(e.Said, "\n")}
		}
		first.Cases = append(first.Cases, c)
	}
	second := report.JUnitSuite{Name: "outputs of " + v.Folder}
	for _, name := range compare.Groups() {
		c := report.JUnitCase{Class: "outputs", Name: string(name)}
		for i := range v.Groups {
			if g := &v.Groups[i]; g.Name == name {
				var b strings.Builder
				g.write(&b, 0)
				c.Failure = &report.JUnitFailure{Type: string(name), Message: g.About(), Text: strings.TrimPrefix(b.String(), "\n")}
			}
		}
		second.Cases = append(second.Cases, c)
	}
	return []report.JUnitSuite{first, second}
}

// mostNotes is how many annotations are written; the page of a run shows fewer.
const mostNotes = 50

// WriteGitHub writes a verdict as commands of a GitHub workflow, each of which becomes a
// note at its file and line. folder is that of verify.yaml as seen from the repository.
func (v *Verdict) WriteGitHub(w io.Writer, folder string) error {
	var b strings.Builder
	n := 0
	note := func(file string, line int, title, text string) {
		if n++; n > mostNotes {
			return
		}
		at := ""
		if file != "" {
			at = "file=" + property(path.Join(folder, file))
			if line > 0 {
				at += fmt.Sprintf(",line=%d", line)
			}
			at += ","
		}
		fmt.Fprintf(&b, "::error %stitle=%s::%s\n", at, property(title), message(text))
	}
	for i := range v.Ended {
		if e := &v.Ended[i]; e.Want != e.Got {
			note(FileName, e.Line, "apst verify: command", e.Run+" "+e.Say()+"\n"+strings.Join(e.Said, "\n"))
		}
	}
	for i := range v.Groups {
		g := &v.Groups[i]
		for _, k := range g.Kinds {
			for j := range k.Moved {
				m := &k.Moved[j]
				text := m.Say()
				if why := m.Reason(); why != "" {
					text += "\n" + why
				}
				note(m.File, m.Line, fmt.Sprintf("apst verify: %s: %s", g.Name, k.Title), text)
			}
		}
	}
	if n > mostNotes {
		fmt.Fprintf(&b, "::notice title=apst verify::and %d more: apst verify --all\n", n-mostNotes)
	}
	level := "notice"
	if n > 0 {
		level = "error"
	}
	fmt.Fprintf(&b, "::%s title=apst verify::%s\n", level, message(v.Folder+": "+v.Summary()))
	_, err := io.WriteString(w, b.String())
	return err
}

// message and property write a text so that it stays one command.
func message(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(strings.TrimRight(s, "\n"))
}

func property(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C").Replace(s)
}
