package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"apst/internal/pack"
)

// verdicts writes what was found, as a page or as JSON.
func (opts *PackVerifyOptions) verdicts(all []verdict) func(io.Writer) error {
	if opts.Output.Format == "json" {
		return func(w io.Writer) error { return verdictJSON(w, all) }
	}
	return func(w io.Writer) error {
		var b strings.Builder
		for _, v := range all {
			b.WriteString(v.text())
		}
		_, err := io.WriteString(w, b.String())
		return err
	}
}

// text is the verdict on a page.
func (v *verdict) text() string {
	var b strings.Builder
	if v.Accepted {
		fmt.Fprintf(&b, "%s: accepted\n", plainLine(v.path))
	} else {
		fmt.Fprintf(&b, "%s: refused for what is wrong at %s\n", plainLine(v.path), howMany(v.Total, "place"))
	}
	if v.Accepted {
		for _, line := range v.About.Lines() {
			fmt.Fprintf(&b, "  %s\n", plainLine(line))
		}
		rows := make([]string, 0, len(v.Tables))
		for _, t := range v.Tables {
			rows = append(rows, fmt.Sprintf("%s %d", t.Name, t.Rows))
		}
		for _, line := range breakLines("rows: "+strings.Join(rows, ", "), widestPage-2) {
			fmt.Fprintf(&b, "  %s\n", line)
		}
		if !v.Encrypted {
			b.WriteString("  not encrypted: it was read by whoever had it in between\n")
		}
	}
	for _, g := range v.Groups() {
		b.WriteString(groupText(g))
	}
	return b.String()
}

// groupText is one reason with its places.
func groupText(g pack.Group) string {
	var b strings.Builder
	why := g.Reason
	fmt.Fprintf(&b, "\n  %s %s: %d\n", why.ID, why.Title, g.Total)
	for i, p := range g.Problems {
		if i == shownFaults {
			fmt.Fprintf(&b, "    and %d more\n", g.Total-i)
			break
		}
		place := cmp.Or(p.Place(), "the return as a whole")
		if p.Seen != "" {
			place += ": " + p.Seen
		}
		if p.Expected != "" {
			place += "; expected " + p.Expected
		}
		for k, line := range breakLines(plainLine(place), widestPage-6) {
			fmt.Fprintf(&b, "    %s%s\n", strings.Repeat("  ", min(k, 1)), line)
		}
	}
	for _, say := range [][2]string{{"expected: ", why.Expected}, {"do:       ", why.Do}} {
		for k, line := range breakLines(say[1], widestPage-14) {
			if k > 0 {
				say[0] = "          "
			}
			fmt.Fprintf(&b, "    %s%s\n", say[0], line)
		}
	}
	return b.String()
}

// verdictFile is the verdicts as JSON.
type verdictFile struct {
	Format  int             `json:"format"`
	Returns []verdictReturn `json:"returns"`
}

type verdictReturn struct {
	File      string           `json:"file"`
	Accepted  bool             `json:"accepted"`
	Encrypted bool             `json:"encrypted"`
	School    string           `json:"school"`
	URN       string           `json:"urn"`
	Period    string           `json:"period"`
	Arm       string           `json:"arm"`
	Places    int              `json:"places"`
	Tables    []verdictTable   `json:"tables"`
	Problems  []verdictProblem `json:"problems"`
}

type verdictTable struct {
	File string `json:"file"`
	Rows int    `json:"rows"`
}

type verdictProblem struct {
	Reason   string `json:"reason"`
	Title    string `json:"title"`
	File     string `json:"file"`
	Line     int    `json:"line"`
	Column   string `json:"column"`
	Seen     string `json:"seen"`
	Expected string `json:"expected"`
	Do       string `json:"do"`
}

func verdictJSON(w io.Writer, all []verdict) error {
	out := verdictFile{Format: 1, Returns: []verdictReturn{}}
	for _, v := range all {
		r := verdictReturn{File: v.name, Accepted: v.Accepted, Encrypted: v.Encrypted, Places: v.Total, Tables: []verdictTable{}, Problems: []verdictProblem{}}
		if v.Accepted { // of a return that is refused nothing is passed on
			r.School, r.URN, r.Period, r.Arm = v.About.School, v.About.URN, v.About.Period, v.About.Arm
		}
		for _, t := range v.Tables {
			r.Tables = append(r.Tables, verdictTable{t.Name, t.Rows})
		}
		for i := range v.Problems {
			p := &v.Problems[i]
			why := p.Why()
			r.Problems = append(r.Problems, verdictProblem{p.Reason, why.Title, p.Member, p.Line, p.Column, p.Seen, p.Want(), why.Do})
		}
		out.Returns = append(out.Returns, r)
	}
	data, err := json.MarshalIndent(out, "", " ")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}
