package release

import (
	"bytes"
	"math/rand/v2"
	"os"
	"testing"
	"testing/fstest"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
	"apst/report"
	"apst/report/disclosure"
	"apst/report/tables"
)

func full() bool { return os.Getenv("APST_FULL") == "1" }

// computation skips a test in the short form, which is run with the race detector: nothing
// runs at one time with anything else in it.
func computation(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("pure computation: in the long form")
	}
	t.Parallel()
}

// drawn is a school of a seed: of 3 to 120 pupils, with one informant, two or three, with
// some measures or all, and often of a difficult kind.
func drawn(seed uint64) schooltest.Options {
	r := rand.New(rand.NewPCG(seed, 40))
	o := schooltest.Options{Seed: seed, Pupils: 3 + r.IntN(118)}
	if r.IntN(2) == 0 {
		o.Pupils = 3 + r.IntN(46) // most schools are small
	}
	switch r.IntN(10) {
	case 0:
		o.NoEndlines = true
	case 1:
		o.NobodyChanged = true
	case 2:
		o.OneBand = true
	case 3:
		o.OneGirl = true
	}
	o.NoSupport = r.IntN(4) == 0
	switch r.IntN(4) {
	case 0:
		o.Informants = []string{"self"}
	case 1:
		o.Informants = []string{"teacher"}
	case 2:
		o.Informants = []string{"self", "teacher"}
	}
	if r.IntN(3) > 0 {
		o.Measures = []string{"sdq"}
		for _, m := range []string{"attendance", "ngrt", "pass", "neet", "plan", "support"} {
			if r.IntN(3) == 0 {
				o.Measures = append(o.Measures, m)
			}
		}
	}
	o.Settings = func(s *cohort.Settings) { s.Bootstrap.Resamples = 19 }
	return o
}

// everything are the names of all tables.
func everything() []string {
	var out []string
	for _, f := range tables.Names() {
		out = append(out, f.Label)
	}
	return out
}

// built is the tables of a school for the readers of a profile.
func built(a *cohort.Analysis, p disclosure.Profile, only ...string) *tables.Set {
	return tables.Build(&tables.Input{
		Analysis: a, Least: p.Threshold,
		About: tables.About{School: "S001", AsOf: schooltest.AsOf, Version: "test", Primary: a.Settings.Primary},
		Files: []tables.File{{Measure: "sdq", Name: "sdq.csv", Hash: "00", Read: 10, Used: 9}},
	}, only...)
}

func profileOf(t testing.TB, name string) disclosure.Profile {
	t.Helper()
	p, err := disclosure.ParseProfile(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func cleared(t testing.TB, set *tables.Set, p disclosure.Profile) *Decision {
	t.Helper()
	d, err := Clear(set, p)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// files are those of a release in a folder.
func files(t testing.TB, r *Release) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	write := func(name string, table *report.Table) {
		var b bytes.Buffer
		if _, err := report.WriteCSV(&b, table, report.CSVOptions{}); err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: b.Bytes()}
	}
	for _, table := range r.Tables {
		if len(table.Rows) > 0 {
			write("tables/"+table.ID+".csv", r.Tidy(table))
		}
	}
	write("tables/structure.csv", r.Structure())
	return out
}

// published is what anybody holds to whom a release is handed.
func published(t testing.TB, r *Release) *Published {
	t.Helper()
	p, err := ReadPublished(files(t, r))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
