package golden

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/compare"
)

// Ended is a command that was run again, and how it ended.
type Ended struct {
	Run       string
	Line      int // of verify.yaml
	Want, Got int // exit codes
	Said      []string
}

// Moved is a difference, where it stands, and who it is about, as it may be shown.
type Moved struct {
	compare.Difference
	File string // of what was recorded, as seen from the folder of verify.yaml, with /
	Line int    // of the row in it; 0 where it is no row
	Who  string // the pupil, or a mark for the pupil; empty where it is about nobody
	Open bool   // what it holds may be shown
}

// Verdict is what came of holding outputs against what was recorded.
type Verdict struct {
	Folder  string // as the user calls it
	Config  string // verify.yaml in it
	Ended   []Ended
	Groups  []Group // those with differences, the worst consequence first
	Files   int     // compared
	Rows    int     // of the recorded tables, and entries of other files
	Skipped []compare.Skipped
	Since   []string // what is not as it was when it was recorded, besides the outputs
	Masked  bool     // pupils may be real, and what is theirs is not shown
	Places  []string // files and sheets that were compared
}

// Group is the differences that are about the same.
type Group struct {
	Name   compare.Group
	Kinds  []KindOf // the worst consequence first
	Pupils int      // whose rows they are in
	Scales []Scale  // that they are about, the most first
	Count  int
}

// KindOf is the differences of one kind.
type KindOf struct {
	compare.KindInfo
	Moved []Moved
}

// Scale is a scale, and how many differences are about it.
type Scale struct {
	Name  string
	Count int
}

// Differences is how many things are not as they were recorded: outputs, and the ends of
// commands.
func (v *Verdict) Differences() int {
	n := v.Failed()
	for _, g := range v.Groups {
		n += g.Count
	}
	return n
}

// Failed is how many commands did not end as they did.
func (v *Verdict) Failed() int {
	n := 0
	for _, e := range v.Ended {
		if e.Want != e.Got {
			n++
		}
	}
	return n
}

// Held is where the outputs of both sides are, and what is known of them.
type Held struct {
	Folder string // of verify.yaml
	Old    string // the folder of what was recorded
	New    string // the folder of what was written now
	Record *Record
	Now    *Record
	Mark   func(pupil string) string // of a pupil who may be real; nil for numbers
}

// ErrNothing is the error of outputs in which there was nothing to compare.
var ErrNothing = compare.ErrNothing

// Compare holds what was written now against what was recorded. The error is [ErrNothing]
// where there was nothing to compare, or a *[compare.FileError].
func (c *Config) Compare(h Held) (*Verdict, error) {
	old, err := side(h.Old, h.Record)
	if err != nil {
		return nil, err
	}
	now, err := side(h.New, h.Now)
	if err != nil {
		return nil, err
	}
	if err := c.mistyped(old, now); err != nil {
		return nil, err
	}
	opt := compare.Options{Keys: c.keys(old)}
	for _, a := range c.Tolerance {
		for _, column := range a.Columns {
			opt.Tolerance = append(opt.Tolerance, compare.Tolerance{Table: a.Table, Column: column, Abs: a.Within})
		}
	}
	for _, a := range c.Vary {
		for _, column := range a.Columns {
			opt.Vary = append(opt.Vary, compare.Column{Table: a.Table, Column: column})
		}
	}
	result, err := compare.Compare(old, now, opt)
	if err != nil {
		return nil, err
	}
	v := &Verdict{Folder: h.Folder, Since: since(old.Basis, now.Basis)}
	files := map[string]bool{}
	for _, t := range result.Tables {
		files[fileOf(t.Place, h.Old)] = true
		v.Places = append(v.Places, t.Place)
		v.Rows += max(t.Old, t.New)
	}
	if v.Files = len(files); v.Rows == 0 {
		return nil, ErrNothing
	}
	n := newNames(h, result.Differences)
	v.Masked = n.masked
	rows := rowsOf{folder: h.Old, keys: map[string]map[string]int{}}
	var all []Moved
	for _, d := range result.Differences {
		if d.Table == "" && (d.Kind == compare.Setting || d.Kind == compare.Rule) {
			continue // a cause, which Since tells, and no output
		}
		all = append(all, c.moved(d, h.Old, n, &rows))
	}
	for _, s := range result.Skipped {
		s.Place = n.place(s.Place)
		if !slices.Contains(v.Skipped, s) {
			v.Skipped = append(v.Skipped, s)
		}
	}
	v.Groups = grouped(all)
	return v, nil
}

