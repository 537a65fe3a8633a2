package synth

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// ExpectedName is the file that says what may be expected of the files beside
// it ([Expected]), or of the folders below it ([Index]).
const ExpectedName = "expected.json"

// expectedFormat is raised when a field changes its meaning.
const expectedFormat = 1

// Expected is what may be expected of a program that is given the files of one
// folder: every finding, and the true scores.
type Expected struct {
	Format int    `json:"format"`
	About  string `json:"about"` // what is special about the files
	Seed   uint64 `json:"seed"`
	Pupils int    `json:"pupils"`
	// Measure is whose files they are; none for the SDQ.
	Measure string `json:"measure,omitempty"`
	Layout  string `json:"layout,omitempty"` // its name; none for a fault
	Fault   string `json:"fault,omitempty"`  // its name; none for clean files
	Rule    string `json:"rule,omitempty"`   // of the fault

	Parameters *Parameters `json:"parameters"`

	Files []Sum `json:"files"`
	// Before, where there is one, is what is to be typed first, after "apst".
	Before []string `json:"before,omitempty"`
	// Score is what is to be typed after "apst score sdq", or the measure in place
	// of sdq, in the folder.
	Score []string `json:"score"`
	// Check, where there is one, is what is to be typed after "apst check": the
	// findings are then its own.
	Check []string `json:"check,omitempty"`

	// Expect is "scores" (every response has its scores), "refused" (it cannot
	// be told what the files say, and Reason is why), or "either": a response
	// has its true scores, or none.
	Expect string `json:"expect"`
	Reason string `json:"reason,omitempty"`
	// Findings are all that must be found; null where that has not been worked
	// out for a layout.
	Findings []Place `json:"findings"`
	// ImpactUnsure: leaving impact out, with a finding, is right too.
	ImpactUnsure bool        `json:"impact_unsure,omitempty"`
	Scores       []TrueScore `json:"scores"`
	// Key and Rows are the true rows of a measure other than the SDQ, which has no
	// Scores: the columns that tell them apart, and what each is known to hold.
	Key  []string  `json:"key,omitempty"`
	Rows []TrueRow `json:"rows,omitempty"`
	// Further is the same of files that come of the measure beside its own, by name.
	Further []*Truth `json:"further,omitempty"`
}

// Sum is a file and the SHA-256 of its bytes.
type Sum struct {
	Name   string `json:"name"`
	SHA256 string `json:"sha256"`
}

// TrueScore is what one questionnaire scores. A scale without a score is null.
type TrueScore struct {
	Pupil     string    `json:"pupil_id"`
	Placement int       `json:"placement"`
	Wave      Wave      `json:"wave"`
	Informant Informant `json:"informant"`
	Date      string    `json:"date,omitempty"` // where the files hold it
	Answered  int       `json:"answered"`
	Prorated  []string  `json:"prorated,omitempty"`

	Emotional     *int `json:"emotional"`
	Conduct       *int `json:"conduct"`
	Hyperactivity *int `json:"hyperactivity"`
	Peer          *int `json:"peer"`
	Prosocial     *int `json:"prosocial"`
	Total         *int `json:"total"`
	Internalising *int `json:"internalising"`
	Externalising *int `json:"externalising"`
	Impact        *int `json:"impact"`
}

// Index is the expected.json above many folders.
type Index struct {
	Format  int           `json:"format"`
	Seed    uint64        `json:"seed"`
	Pupils  int           `json:"pupils"`
	Folders []IndexFolder `json:"folders"`
	// LeftOut says which faults were asked for and need a larger school.
	LeftOut []string `json:"left_out,omitempty"`
}

// IndexFolder is one folder below an [Index], its parts separated by /.
type IndexFolder struct {
	Folder  string `json:"folder"`
	Measure string `json:"measure,omitempty"`
	Layout  string `json:"layout,omitempty"`
	Fault   string `json:"fault,omitempty"`
	Rule    string `json:"rule,omitempty"`
	About   string `json:"about"`
}

// NewIndex is an index of no folders yet.
func NewIndex(plan Plan) *Index {
	return &Index{Format: expectedFormat, Seed: plan.Seed, Pupils: plan.Pupils}
}

