package figures_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"apst/internal/schooltest"
	"apst/metrics/cohort"
	"apst/report/disclosure"
	"apst/report/figures"
	"apst/report/release"
	"apst/report/tables"
)

// released is what readers of a profile may see of a school, the charts alone.
func released(t testing.TB, a *cohort.Analysis, profile string) *release.Release {
	t.Helper()
	p, err := disclosure.ParseProfile(profile)
	if err != nil {
		t.Fatal(err)
	}
	in := &tables.Input{
		Analysis: a, Least: p.Threshold,
		About: tables.About{School: "S001", Period: "2022-09-01 to 2023-07-21", AsOf: schooltest.AsOf, Version: "test", Primary: a.Settings.Primary},
	}
	d, err := release.Clear(tables.Build(in, chartNames()...), p)
	if err != nil || d.Release == nil {
		t.Fatalf("%s: %v", profile, err)
	}
	return d.Release
}

func chartNames() []string {
	var out []string
	for _, f := range tables.Names() {
		if strings.HasPrefix(f.Label, "F") {
			out = append(out, f.Label)
		}
	}
	return out
}

// Every chart of every school is drawn for every reader, or it says why not; and what
// is drawn can be read.
func TestSchools(t *testing.T) {
	t.Parallel()
	for _, s := range schooltest.Presets() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			a := schooltest.Shared(s.Name)
			for _, p := range disclosure.Profiles() {
				for _, f := range figures.All(released(t, a, p.Name)) {
					switch {
					case f.Chart != nil:
						checkChart(t, f.Chart)
						checkSaysN(t, f)
						keep(t, s.Name+"-"+p.Name, f.Chart)
						if p.Threshold > 0 && f.Pupils {
							t.Errorf("%s: %s shows single pupils", p.Name, f.ID)
						}
					case f.Why == "" || strings.HasSuffix(f.Why, ".") || strings.HasPrefix(f.Why, "chart "):
						t.Errorf("%s: %s is not drawn: %q", p.Name, f.ID, f.Why)
					default:
						t.Logf("%s: %s: %s", p.Name, f.ID, f.Why)
					}
				}
			}
		})
	}
}

// ofPairs are the charts of all pairs of one outcome.
var ofPairs = []string{"F02", "F02p", "F03", "F05", "F10p"}

// checkSaysN checks that a chart of pairs says how many there are.
func checkSaysN(t *testing.T, f figures.Figure) {
	t.Helper()
	if slices.Contains(ofPairs, f.Table) && !saysN.MatchString(f.Chart.Subtitle) {
		t.Errorf("%s does not say of how many it is: %q", f.ID, f.Chart.Subtitle)
	}
}

var saysN = regexp.MustCompile(`; n = (c|low|[0-9,]+);`)