// moved is a difference as it may be shown.
func (c *Config) moved(d compare.Difference, folder string, n *names, rows *rowsOf) Moved {
	m := Moved{Difference: d, Who: n.who(d.Pupil), Open: n.open(&d)}
	if d.Place == "" {
		return m
	}
	m.File, m.Line = c.Expected+"/"+OutputsName+"/"+n.place(fileOf(d.Place, folder)), rows.line(&d)
	if d.Table == d.Place {
		m.Table = n.place(d.Place)
	}
	if !m.Open && (d.Kind == compare.Entry || d.Kind == compare.EntryGone || d.Kind == compare.EntryNew) {
		m.Column = "" // where an entry stands may be said by a name
	}
	return m
}

// fileOf is the file of a place, which is a file or a sheet of a workbook.
func fileOf(place, folder string) string {
	if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(place))); err == nil {
		return place
	}
	if i := strings.Index(place, ".xlsx "); i >= 0 {
		return place[:i+len(".xlsx")]
	}
	return place
}

// grouped puts differences into groups and kinds, the worst consequence first.
func grouped(all []Moved) []Group {
	var out []Group
	for _, name := range compare.Groups() {
		g := Group{Name: name}
		pupils, scales := map[string]bool{}, map[string]int{}
		for _, m := range all {
			if m.Group() != name {
				continue
			}
			g.Count++
			if m.Pupil != "" {
				pupils[m.Pupil] = true
			}
			if m.Scale != "" {
				scales[m.Scale]++
			}
			i := slices.IndexFunc(g.Kinds, func(k KindOf) bool { return k.Kind == m.Kind })
			if i < 0 {
				i = len(g.Kinds)
				g.Kinds = append(g.Kinds, KindOf{KindInfo: m.Kind.Info()})
			}
			g.Kinds[i].Moved = append(g.Kinds[i].Moved, m)
		}
		if g.Count == 0 {
			continue
		}
		slices.SortStableFunc(g.Kinds, func(a, b KindOf) int { return a.Rank - b.Rank })
		g.Pupils = len(pupils)
		for name, n := range scales {
			g.Scales = append(g.Scales, Scale{name, n})
		}
		slices.SortFunc(g.Scales, func(a, b Scale) int { return cmp.Or(b.Count-a.Count, strings.Compare(a.Name, b.Name)) })
		out = append(out, g)
	}
	slices.SortStableFunc(out, func(a, b Group) int { return a.Kinds[0].Rank - b.Kinds[0].Rank })
	return out
}

// keys are what tells rows apart in tables in whose key a column may be anything: the
// rest of the key.
func (c *Config) keys(s *compare.Set) map[string][]string {
	out := map[string][]string{}
	for _, t := range s.Tables {
		rest := slices.DeleteFunc(slices.Clone(t.Kind.Key), func(column string) bool { return c.varies(t, column) })
		if len(rest) < len(t.Kind.Key) {
			out[t.Place] = rest
		}
	}
	return out
}

func (c *Config) varies(t *compare.Table, column string) bool {
	return slices.ContainsFunc(c.Vary, func(a Allowance) bool { return a.names(t, column) })
}

// IsNothing reports whether an error says that nothing was compared.
func IsNothing(err error) bool { return errors.Is(err, compare.ErrNothing) }

// Pupils is in how many pupils' rows there are differences.
func (v *Verdict) Pupils() int {
	seen := map[string]bool{}
	for _, g := range v.Groups {
		for _, k := range g.Kinds {
			for _, m := range k.Moved {
				if m.Pupil != "" {
					seen[m.Pupil] = true
				}
			}
		}
	}
	return len(seen)
}
