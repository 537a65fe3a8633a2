package compare

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"apst/internal/runlog"
)

// side is a side of files in memory: name, text, name, text.
func side(t *testing.T, files ...string) *Set {
	t.Helper()
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	s, err := Folder(fsys, "side")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told are the differences in words, with group and cause.
func toldOf(t *testing.T, old, now *Set, opt Options) []string {
	t.Helper()
	r, err := Compare(old, now, opt)
	if err != nil {
		t.Fatal(err)
	}
	out := []string{}
	for i := range r.Differences {
		d := &r.Differences[i]
		text := string(d.Group()) + ": " + d.String()
		if d.Scale != "" {
			text += " [" + d.Scale + "]"
		}
		if d.Cause != "" {
			text += " by " + string(d.Cause)
		}
		out = append(out, text)
	}
	return out
}

const scoreHead = "pupil_id,placement,wave,informant,rater,form,date,emotional,conduct,peer,total,total_band3,flags,ruleset,source\n"

func scoreRow(id, wave string, emotional, conduct, peer int, source string) string {
	total := emotional + conduct + peer + 5
	band := "normal"
	if total > 15 {
		band = "borderline"
	}
	return fmt.Sprintf("%s,1,%s,self,,4-17,2022-09-0%d,%d,%d,%d,%d,%s,,sdq-2026.1,%s\n", id, wave, 1+emotional%9, emotional, conduct, peer, total, band, source)
}

func TestDifferences(t *testing.T) {
	t.Parallel()
	a, b := scoreRow("A1", "baseline", 3, 4, 2, "a.csv row 2"), scoreRow("B2", "baseline", 5, 1, 4, "a.csv row 3")
	results := "result_id,school,arm,population,measure,scale,informant,period,subgroup,category,statistic,estimate,lower,upper,p,n,n_of,method,ruleset\n"
	for _, tt := range []struct {
		name     string
		old, now []string
		opt      Options
		want     []string
	}{
		{name: "same", old: []string{"sdq-scores.csv", scoreHead + a + b}, now: []string{"sdq-scores.csv", scoreHead + b + a}, want: []string{}},
		{name: "a band comes before a score, and where a row stands comes last",
			old: []string{"sdq-scores.csv", scoreHead + a},
			now: []string{"sdq-scores.csv", scoreHead + "A1,1,baseline,self,,4-17,2022-09-04,9,4,2,20,borderline,,sdq-2026.1,a.csv row 9\n"},
			want: []string{
				"scale: band changed: A1, sdq-scores, 1 baseline self, total_band3: normal -> borderline [sdq.total] by not-rules",
				"scale: score changed: A1, sdq-scores, 1 baseline self, emotional: 3 -> 9 [sdq.emotional] by not-rules",
				"scale: score changed: A1, sdq-scores, 1 baseline self, total: 14 -> 20 [sdq.total] by not-rules",
				"layout: place changed, sdq-scores, source",
			}},
		{name: "a pupil left, another joined, a third has an endline",
			old: []string{"sdq-scores.csv", scoreHead + a + b},
			now: []string{"sdq-scores.csv", scoreHead + b + scoreRow("B2", "endline", 2, 2, 2, "b.csv row 2") + scoreRow("C3", "baseline", 7, 7, 1, "a.csv row 2")},
			want: []string{
				"pupil: pupil gone: A1",
				"pupil: pupil joined: C3",
				"pupil: new row: B2, sdq-scores, 1 endline self [sdq] by not-rules",
			}},
		{name: "the same answers under another identifier",
			old: []string{"sdq-scores.csv", scoreHead + a + b},
			now: []string{"sdq-scores.csv", scoreHead + strings.Replace(a, "A1,", "A7,", 1) + b},
			want: []string{
				"pupil: re-identified: A1 (now A7)",
			}},
		{name: "two who were taken for each other",
			old: []string{"sdq-scores.csv", scoreHead + a + b},
			now: []string{"sdq-scores.csv", scoreHead + strings.Replace(a, "A1,", "B2,", 1) + strings.Replace(b, "B2,", "A1,", 1)},
			want: []string{
				"pupil: re-identified: A1 (now B2)",
				"pupil: re-identified: B2 (now A1)",
			}},
		{name: "two twins of one score are told apart by nothing",
			old:  []string{"sdq-scores.csv", scoreHead + a + strings.Replace(a, "A1,", "A2,", 1)},
			now:  []string{"sdq-scores.csv", scoreHead + a + strings.Replace(a, "A1,", "A3,", 1)},
			want: []string{"pupil: pupil gone: A2", "pupil: pupil joined: A3"}},
		{name: "a result moved, with its interval",
			old:  []string{"results.csv", results + "x/1,s,,all,sdq,total,self,,,,mean_change,-1.5,-2,-1,0.01,20,24,t,sdq-2026.1\n"},
			now:  []string{"results.csv", results + "x/1,s,,all,sdq,total,self,,,,mean_change,-1.25,-2,-0.5,0.01,21,24,t,sdq-2026.2\n"},
			want: []string{"scale: result changed, results, x/1, estimate: -1.5 -> -1.25 [sdq.total] by unclear", "scale: count changed, results, x/1, n: 20 -> 21 [sdq.total] by unclear", "scale: interval changed, results, x/1, upper: -1 -> -0.5 [sdq.total] by unclear", "rule: rule changed, results, ruleset: sdq-2026.1 -> sdq-2026.2"}},
		{name: "within its tolerance",
			old: []string{"results.csv", results + "x/1,s,,all,sdq,total,self,,,,mean_change,-1.5,-2,-1,0.01,20,24,t,r\n"},
			now: []string{"results.csv", results + "x/1,s,,all,sdq,total,self,,,,mean_change,-1.50000000001,-2,-1,0.0100001,20,24,t,r\n"},
			opt: Options{Tolerance: []Tolerance{{Table: "results", Column: "p", Rel: 1e-4}, {Table: "*", Column: "estimate", Abs: 1e-9}}}, want: []string{}},
		{name: "what may vary", old: []string{"sdq-scores.csv", scoreHead + a}, now: []string{"sdq-scores.csv", scoreHead + strings.Replace(a, "row 2", "row 3", 1)},
			opt: Options{Vary: []Column{{"*", "source"}}}, want: []string{}},
		{name: "a rule is reported otherwise, and another is raised",
			old:  []string{"findings.csv", "rule,severity,effect,title,file,sheet,cell,to,pupil_id,seen\nPUP-004,warning,n,t,a.csv,,C2,,A1,x\nPUP-004,warning,n,t,a.csv,,C3,,A2,x\n"},
			now:  []string{"findings.csv", "rule,severity,effect,title,file,sheet,cell,to,pupil_id,seen\nPUP-004,info,n,t,a.csv,,C2,,A1,x\nPUP-004,info,n,t,a.csv,,C3,,A2,x\nSDQ-012,error,n,t,a.csv,,D4,,A2,9\n"},
			want: []string{"rule: finding raised: A2, findings, SDQ-012 a.csv D4", "rule: rule changed, findings, PUP-004, severity: warning -> info"}},
		{name: "columns", old: []string{"t.csv", "id,a,b\n1,x,y\n"}, now: []string{"t.csv", "id,b,c\n1,y,z\n"},
			want: []string{"layout: column gone, t.csv, a", "layout: new column, t.csv, c", "layout: entry gone, t.csv: 1, x, y -> nothing", "layout: new entry, t.csv: nothing -> 1, y, z"}},
		{name: "another file by a named key", old: []string{"t.csv", "id,a\n1,x\n2,y\n"}, now: []string{"t.csv", "id,a\n2,z\n1,x\n"}, opt: Options{Keys: map[string][]string{"t.csv": {"id"}}},
			want: []string{"layout: entry of a file changed, t.csv, 2, a: y -> z"}},
		{name: "JSON by where an entry stands", old: []string{"p.json", `{"format":1,"blocks":[{"id":1,"coding":"0-2"},{"id":2,"coding":"0-2"}]}`},
			now:  []string{"p.json", `{"format":1,"blocks":[{"id":2,"coding":"1-3"},{"id":1,"coding":"0-2"}],"more":true}`},
			want: []string{"layout: new entry, p.json, /more: nothing -> true", "layout: entry of a file changed, p.json, /blocks[2]/coding: 0-2 -> 1-3"}},
		{name: "a table is gone", old: []string{"sdq-scores.csv", scoreHead + a, "x.html", "1"}, now: []string{"x.html", "2"},
			want: []string{"layout: table gone, sdq-scores", "layout: page or chart drawn otherwise, x.html"}},
		{name: "by its kind, wherever it stands", old: []string{"a/sdq-scores.csv", scoreHead + a}, now: []string{"b/scores.csv", scoreHead + a}, want: []string{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got := toldOf(t, side(t, tt.old...), side(t, tt.now...), tt.opt)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("differences (-want +got):\n%s", diff)
			}
		})
	}
}

