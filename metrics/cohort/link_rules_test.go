package cohort

import (
	"slices"
	"strings"
	"testing"

	"apst/finding"
	"apst/metrics"
)

// Every rule of linking can be raised, and none is where nothing is wrong.
func TestEveryLinkRule(t *testing.T) {
	t.Parallel()
	u, one, born := upn(1), "name=Pupil One", "born=2010-09-06"
	c := (&linkCase{}).on("upn="+u, "id=17", one, born).on("upn="+upn(2), "id=17").on("upn="+upn(3), "id=18").on("upn="+upn(4)).
		row("sdq", upn(3), "interim", "-", "total=9").row("sdq", "18", "interim", "-", "total=9").
		row("sdq", upn(3), "baseline", "-", "total=9").row("sdq", "x", "baseline", "-", "total=8").
		row("sdq", u, "endline", "-", "placement=2", "total=8").row("sdq", "17", "endline", "-", "total=8").
		row("ngrt", slipIn(u, 5), "", "-", "sas=90").row("ngrt", temporary(1), "", "-", "sas=90").row("ngrt", "0099", "", "-", "sas=90").
		who("ngrt", temporary(1), "Pupil One", "2010-09-06").who("ngrt", "0099", "Pupil One", "2010-09-06").
		same(upn(3), "x").different(upn(3), "18").same(upn(4), "nobody").same(u, upn(4)).different(upn(4), u)
	c.join(t)
	var ids []string
	for i, r := range Rules() {
		ids = append(ids, r.ID)
		if c.log.Of(r) == 0 {
			t.Errorf("%s was not raised", r.ID)
		}
		if r.Title == "" || r.Expected == "" || r.Fix == "" || strings.HasSuffix(r.Fix, ".") {
			t.Errorf("the texts of %s: %+v", r.ID, *r)
		}
		if i > 0 && ids[i] <= ids[i-1] {
			t.Errorf("%s comes after %s", ids[i], ids[i-1])
		}
	}
	clean := (&linkCase{}).on("upn="+u, "id=17", one, born).on("upn="+upn(2), "id=18", "name=Pupil Two", born).
		row("sdq", u, "baseline", "2022-09-12", "total=9").row("sdq", "18", "baseline", "2022-09-12", "total=9").row("sdq", "17", "endline", "2023-07-01", "total=9").
		who("sdq", u, "Pupil One", "2010-09-06").who("sdq", "18", "Pupil Two", "2010-09-06")
	clean.join(t)
	if n := clean.log.Count(finding.Info); n > 0 {
		t.Errorf("%d findings where nothing is wrong: %s", n, clean.found())
	}
}

// What can be looked up of linking names rules and entries that there are.
func TestLinkEntries(t *testing.T) {
	t.Parallel()
	known := map[string]bool{}
	for _, r := range Rules() {
		known[r.ID] = true
	}
	all := linkEntries()
	for _, e := range all {
		known[e.ID] = true
	}
	for _, e := range all {
		if e.Title == "" || e.Text == "" || e.Choice && e.Why == "" {
			t.Errorf("%s says too little", e.ID)
		}
		for _, see := range e.See {
			if !known[see] {
				t.Errorf("%s points to %s", e.ID, see)
			}
		}
	}
	for _, table := range LinkTables() {
		for _, col := range table.Columns {
			if strings.HasPrefix(col.Source, "cohort.") && !known[col.Source] {
				t.Errorf("%s.%s comes from %s", table.Name, col.Name, col.Source)
			}
			if col.Doc == "" || col.Title == "" || col.Missing == "" {
				t.Errorf("%s.%s says too little", table.Name, col.Name)
			}
		}
	}
	rows := all[slices.IndexFunc(all, func(e metrics.Entry) bool { return e.ID == "cohort.linking" })].Tables
	if len(rows[0].Rows) != len(linkNames)-1 || len(rows[1].Rows) != len(placeNames) {
		t.Errorf("%d links, %d places", len(rows[0].Rows), len(rows[1].Rows))
	}
}
