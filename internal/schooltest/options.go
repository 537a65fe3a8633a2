package schooltest

import (
	"slices"
	"sync"
	"testing"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/cohort"
	"apst/metrics/record"
	"apst/metrics/stats"
)

// Options say what a school is like. The zero value but for Pupils is a school in which
// everything occurs that usually does.
type Options struct {
	Pupils int
	Seed   uint64

	NoEndlines    bool // nothing was measured a second time
	NobodyChanged bool // whatever was measured twice is the same both times
	OneBand       bool // everybody is in one band, at both times, of everything that has bands
	OneGirl       bool // all but one are boys
	NoSupport     bool // nothing is recorded of support
	LongNames     bool // of centres, classes and specialists

	Measures   []string // only these: sdq, attendance, ngrt, pass, neet, plan, support; empty for all
	Informants []string // of questionnaires only these: self, teacher, parent; empty for all
	Settings   func(*cohort.Settings)
}

// Preset is a school with a name.
type Preset struct {
	Name string
	Options
}

// Presets are the schools that every table and chart has to bear; two of them in tests
// that are to be short.
func Presets() []Preset {
	all := presets()
	if testing.Short() {
		return all[1:3]
	}
	return all
}

func presets() []Preset {
	return []Preset{
		{"3 pupils", Options{Pupils: 3, Seed: 1}},
		{"12 pupils", Options{Pupils: 12, Seed: 2}},
		{"40 pupils", Options{Pupils: 40, Seed: 3}},
		{"300 pupils", Options{Pupils: 300, Seed: 4}},
		{"no endlines", Options{Pupils: 40, Seed: 5, NoEndlines: true}},
		{"nobody changed", Options{Pupils: 40, Seed: 6, NobodyChanged: true}},
		{"one band", Options{Pupils: 40, Seed: 7, OneBand: true}},
		{"one girl", Options{Pupils: 40, Seed: 8, OneGirl: true}},
		{"no support", Options{Pupils: 12, Seed: 9, NoSupport: true}},
		{"long names", Options{Pupils: 40, Seed: 10, LongNames: true}},
	}
}

// Named is the preset of a name; it panics without one.
func Named(name string) Options {
	for _, p := range presets() {
		if p.Name == name {
			return p.Options
		}
	}
	panic("schooltest: no school " + name)
}

var (
	sharing sync.Mutex
	shared  = map[string]*cohort.Analysis{}
)

// Shared is the school of a preset, made once for all tests of a package that ask for
// it: it is not to be changed, and [cohort.Analysis.Table] not to be asked of it by two
// tests at a time.
func Shared(name string) *cohort.Analysis {
	sharing.Lock()
	defer sharing.Unlock()
	if shared[name] == nil {
		shared[name] = School(Named(name))
	}
	return shared[name]
}

// The period of every school, and the day its data are from: before the end of the
// period, so that some are still on roll and their endline is not due.
var (
	From = day(2022, 9, 1)
	To   = day(2023, 7, 21)
	AsOf = day(2023, 6, 30)
)

func day(y, m, d int) ingest.Date {
	return ingest.Date{Year: int16(y), Month: uint8(m), Day: uint8(d)}
}

// School is a school with all that is said of it. Its input is in its linkage.
func School(o Options) *cohort.Analysis {
	in, s := Input(o), cohort.DefaultSettings()
	s.From, s.To = From, To
	s.Bootstrap = stats.Bootstrap{Resamples: 199, Seed: 1, Level: s.Level}
	if o.Settings != nil {
		o.Settings(&s)
	}
	return cohort.Analyse(cohort.Join(in, &finding.Log{}), &s)
}

// Input is what is known of a school before anything is joined.
func Input(o Options) *cohort.Input {
	pupils := pupilsOf(&o)
	in := &cohort.Input{AsOf: AsOf, School: "S001", Arm: "taskforce"}
	var stays []record.Stay
	for _, p := range pupils {
		stays = append(stays, p.stays...)
	}
	in.Roll = record.NewRoll(stays)
	for _, m := range []struct {
		id   string
		make func(*Options, []*pupil) cohort.Source
	}{
		{"sdq", sdqSource}, {"attendance", attendanceSource}, {"ngrt", ngrtSource}, {"pass", passSource},
		{"neet", neetSource}, {"plan", planSource}, {"support", supportSource},
	} {
		if len(o.Measures) == 0 || slices.Contains(o.Measures, m.id) {
			in.Sources = append(in.Sources, m.make(&o, pupils))
		}
	}
	return in
}
