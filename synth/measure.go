package synth

import "slices"

// measure is what is known here of a measure other than the SDQ: how its plain
// sheet is made, in which faults are planted, what is true of it, and the layouts
// and faults there are. A new one is a line in [measures].
type measure struct {
	name  string   // as apst score has it
	drawn []string // what it is drawn from, in words, for answer keys

	plain func(*draft) *grid
	put   func(*draft, *grid) // writes the plain sheet to a file
	truth func(*draft) *Truth // of the plain sheet

	layouts func() []*Layout
	faults  func() []*Fault
}

// measures are all of them, in the order in which they are listed.
func measures() []*measure {
	return []*measure{attendance(), ngrt(), pass(), neet(), support(), placementPlan()}
}

func measureNamed(name string) *measure {
	all := measures()
	return all[slices.IndexFunc(all, func(m *measure) bool { return m.name == name })]
}

// Measures names the measures other than the SDQ, as apst score has them.
func Measures() []string {
	var out []string
	for _, m := range measures() {
		out = append(out, m.name)
	}
	return out
}

// LayoutsOf lists every layout of a measure other than the SDQ, in a fixed order.
func LayoutsOf(measure string) []*Layout { return measureNamed(measure).layouts() }

// DefaultLayoutsOf are the layouts of a measure in which most schools have it.
// Nothing is found in their files but what their key declares.
func DefaultLayoutsOf(measure string) []*Layout {
	return slices.DeleteFunc(LayoutsOf(measure), func(l *Layout) bool { return !l.keyed })
}

// FaultsOf lists every fault of a measure other than the SDQ, in the order of the
// rules.
func FaultsOf(measure string) []*Fault { return inOrder(measureNamed(measure).faults()) }

// unasked are the parameters of a school that answers no questionnaire: the pupils
// are those of [Ordinary].
var unasked = Params{Seed: Ordinary.Seed, Pupils: Ordinary.Pupils, LeaverPercent: Ordinary.LeaverPercent, Most: Ordinary.Most}

// stated is what a measure is drawn from, for the answer key.
func (m *measure) stated() *Parameters {
	return &Parameters{About: "chosen for this program, not estimated from any pupils; whatever changes between two days is built in and shows nothing", Drawn: m.drawn}
}

// Truth is what the rows of a file that comes of a measure must hold.
type Truth struct {
	// Table is the name of the file; empty for the measure's own.
	Table string    `json:"table,omitempty"`
	Key   []string  `json:"key"` // the columns that tell rows apart
	Rows  []TrueRow `json:"rows"`
}

// TrueRow is what is known of a row, by column, in the words of the output: dates
// ISO, an empty text where no value can be given. A column that is not in it may
// hold anything; a row of which only the key is known may be missing.
type TrueRow map[string]string

// keep forgets the columns that a layout does not hold; the key stays.
func (t *Truth) keep(columns ...string) *Truth {
	for _, r := range t.Rows {
		for column := range r {
			if !slices.Contains(columns, column) && !slices.Contains(t.Key, column) {
				delete(r, column)
			}
		}
	}
	return t
}

// of are a pupil's true rows, or that of a day, for a fault to change: what is deleted
// from one is not known any more.
func (t *Truth) of(pupil string, day ...string) []TrueRow {
	var out []TrueRow
	for _, r := range t.Rows {
		if r["pupil_id"] == pupil && (len(day) == 0 || slices.Contains(day, r["date"])) {
			out = append(out, r)
		}
	}
	return out
}

// unsure forgets columns of a pupil's rows (all but the key, where none is named),
// which a fault leaves open.
func (t *Truth) unsure(pupil string, columns ...string) {
	for _, r := range t.Rows {
		if r["pupil_id"] != pupil {
			continue
		}
		for column := range r {
			if !slices.Contains(t.Key, column) && (len(columns) == 0 || slices.Contains(columns, column)) {
				delete(r, column)
			}
		}
	}
}

// drop takes out a pupil's rows, or that of a day: a row that comes all the same is
// an error.
func (t *Truth) drop(pupil string, day ...string) {
	t.Rows = slices.DeleteFunc(t.Rows, func(r TrueRow) bool {
		return r["pupil_id"] == pupil && (len(day) == 0 || slices.Contains(day, r["date"]))
	})
}