// Add lists a case under the name of its folder.
func (x *Index) Add(folder string, c *Case) {
	e := c.identity()
	x.Folders = append(x.Folders, IndexFolder{Folder: folder, Measure: e.Measure, Layout: e.Layout, Fault: e.Fault, Rule: e.Rule, About: e.About})
}

// identity is which case it is.
func (c *Case) identity() *Expected {
	e := &Expected{Format: expectedFormat, About: c.Layout.About, Seed: c.School.Params.Seed, Pupils: len(c.School.Pupils), Measure: c.Layout.Measure}
	if c.Fault != nil {
		e.Fault, e.Rule = c.Fault.Name, c.Fault.Rule
	} else {
		e.Layout = c.Layout.Name
	}
	return e
}

// Expected is the case's answer key.
func (c *Case) Expected() *Expected {
	e := c.identity()
	if e.Parameters = c.School.Params.stated(); e.Measure != "" {
		e.Parameters = measureNamed(e.Measure).stated()
	}
	for _, f := range c.Files {
		sum := sha256.Sum256(f.Data)
		e.Files = append(e.Files, Sum{f.Name, hex.EncodeToString(sum[:])})
	}
	e.Before, e.Score = In("", c.Before), In("", c.Options)
	if c.Check != nil {
		e.Check = In("", c.Check)
	}
	e.Expect, e.Reason = c.Layout.Expect.String(), string(c.Layout.Reason)
	if c.Keyed() {
		e.Findings = append([]Place{}, c.Key...)
	}
	if c.Fault != nil {
		e.Expect = Either.String()
	}
	e.ImpactUnsure = c.ImpactUnsure
	for i := range c.Want {
		e.Scores = append(e.Scores, c.trueScore(&c.Want[i]))
	}
	if c.Truth != nil {
		e.Key, e.Rows, e.Further = c.Truth.Key, c.Truth.Rows, c.Further
	}
	return e
}

func (c *Case) trueScore(w *Scored) TrueScore {
	t := TrueScore{Pupil: w.Pupil, Placement: w.Placement, Wave: w.Wave, Informant: w.Informant, Answered: w.Answered, Prorated: w.Prorated}
	if c.Dates {
		t.Date = w.Date.Format("2006-01-02")
	}
	for i, to := range []**int{&t.Emotional, &t.Conduct, &t.Hyperactivity, &t.Peer, &t.Prosocial, &t.Total, &t.Internalising, &t.Externalising, &t.Impact} {
		if s := w.Scores[i]; s.Given {
			*to = &s.Value
		}
	}
	return t
}

// Encode writes the key, a line a field and a line an entry of a list.
func (e *Expected) Encode(w io.Writer) error {
	if e.Measure == "" {
		return encode(w, e)
	}
	return encode(w, struct {
		*Expected
		Scores *struct{} `json:"scores,omitempty"` // stands before that of the SDQ, and is nothing
	}{Expected: e})
}

// Encode writes the index, a line a field and a line an entry of a list.
func (x *Index) Encode(w io.Writer) error { return encode(w, x) }

func encode(w io.Writer, v any) error {
	var data bytes.Buffer
	enc := json.NewEncoder(&data)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("writing %s: %w", ExpectedName, err)
	}
	_, err := io.WriteString(w, spaced(strings.TrimSpace(data.String())))
	return err
}

// spaced breaks JSON into lines down to the entries of the lists of an object.
func spaced(s string) string {
	var b strings.Builder
	depth, quoted := 0, false
	line := func(d int) { b.WriteString("\n" + strings.Repeat("  ", d)) }
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case quoted:
			if c == '\\' {
				b.WriteByte(c)
				i++
				c = s[i]
			} else if c == '"' {
				quoted = false
			}
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
			b.WriteByte(c)
			if depth <= 2 && s[i+1] != '}' && s[i+1] != ']' {
				line(depth)
			}
			continue
		case c == '}' || c == ']':
			if depth <= 2 && s[i-1] != '{' && s[i-1] != '[' {
				line(depth - 1)
			}
			depth--
		case c == ',' && depth <= 2:
			b.WriteByte(c)
			line(depth)
			continue
		case (c == ',' || c == ':') && depth > 0:
			b.WriteByte(c)
			b.WriteByte(' ')
			continue
		}
		b.WriteByte(c)
	}
	return b.String() + "\n"
}
