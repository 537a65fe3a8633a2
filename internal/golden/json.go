package golden

import (
	"encoding/json"
	"io"
)

// VerdictFile is a verdict in JSON.
type VerdictFile struct {
	Format      int            `json:"format"`
	Folder      string         `json:"folder"`
	Verdict     string         `json:"verdict"` // same, or different
	Differences int            `json:"differences"`
	Masked      bool           `json:"pupils_masked"`
	Files       int            `json:"files"`
	Rows        int            `json:"rows"`
	Commands    []commandJSON  `json:"commands"`
	Counts      map[string]int `json:"counts"`
	Since       []string       `json:"since_recorded"`
	Moved       []movedJSON    `json:"moved"`
	Skipped     []skippedJSON  `json:"not_compared"`
}

type commandJSON struct {
	Run      string   `json:"run"`
	Recorded int      `json:"recorded_exit"`
	Exit     int      `json:"exit"`
	Said     []string `json:"said"`
}

type movedJSON struct {
	Group  string `json:"group"`
	Kind   string `json:"kind"`
	Title  string `json:"title"`
	Table  string `json:"table"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Pupil  string `json:"pupil"`
	Scale  string `json:"scale"`
	Row    string `json:"row"`
	Column string `json:"column"`
	Old    string `json:"recorded"`
	New    string `json:"now"`
	Rows   int    `json:"rows"`
	Why    string `json:"why"`
}

type skippedJSON struct {
	Place string `json:"place"`
	Why   string `json:"why"`
}

// WriteJSON writes a verdict with every difference, the worst consequence first.
func (v *Verdict) WriteJSON(w io.Writer) error {
	out := VerdictFile{Format: Format, Folder: v.Folder, Verdict: "same", Differences: v.Differences(), Masked: v.Masked, Files: v.Files, Rows: v.Rows,
		Commands: []commandJSON{}, Counts: map[string]int{"pupil": 0, "scale": 0, "rule": 0, "layout": 0, "command": v.Failed()}, Since: []string{}, Moved: []movedJSON{}, Skipped: []skippedJSON{}}
	if out.Differences > 0 {
		out.Verdict = "different"
	}
	for _, e := range v.Ended {
		said := e.Said
		if said == nil || e.Want == e.Got {
			said = []string{}
		}
		out.Commands = append(out.Commands, commandJSON{e.Run, e.Want, e.Got, said})
	}
	out.Since = append(out.Since, v.Since...)
	for _, s := range v.Skipped {
		out.Skipped = append(out.Skipped, skippedJSON{s.Place, s.Why})
	}
	for i := range v.Groups {
		g := &v.Groups[i]
		out.Counts[string(g.Name)] = g.Count
		for _, k := range g.Kinds {
			for j := range k.Moved {
				out.Moved = append(out.Moved, k.Moved[j].json(string(g.Name)))
			}
		}
	}
	in := json.NewEncoder(w)
	in.SetIndent("", " ")
	in.SetEscapeHTML(false)
	return in.Encode(out)
}

func (m *Moved) json(group string) movedJSON {
	j := movedJSON{Group: group, Kind: string(m.Kind), Title: m.Kind.Info().Title, Table: m.Table, File: m.File, Line: m.Line,
		Pupil: m.Who, Scale: m.Scale, Row: m.keyWords(), Column: m.Column, Rows: max(m.Rows, 1), Why: m.Reason()}
	if m.Open {
		j.Old, j.New = m.Old, m.New
	}
	return j
}
