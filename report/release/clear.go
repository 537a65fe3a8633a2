package release

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"apst/report/disclosure"
	"apst/report/tables"
)

// Release is tables that have passed the gate under a profile.
type Release struct {
	About   tables.About
	Profile disclosure.Profile
	Tables  []*tables.Table // without those whose rows are single pupils, unless they stay in the school
	Notes   []string        // to be printed with every table: what symbols mean, what was rounded

	verdicts map[string]disclosure.Verdict
	sums     []disclosure.Sum // of numbers that are printed
	out      map[string]bool  // numbers that are handed out; nil for all
}

// Decision is what the gate decided, for the school alone.
type Decision struct {
	Release *Release // nil where it refused
	Refused []disclosure.Refusal
	Hidden  []Hidden
	Loss    disclosure.Loss

	set   *tables.Set
	gated map[string]bool // numbers that the gate itself hid
}

// Hidden is a number that is not shown, and why.
type Hidden struct {
	Places []Place // where it would stand
	Rule   disclosure.Rule
	For    []Place // of a number that protects another: where that would stand
}

// Place is a cell of a table.
type Place struct{ Table, Row, Column string }

// keptInSchool is why there is no table of single pupils in a release.
const keptInSchool = "every row is a pupil: it stays in the school"

// Clear passes a set through the gate. The decision has no release where the gate
// refuses; the error is of a set that contradicts itself, and names no number.
func Clear(set *tables.Set, p disclosure.Profile) (*Decision, error) {
	out, err := disclosure.Protect(&set.Numbers, p)
	if err != nil {
		return nil, fmt.Errorf("the numbers of the tables contradict each other: %w", err)
	}
	d := &Decision{Refused: out.Refused, Loss: out.Loss, set: set, gated: map[string]bool{}}
	r := &Release{About: set.About, Profile: p, Notes: out.Notes, verdicts: make(map[string]disclosure.Verdict, len(out.Cells))}
	for i, v := range out.Cells {
		if c := &set.Numbers.Cells[i]; v.State == disclosure.Shown && c.Kind != disclosure.Count && c.Kind != disclosure.Events {
			v.Value = c.Value // rounded once, to the decimals of each table
		}
		r.verdicts[v.ID] = v
		d.gated[v.ID] = v.State == disclosure.Hidden
	}
	reasons := r.follow(append(grounds(set), set.Follows...))
	d.Loss.Kept, d.Loss.Secondary = d.Loss.Kept-len(reasons), d.Loss.Secondary+len(reasons)
	reasons = append(out.Reasons, reasons...)
	for _, t := range set.Tables {
		if t.Pupils && p.Threshold > 0 {
			own := *t
			own.Rows, own.Columns, own.Why = nil, nil, keptInSchool
			t = &own
		}
		r.Tables = append(r.Tables, t)
	}
	places := placesOf(set.Tables)
	for _, reason := range reasons {
		d.Hidden = append(d.Hidden, Hidden{Places: places[reason.ID], Rule: reason.Rule, For: places[reason.For]})
	}
	r.sums = printed(set.Numbers.Sums, set)
	if len(d.Refused) == 0 {
		d.Release = r
	}
	return d, nil
}

// grounds are the numbers that stand on a count: where that is hidden because of what it
// tells of they are not to be seen either.
func grounds(set *tables.Set) []tables.Follow {
	var out []tables.Follow
	for i := range set.Numbers.Cells {
		if c := &set.Numbers.Cells[i]; c.Behind != "" && !c.Unpublished {
			out = append(out, tables.Follow{Number: c.ID, On: []string{c.Behind}})
		}
	}
	return out
}

// follow hides what tells of hidden numbers without being a sum or a share of them.
// Hiding more never tells a reader more, so that nothing has to be decided again.
func (r *Release) follow(follows []tables.Follow) []disclosure.Reason {
	var out []disclosure.Reason
	for again := true; again; {
		again = false
		for _, f := range follows {
			v := r.verdicts[f.Number]
			if v.State == disclosure.Hidden || v.State == disclosure.Unpublished {
				continue // that there is none tells of numbers too
			}
			at := slices.IndexFunc(f.On, func(id string) bool { return r.verdicts[id].State == disclosure.Hidden })
			if at < 0 {
				continue
			}
			r.verdicts[f.Number] = disclosure.Verdict{ID: f.Number, State: disclosure.Hidden}
			out = append(out, disclosure.Reason{ID: f.Number, Rule: disclosure.Follows, For: f.On[at], Weight: 1})
			again = true
		}
	}
	return out
}

