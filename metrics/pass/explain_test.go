package pass

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"apst/metrics"
)

// shown is a derivation in lines.
func shown(d metrics.Derivation) string {
	out := []string{d.Of + " = " + d.Value}
	if d.Why != "" {
		out = append(out, "why: "+d.Why)
	}
	for _, s := range d.Steps {
		out = append(out, s.Text+" = "+s.Result)
	}
	for _, c := range d.Cells {
		out = append(out, strings.TrimRight(fmt.Sprintf("%s %s %q %s %s", c.At.Cell(), c.Field, c.Stored, c.Read, c.Counted), " "))
	}
	for _, n := range d.Notes {
		out = append(out, "note: "+n)
	}
	for _, r := range d.Rules {
		out = append(out, "rule: "+r.ID)
	}
	return strings.Join(out, "\n")
}

func TestExplain(t *testing.T) {
	t.Parallel()
	g := readFiles(t, one("UPN,Date of survey,"+nineNames+",Feelings band\n"+
		pupil1+",12/10/2022,<1,2,3,4,5,6,7,101,,low-moderate\n"+pupil1+",01/12/2022,20,2,3,4,5,6,7,8,9,\n"))
	for _, c := range []struct {
		query metrics.Query
		want  []string
	}{
		{metrics.Query{Scale: "feelings-about-school"}, []string{
			`Feelings about school, baseline, 2022-10-12 = percentile 1, band low
up to 5: band = low
normal score: the normal quantile of (1 - 0.5) / 100 = -2.58
C2 percentile "<1" 1
L2 band "low-moderate"
note: printed as <1 and counted as 1
note: the source's band does not fit its percentile, which was taken
note: sitting: by the pupil's dates in order
rule: PASS-021`,
			`Feelings about school, endline, 2022-12-01 = percentile 20, band low-moderate
above 5, up to 20: band = low-moderate
normal score: the normal quantile of (20 - 0.5) / 100 = -0.86
C3 percentile "20"
note: sitting: by the pupil's dates in order`,
			`Feelings about school, from baseline to endline = band up, percentile up, normal score changed by +1.72
low, then low-moderate: band = up
1, then 20: percentile = up
normal scores: -0.86 - (-2.58) = +1.72
C2 percentile "<1" 1
L2 band "low-moderate"
C3 percentile "20"
note: the sittings are closer than the least distance
note: whole weeks between: 7
rule: PASS-034`}},
		{metrics.Query{Scale: "attitudes-to-attendance.band", Wave: "baseline"}, []string{
			`Attitudes to attendance, baseline, 2022-10-12 = 
why: no result: what stands there cannot be used
J2 percentile "101"  not used
note: sitting: by the pupil's dates in order
rule: PASS-020`}},
		{metrics.Query{Scale: "response-to-curriculum-demands", Wave: "baseline"}, []string{
			`Response to curriculum demands, baseline, 2022-10-12 = 
why: no result: nothing stands there
note: sitting: by the pupil's dates in order
rule: PASS-025`}},
		{metrics.Query{Scale: "level-1-learner-self-worth"}, nil},
	} {
		c.query.Pupil = pupil1
		ds, err := g.reading.Explain(c.query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range ds {
			got = append(got, shown(d))
		}
		if strings.Join(got, "\n\n") != strings.Join(c.want, "\n\n") {
			t.Errorf("%+v:\n%s\nwant\n%s", c.query, strings.Join(got, "\n\n"), strings.Join(c.want, "\n\n"))
		}
	}
	if ds, _ := g.reading.Explain(metrics.Query{Pupil: pupil2}); len(ds) > 0 {
		t.Errorf("of a pupil who is not there: %v", ds)
	}
	if ds, _ := g.reading.Explain(metrics.Query{Pupil: pupil1}); len(ds) != 27 {
		t.Errorf("%d derivations of all factors, want 18 and 9", len(ds))
	}
}

// A row that was refused is explained by what refused it.
func TestExplainRefused(t *testing.T) {
	t.Parallel()
	in := one(headDated + "\n" + pupil1 + ",12/10/2022," + ascending + "\n" + pupil1 + ",12/10/2022,50,2,3,4,5,6,7,8,9\n")
	ds, _ := readFiles(t, in).reading.Explain(metrics.Query{Pupil: pupil1, Scale: "feelings-about-school"})
	if len(ds) != 2 || ds[0].Why != RuleTwice.Title || len(ds[0].Cells) != 1 || ds[0].Cells[0].At.Cell() != "C2" {
		t.Errorf("derivations %+v", ds)
	}
}

// Explain gives the value of every row of the results.
func TestExplainAgrees(t *testing.T) {
	t.Parallel()
	g := readFiles(t, one(headDated+"\n"+pupil1+",12/10/2022,0,5,6,20,21,30,31,100,red\n"+pupil1+",05/07/2023,2,x,,8,10.5,50,60,70,green\n"))
	rows := g.rows(t, tableResults, "factor", "percentile", "band")
	ds, _ := g.reading.Explain(metrics.Query{Pupil: pupil1})
	for i, row := range rows {
		f := strings.Fields(row)
		var parts []string
		if f[1] != "." {
			parts = append(parts, "percentile "+f[1])
		}
		if f[2] != "." {
			parts = append(parts, "band "+f[2])
		}
		if want := strings.Join(parts, ", "); ds[i].Value != want {
			t.Errorf("%s is explained as %q, want %q", f[0], ds[i].Value, want)
		}
		if (ds[i].Value == "") != (ds[i].Why != "") {
			t.Errorf("%s: value %q, why %q", f[0], ds[i].Value, ds[i].Why)
		}
	}
}

func TestValues(t *testing.T) {
	t.Parallel()
	g := readFiles(t, one(headDated+"\n"+pupil1+",12/10/2022,12,amber,,101,5,6,7,8,9\n"))
	got := map[string]string{}
	for row := range g.reading.Rows(tableResults) {
		for _, v := range row.Values {
			if v.Pupil != pupil1 || v.Measure != "pass" || v.Wave != "baseline" || v.Date.String() != "2022-10-12" || v.Placement != 1 {
				t.Errorf("key %+v", v.Key)
			}
			text := v.State.String() + " " + v.Category
			if x, ok := v.Number(); ok {
				text += fmt.Sprintf("%.2f", x)
			}
			got[v.Scale] = text
			if (v.State == metrics.Known) != (v.Reason == "") {
				t.Errorf("%s: %s, reason %q", v.Scale, v.State, v.Reason)
			}
		}
	}
	for scale, want := range map[string]string{
		"feelings-about-school.band": "known low-moderate", "feelings-about-school.percentile": "known 12.00", "feelings-about-school.normal-score": "known -1.20",
		"perceived-learning-capability.band": "known low-moderate", "perceived-learning-capability.percentile": "missing ", "self-regard-as-a-learner.band": "missing ",
		"preparedness-for-learning.normal-score": "refused ",
	} {
		if got[scale] != want {
			t.Errorf("%s is %q, want %q", scale, got[scale], want)
		}
	}
	if len(got) != 27 {
		t.Errorf("%d scales, want three of each factor", len(got))
	}
}

// The summary says nothing of fewer than five pupils, and shows all nine factors.
func TestSummary(t *testing.T) {
	t.Parallel()
	text := headDated + "\n"
	for p := range 6 {
		text += nine(upn(p+1), "12/10/2022", 3+p, 20+p, 50, 6, 7, 8, 9, 10, 11) + nine(upn(p+1), "05/07/2023", 9+4*p, 20+p, 50-p, 6, 7, 8, 9, 10, 11)
	}
	g := readFiles(t, one(text))
	lines := g.reading.Summary()
	if len(lines) != 11 || lines[0].Text != "pupils 6; sittings baseline 6, endline 6; with a first and a last sitting 6" {
		t.Fatalf("summary %+v", lines)
	}
	if want := "pairs 6: 3-3-0-0, then 0-3-3-0 (up 6, same 0, down 0); median percentile 5.5, then 19 (up 6, same 0, down 0); normal score +0.74 (SD 0.11)"; lines[2].Text != want {
		t.Errorf("feelings: %q\nwant      %q", lines[2].Text, want)
	}
	g = readFiles(t, one(headDated+"\n"+pupil1+",12/10/2022,12,2,3,4,5,6,7,8,9\n"))
	for _, l := range g.reading.Summary()[2:] {
		if l.Text != "not shown for fewer than 5 pupils" {
			t.Errorf("of one pupil: %+v", l)
		}
	}
	if signed(-0.001) != "0.00" || signed(0.004) != "0.00" || signed(1) != "+1.00" || signed(-1) != "-1.00" {
		t.Error("signs of numbers for people")
	}
}

// Everything that can be looked up has words and a source, and refers to what there
// is.
func TestEntries(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, r := range Rules() {
		ids[r.ID] = true
	}
	all := entries()
	for _, e := range all {
		if ids[e.ID] {
			t.Errorf("%s twice", e.ID)
		}
		ids[e.ID] = true
	}
	for _, e := range all {
		if e.Title == "" || e.Text == "" || e.Choice != (e.Why != "") || !e.Choice && e.From.Source == "" && e.From.Grade != metrics.Own {
			t.Errorf("entry %+v lacks words", e)
		}
		for _, see := range e.See {
			if !ids[see] {
				t.Errorf("%s refers to %s, which there is not", e.ID, see)
			}
		}
		for _, table := range e.Tables {
			for _, r := range table.Rows {
				if len(r) != len(table.Columns) {
					t.Errorf("%s, %s: %q", e.ID, table.Title, r)
				}
			}
		}
	}
	for _, table := range Measure().Tables {
		for _, c := range table.Columns {
			if c.Doc == "" || c.Title == "" || c.Missing == "" || c.Source == "" || c.Values+c.Range == "" {
				t.Errorf("%s.%s lacks words", table.Name, c.Name)
			}
			for _, word := range strings.Fields(c.Source + " " + c.Values) {
				if word = strings.Trim(word, ";,:"); strings.HasPrefix(word, "pass.") && !ids[word] {
					t.Errorf("%s.%s refers to %s, which there is not", table.Name, c.Name, word)
				}
			}
		}
	}
	known := flags()
	for _, f := range known {
		if f.rule != nil && !slices.Contains(Rules(), f.rule) {
			t.Errorf("flag %s", f.word)
		}
	}
	if blank := Measure().Blanks[0]; len(blank.Columns) != 15 || headingReader.Of(headingReader{}, blank.Columns[14].Heading).Field != "response-to-curriculum-demands.percentile" {
		t.Errorf("blank sheet %+v", blank.Columns)
	}
}