// What is said on a screen holds no answer and no identifier.
func TestScreen(t *testing.T) {
	t.Parallel()
	old := side(t, "sdq-scores.csv", scoreHead+scoreRow("A1", "baseline", 3, 4, 2, "x"), "own.csv", "who,what\nA1,7\n")
	now := side(t, "sdq-scores.csv", scoreHead+strings.ReplaceAll(scoreRow("A1", "baseline", 3, 9, 2, "x"), "18,", "19,")+scoreRow("C3", "baseline", 7, 7, 1, "y"), "own.csv", "who,what\nA1,8\n")
	r, err := Compare(old, now, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range r.Differences {
		text := r.Differences[i].Screen()
		for _, not := range []string{"A1", "C3", "9", "8", "->"} {
			if strings.Contains(text, not) {
				t.Errorf("%q holds %q", text, not)
			}
		}
	}
	if len(r.Differences) < 4 {
		t.Errorf("got %d differences, want some of each kind", len(r.Differences))
	}
}

func TestNothingCompared(t *testing.T) {
	t.Parallel()
	for _, tt := range [][2][]string{{{}, {}}, {{"a.csv", "x\n1\n"}, {}}, {{"a.csv", "x\n1\n"}, {"b.txt", "x"}}, {{"a.parquet", "PAR1"}, {"a.parquet", "PAR1"}}} {
		if _, err := Compare(side(t, tt[0]...), side(t, tt[1]...), Options{}); !errors.Is(err, ErrNothing) {
			t.Errorf("%v: error %v, want ErrNothing", tt, err)
		}
	}
}

func TestUnreadable(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{
		"a.csv": "x,y\n1\n", "b.json": "{", "c.xlsx": "no workbook", "manifest.json": `{"format":1,"stages":`, "d.json": `{"columns":[{"name":"a","type":"wrong"}],"rows":[]}`,
	} {
		s, err := Members("m", []Member{{Name: name, Read: func() ([]byte, error) { return []byte(text), nil }}})
		if err == nil {
			_, err = Compare(s, s, Options{})
		}
		var file *FileError
		if !errors.As(err, &file) || file.Place != name {
			t.Errorf("%s: error %v, want one that names the file", name, err)
		}
	}
	var newer *runlog.NewerError
	_, err := Members("m", []Member{{Name: "provenance.json", Read: func() ([]byte, error) { return []byte(`{"format":2}`), nil }}})
	if !errors.As(err, &newer) {
		t.Errorf("error %v, want one of a newer format", err)
	}
	if _, err := Folder(os.DirFS(t.TempDir()+"/none"), "none"); err == nil {
		t.Error("a folder that is not there was read")
	}
}

// Every kind of difference has a rank, and the words of the tables are known.
func TestTables(t *testing.T) {
	t.Parallel()
	for _, c := range classes() {
		if c.Kind.Info().Title == "" {
			t.Errorf("column %s has class %s, which is no kind of difference", c.Column, c.Kind)
		}
	}
	for _, i := range KindInfos() {
		if !slices.Contains(Groups(), i.Group) || i.Title == "" || i.Meaning == "" {
			t.Errorf("%+v is not complete", i)
		}
	}
	if Band.Info().Rank > Score.Info().Rank || Score.Info().Rank > Estimate.Info().Rank {
		t.Error("a band comes before a score, and both before a result")
	}
	for _, k := range Kinds() {
		if got := KindOf(k.Starts); got != k {
			t.Errorf("a table that begins as %s is taken for %v", k.Name, got)
		}
	}
}