// placesOf are the cells in which each number stands.
func placesOf(list []*tables.Table) map[string][]Place {
	out := map[string][]Place{}
	for _, t := range list {
		for i := range t.Rows {
			for k := range t.Rows[i].Cells {
				if id := t.Rows[i].Cells[k].Number; id != "" {
					out[id] = append(out[id], Place{t.ID, t.Rows[i].ID, t.Columns[k].ID})
				}
			}
		}
	}
	return out
}

// printed are the sums all of whose numbers stand in a table.
func printed(sums []disclosure.Sum, set *tables.Set) []disclosure.Sum {
	there := map[string]bool{}
	for id := range placesOf(set.Tables) {
		there[id] = true
	}
	var out []disclosure.Sum
	for _, s := range sums {
		if there[s.Total] && !slices.ContainsFunc(s.Parts, func(id string) bool { return !there[id] }) {
			out = append(out, s)
		}
	}
	return out
}

// The symbols of cells without a number.
const (
	SymbolHidden        = "c"   // hidden for itself, or to protect another
	SymbolNotApplicable = "z"   // there is no such thing
	SymbolNotAvailable  = "x"   // it could not be worked out
	SymbolLow           = "low" // not 0, but rounds to 0
)

// Symbols are the symbols and what they mean, for notes and keys.
func Symbols() [][2]string {
	return [][2]string{
		{SymbolHidden, "confidential: hidden, because few pupils stand behind it, or because it would give such a number back"},
		{SymbolNotApplicable, "not applicable"},
		{SymbolNotAvailable, "not available: it could not be worked out, or rests on too few to say anything, or is not parted for readers outside the school"},
		{SymbolLow, "not zero, but rounds to zero"},
	}
}

// Shown is what a reader sees of a cell: a number, words, or a symbol.
type Shown struct {
	Number float64 // where Known
	Known  bool
	Text   string // words, where it holds words
	Symbol string // where it holds neither
	Why    string // why there is nothing
	Places int
	Signed bool
}

// Cell is what a reader sees of a cell of a table of the release.
func (r *Release) Cell(t *tables.Table, row, column int) Shown {
	return r.Shown(&t.Rows[row].Cells[column], &t.Columns[column])
}

// Shown is what a reader sees of a cell in a column.
func (r *Release) Shown(c *tables.Cell, col *tables.Column) Shown {
	s := Shown{Places: col.Places, Signed: col.Signed, Why: c.Why}
	if col.Unit == "percent" && r.Profile.PercentPlaces >= 0 {
		s.Places = min(s.Places, r.Profile.PercentPlaces)
	}
	if c.Number == "" {
		switch {
		case c.Text != "" && r.verdicts[c.Of].State == disclosure.Hidden:
			s.Symbol, s.Why = SymbolHidden, ""
		case c.Text != "":
			s.Text = c.Text
		case c.Lack == tables.NotAvailable:
			s.Symbol = SymbolNotAvailable
		default:
			s.Symbol = SymbolNotApplicable
		}
		return s
	}
	switch v := r.verdicts[c.Number]; v.State {
	case disclosure.Shown:
		s.Number, s.Known = rounded(v.Value, s.Places), true
	case disclosure.Low:
		s.Symbol = SymbolLow
	case disclosure.Valueless:
		s.Symbol = SymbolNotAvailable
		if c.Lack == tables.NotApplicable {
			s.Symbol = SymbolNotApplicable
		}
	default:
		s.Symbol, s.Why = SymbolHidden, ""
	}
	return s
}

// rounded is a number as it is printed: to so many decimals, halves away from zero,
// and never minus zero. A release holds no digit that its tables do not show.
func rounded(x float64, places int) float64 {
	text := strconv.FormatFloat(math.Abs(x), 'f', places+6, 64)
	abs, _ := strconv.ParseFloat(text, 64)
	unit := math.Pow10(places)
	v := math.Floor(abs*unit+0.5) / unit
	if v == 0 {
		return 0
	}
	return math.Copysign(v, x)
}

// String is the cell as it is printed: 12.4, +0.5, c.
func (s Shown) String() string {
	switch {
	case s.Known:
		text := strconv.FormatFloat(s.Number, 'f', s.Places, 64)
		if s.Signed && s.Number > 0 {
			text = "+" + text
		}
		return text
	case s.Text != "":
		return s.Text
	}
	return s.Symbol
}

// Shows reports whether a number stands in the release, by its name: printed, or to be
// worked out of what is.
func (r *Release) Shows(number string) bool {
	v, ok := r.verdicts[number]
	return ok && (r.out == nil || r.out[number]) && (v.State == disclosure.Shown || v.State == disclosure.Low)
}

// Table is a table of the release by its name; nil for none.
func (r *Release) Table(id string) *tables.Table {
	for _, t := range r.Tables {
		if t.ID == id {
			return t
		}
	}
	return nil
}
