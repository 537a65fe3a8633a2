package ngrt

import (
	"strings"
	"testing"

	"apst/metrics"
)

func explained(t *testing.T, o *outcome, q metrics.Query) string {
	t.Helper()
	all, err := o.rd.Explain(q)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, d := range all {
		line := d.Of + ": " + d.Value + d.Why
		for _, s := range d.Steps {
			line += "; " + s.Text + " = " + s.Result
		}
		for _, c := range d.Cells {
			line += "; " + c.At.Cell() + " " + c.Field + " " + c.Stored
		}
		var rules []string
		for _, r := range d.Rules {
			rules = append(rules, r.ID)
		}
		if len(rules) > 0 {
			line += "; " + strings.Join(rules, " ")
		}
		out = append(out, line)
	}
	return strings.Join(out, "|")
}

// Every value, or why there is none, is told from its cells.
func TestExplain(t *testing.T) {
	t.Parallel()
	o := readAll(t, asked{}, [2]string{"NGRT.csv", "UPN,Start date,Start SAS,Start stanine,Start PC stanine,Start phonics,Finish date,Finish SAS,Finish reading age,Progress\n" +
		pupil1 + ",19/09/2022,82,3,,12,08/05/2023,<60,9:05,Lower\n" + pupil2 + ",19/09/2022,82.5,3,,,,,,\n"})
	for _, c := range []struct {
		q    metrics.Query
		want string
	}{
		{metrics.Query{Pupil: pupil1, Scale: "sas"}, "standard age score, 2022-09-19 (baseline): 82; B2 date of test 19/09/2022; C2 standard age score 82|" +
			"standard age score, 2023-05-08 (endline): <60 is the end of the scale: no number to compare; G2 date of test 08/05/2023; H2 standard age score <60; NGRT-023"},
		{metrics.Query{Pupil: pupil1, Scale: "stanine", Wave: "baseline"}, "stanine, 2022-09-19 (baseline): 3; standard age scores from 82 to 88 = 3; B2 date of test 19/09/2022; C2 standard age score 82; D2 stanine 3"},
		{metrics.Query{Pupil: pupil1, Scale: "percentile", Wave: "baseline"}, "percentile, 2022-09-19 (baseline): 12; part of a normal distribution below (82 - 100) / 15, in hundredths = 12; B2 date of test 19/09/2022; C2 standard age score 82"},
		{metrics.Query{Pupil: pupil1, Scale: "percentile", Wave: "endline"}, "percentile, 2023-05-08 (endline): no standard age score as a number; G2 date of test 08/05/2023; H2 standard age score <60; NGRT-023"},
		{metrics.Query{Pupil: pupil1, Scale: "pc-stanine", Wave: "baseline"}, "stanine of passage comprehension, 2022-09-19 (baseline): not in the file: the pupil went on to phonics, or the section was not sat; B2 date of test 19/09/2022; E2 stanine of passage comprehension ; F2 phonics 12"},
		{metrics.Query{Pupil: pupil1, Scale: "reading-age", Wave: "endline"}, "reading age, 2023-05-08 (endline): 9:05; G2 date of test 08/05/2023; I2 reading age 9:05; NGRT-023"},
		{metrics.Query{Pupil: pupil1, Scale: "progress", Wave: "endline"}, "the vendor's word for progress, 2023-05-08 (endline): Lower; G2 date of test 08/05/2023; H2 standard age score <60; J2 word for progress Lower; NGRT-023"},
		{metrics.Query{Pupil: pupil2}, "standard age score, 2022-09-19 (baseline): standard age score with decimals; B3 date of test 19/09/2022; C3 standard age score 82.5; NGRT-020"},
		{metrics.Query{Pupil: pupil3}, ""},
		{metrics.Query{Pupil: pupil1, Wave: "interim"}, ""},
	} {
		if got := explained(t, o, c.q); got != c.want {
			t.Errorf("%+v:\ngot  %s\nwant %s", c.q, got, c.want)
		}
	}
	if all := explained(t, o, metrics.Query{Pupil: pupil1}); strings.Count(all, "|") != 6 {
		t.Errorf("everything about a pupil is\n%s", strings.ReplaceAll(all, "|", "\n"))
	}
	// Rows that are not used are told as well, and findings are not made twice.
	o = readAll(t, asked{}, [2]string{"x.csv", "UPN,Test,Date,SAS\n" + pupil1 + ",NGST,19/09/2022,82\n" + pupil1 + ",NGRT,19/09/2022,90\n" + pupil1 + ",NGRT,19/09/2022,90\n"})
	before := o.log.Count(0)
	got := explained(t, o, metrics.Query{Pupil: pupil1, Scale: "sas"})
	if strings.Count(got, "|") != 2 || !strings.Contains(got, "row of another test") || !strings.Contains(got, "the row is not used: same result twice") {
		t.Errorf("got %s", strings.ReplaceAll(got, "|", "\n"))
	}
	if o.log.Count(0) != before {
		t.Error("explaining made findings")
	}
}

func TestSummary(t *testing.T) {
	t.Parallel()
	tell := func(o *outcome) string {
		var out []string
		for _, l := range o.rd.Summary() {
			out = append(out, l.Label+": "+l.Text)
		}
		return strings.Join(out, "\n")
	}
	o := readAll(t, asked{}, [2]string{"NGRT.csv", "UPN,Test,Date of test,Form,SAS,Progress\n" +
		pupil1 + ",NGRT,19/09/2022,A,82,\n" + pupil1 + ",NGRT,08/05/2023,B,86,Expected\n" + pupil2 + ",NGRT,20/09/2022,A,65,\n" + pupil2 + ",NGRT,09/05/2023,2B,70,Expected progress\n" +
		pupil3 + ",NGRT,20/09/2022,,<60,\n" + pupil3 + ",NGRT,09/05/2023,B,90,wow\n" + pupil3 + ",NGST,09/05/2023,B,90,\n"})
	want := "results: 6, of 3 pupils; 3 pupils have a standard age score, 2 of them two or more\n" +
		"sat: 2022-09-19 to 2023-05-09; 4 on the computer, 1 on paper, 1 not said\n" +
		"left out: 1 rows: 0 said again, 0 second results of a day, 1 of another test, 0 of no test that is known\n" +
		"at the ends of the scale: 1 without a number; 1 at the lowest or highest of their file\n" +
		"progress, in the vendor's words: expected 2, other words 1\n" +
		"how to read it: " + growth
	if got := tell(o); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	o = readAll(t, asked{}, [2]string{"NGRT.csv", "UPN,Date of test,SAS,Progress\n" + pupil1 + ",19/09/2022,82,Expected\n"})
	if got := tell(o); strings.Contains(got, "progress, in the vendor's words") {
		t.Errorf("one pupil's word for progress is shown: %s", got)
	}
}
