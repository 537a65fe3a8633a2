package outcome

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/sdq"
)

// plain are rows without the places they stand at.
func plain(rows []Row) []string {
	var out []string
	for _, r := range rows {
		text := fmt.Sprintf("%s %d %q", r.Pupil, r.Placement, r.Refused)
		for _, v := range r.Values {
			text += fmt.Sprintf("\n  %+v %s %s %s", v.Key, v.Date, v.Form, show(v))
		}
		out = append(out, text)
	}
	return out
}

// What is read back is what was written, in every format.
func TestReadScored(t *testing.T) {
	t.Parallel()
	s, want := makeScores(t)
	for name, text := range map[string]string{"scores.csv": s.csv(t), "scores.xlsx": s.xlsx(t), "scores.json": s.json(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, log := readBack(t, name, text)
			if diff := cmp.Diff(plain(want), plain(got.Rows)); diff != "" {
				t.Error(diff)
			}
			if f := found(log); len(f) > 0 {
				t.Error(f)
			}
			if ok, err := LooksScored(write(t, name, text)); !ok || err != nil {
				t.Errorf("it does not look like scores: %v", err)
			}
		})
	}
}

// One system of bands is enough, and columns may stand in any order.
func TestOneSystem(t *testing.T) {
	t.Parallel()
	s, want := makeScores(t)
	for _, ending := range []string{"_band3", "_band4"} {
		one := s.without(names(ending)...)
		slices.Reverse(one.columns)
		for _, row := range one.rows {
			slices.Reverse(row)
		}
		got, log := readBack(t, "scores.csv", one.csv(t))
		if diff := cmp.Diff(plain(want), plain(got.Rows)); diff != "" || len(found(log)) > 0 {
			t.Error(diff, found(log))
		}
	}
}

func names(ending string) []string {
	var out []string
	for _, c := range Columns() {
		if strings.HasSuffix(c, ending) {
			out = append(out, c)
		}
	}
	return out
}

// Each change by hand is found at its cell, and costs its row or the file.
func TestChangedByHand(t *testing.T) {
	t.Parallel()
	s, _ := makeScores(t)
	full, gaps, spoilt := 0, 1, 4
	for i, tt := range []struct {
		name string
		file scores
		want []string // rule and column, found in the row that was changed
	}{
		{"a score that the scale has too, but the total not", s.set(full, "emotional", "4"), []string{"SCO-017 total", "SCO-017 internalising"}},
		{"a total", s.set(full, "total", "16"), []string{"SCO-017 total"}},
		{"a total where a scale is missing", s.set(3, "total", "12"), []string{"SCO-017 total"}},
		{"a score that the scale cannot have", s.set(full, "peer", "11"), []string{"SCO-016 peer"}},
		{"a score with a fraction", s.set(full, "prosocial", "4.5"), []string{"SCO-016 prosocial"}},
		{"a negative score", s.set(full, "prosocial", "-4"), []string{"SCO-016 prosocial"}},
		{"a word for a score", s.set(full, "prosocial", "four"), []string{"SCO-016 prosocial"}},
		{"impact beyond a teacher's", s.set(5, "impact", "7"), []string{"SCO-016 impact"}},
		{"a band", s.set(full, "total_band3", "normal"), []string{"SCO-018 total_band3"}},
		{"a band of the other system", s.set(full, "total_band4", "abnormal"), []string{"SCO-018 total_band4"}},
		{"a band deleted", s.set(full, "peer_band4", ""), []string{"SCO-018 peer_band4"}},
		{"a band where there is none", s.set(7, "total_band3", "borderline"), []string{"SCO-018 total_band3"}},
		{"a score deleted", s.set(full, "prosocial", ""), []string{"SCO-019 prosocial", "SCO-019 answered"}},
		{"impact deleted where a flag says what it rests on", s.set(full, "flags", "impact=4-of-5").set(full, "impact", ""), []string{"SCO-019 impact"}},
		{"a flag deleted", s.set(3, "flags", ""), []string{"SCO-019 emotional", "SCO-019 total", "SCO-019 internalising"}},
		{"a flag of a missing score added", s.set(full, "flags", "prosocial=too-few-items"), []string{"SCO-019 prosocial"}},
		{"a flag that nobody knows", s.set(full, "flags", "looks-odd"), []string{"SCO-014 flags"}},
		{"a flag of impact of another informant", s.set(full, "flags", "impact=3-of-3"), []string{"SCO-014 flags"}},
		{"scores typed into a spoilt row", s.set(spoilt, "prosocial", "5"), []string{"SCO-019 prosocial"}},
		{"answers counted in a spoilt row", s.set(spoilt, "answered", "25"), []string{"SCO-019 answered"}},
		{"too few answers for the scores", s.set(gaps, "answered", "15"), []string{"SCO-019 answered"}},
		{"a scale that was not prorated", s.set(gaps, "prorated", "emotional"), []string{"SCO-019 answered"}},
		{"prorated in words of its own", s.set(gaps, "prorated", "all"), []string{"SCO-014 prorated"}},
		{"an informant", s.set(full, "informant", "carer"), []string{"SCO-014 informant"}},
		{"no informant", s.set(full, "informant", ""), []string{"SCO-014 informant"}},
		{"another informant", s.set(full, "informant", "teacher"), []string{"SCO-018 prosocial_band4"}},
		{"a wave", s.set(full, "wave", "T1"), []string{"SCO-014 wave"}},
		{"a form", s.set(full, "form", "11-17"), []string{"SCO-014 form"}},
		{"no form", s.set(full, "form", ""), []string{"SCO-014 form"}},
		{"another form", s.set(full, "form", "2-4"), []string{"SCO-018"}},
		{"a rater's name", s.set(full, "rater", "Ms Hill"), []string{"SCO-014 rater"}},
		{"a look-back", s.set(full, "look_back", "12 months"), []string{"SCO-014 look_back"}},
		{"a placement", s.set(full, "placement", "100"), []string{"SCO-014 placement"}},
		{"no placement", s.set(full, "placement", ""), []string{"SCO-014 placement"}},
		{"a date that is none", s.set(full, "date", "2022-13-01"), []string{"SCO-015 date"}},
		{"a word for a date", s.set(full, "date", "September"), []string{"SCO-015 date"}},
		{"an answer to a follow-up question", s.set(full, "follow_up_problems", "better"), []string{"SCO-014 follow_up_problems"}},
		{"another", s.set(full, "follow_up_help", "4"), []string{"SCO-014 follow_up_help"}},
		{"no identifier", s.set(full, "pupil_id", ""), []string{"SCO-012 pupil_id"}},
		{"an identifier that lost digits", s.set(full, "pupil_id", "8.01E+11"), []string{"SCO-012 pupil_id"}},
		{"no rules", s.set(full, "ruleset", ""), []string{"SCO-020 ruleset"}},
		{"rules of nobody", s.set(full, "ruleset", "sdq"), []string{"SCO-020 ruleset"}},
		{"older rules that never were", s.set(full, "ruleset", "sdq-2020.1"), []string{"SCO-020 ruleset"}},
		{"no source", s.set(full, "source", ""), []string{"SCO-014 source"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			files := map[string]string{"scores.csv": tt.file.csv(t), "scores.json": tt.file.json(t)}
			if i%6 == 0 {
				files["scores.xlsx"] = tt.file.xlsx(t)
			}
			for name, text := range files {
				got, log := readBack(t, name, text)
				var seen []string
				for _, g := range log.Groups() {
					for i := range g.Kept {
						seen = append(seen, g.Rule.ID+" "+columnAt(tt.file, name, &g.Kept[i]))
					}
				}
				for _, w := range tt.want {
					if !slices.ContainsFunc(seen, func(s string) bool { return strings.HasPrefix(s, w) }) {
						t.Errorf("%s: %v, want %s", name, seen, w)
					}
				}
				refused := 0
				for _, r := range got.Rows {
					if slices.ContainsFunc(Rules(), func(x *finding.Rule) bool { return x.Title == r.Refused }) {
						refused++
					}
				}
				if refused != 1 || len(got.Rows) != len(s.rows) {
					t.Errorf("%s: %d of %d rows are refused", name, refused, len(got.Rows))
				}
			}
		})
	}
}

// columnAt is the heading over a finding's cell, or in JSON the field that it names.
func columnAt(s scores, file string, f *finding.Finding) string {
	if strings.HasSuffix(file, ".json") {
		field, _, _ := strings.Cut(f.Seen, ":")
		return field
	}
	if f.From.Col < 1 || f.From.Col > len(s.columns) {
		return f.From.Cell()
	}
	return s.columns[f.From.Col-1]
}

// What concerns the whole file refuses it.
func TestRefusedFiles(t *testing.T) {
	t.Parallel()
	s, _ := makeScores(t)
	twice := s.clone()
	twice.columns = append(twice.columns, "total")
	for i := range twice.rows {
		twice.rows[i] = append(twice.rows[i], "0")
	}
	empty := s.clone()
	empty.rows = nil
	for _, tt := range []struct{ name, text, want string }{
		{"scores.csv", s.without("ruleset").csv(t), "SCO-002 row 1"},
		{"scores.xlsx", s.without("date").xlsx(t), "SCO-002 row 1"},
		{"scores.json", s.without("rater").json(t), "SCO-002 row 43"},
		{"scores.csv", s.without("total_band4").csv(t), "SCO-002 row 1"},
		{"scores.csv", s.without(slices.Concat(names("_band3"), names("_band4"))...).csv(t), "SCO-002 row 1"},
		{"scores.csv", twice.csv(t), "SCO-003 AQ1"},
		{"scores.csv", s.set(2, "ruleset", "sdq-2027.1").csv(t), "SCO-005 AO4"},
		{"scores.xlsx", s.set(2, "ruleset", "sdq-2026.2").xlsx(t), "SCO-005 AO4"},
		{"scores.json", s.set(2, "ruleset", "sdq-2026.10").json(t), "SCO-005 row 47"},
		{"scores.csv", empty.csv(t), "SCO-001 "},
		{"scores.json", empty.json(t), "SCO-001 "},
		{"scores.csv", "pupil_id,total\nA1,12\n", "SCO-001 "},
		{"scores.json", "{}", "SCO-006 row 1"},
		{"scores.json", strings.TrimSuffix(s.json(t), "]}\n"), "SCO-006 row 53"},
		{"scores.json", s.json(t) + "{}", "SCO-006 row 55"},
		{"scores.json", strings.Replace(s.json(t), `"total":17`, `"total":[17]`, 1), "SCO-006 row 45"},
		{"scores.json", strings.Replace(s.json(t), `"total":17`, `"total":17 17`, 1), "SCO-006 row 45"},
		{"scores.csv", "", "FILE-002 "},
	} {
		t.Run(tt.want, func(t *testing.T) {
			t.Parallel()
			got, log := readBack(t, tt.name, tt.text)
			if f := found(log); got.Refused == nil || !slices.Contains(f, tt.want) {
				t.Errorf("%v, want %s", f, tt.want)
			}
		})
	}
	_, log := readBack(t, "scores.csv", s.set(2, "ruleset", "sdq-2027.1").csv(t))
	if f := log.Groups()[0].Kept[0]; !strings.Contains(f.Do(), "sdq-2027.1") || !strings.Contains(f.Want(), sdq.Ruleset) {
		t.Errorf("the version that is needed is not named: %q, %q", f.Want(), f.Do())
	}
}

// What spreadsheet programs and people do to a file that does it no harm, or that shows.
func TestSavedByExcel(t *testing.T) {
	t.Parallel()
	s, want := makeScores(t)
	clean := s.csv(t)
	upnOnly := scores{columns: s.columns, rows: [][]string{s.rows[0], s.rows[1], s.rows[5]}}
	upnWant := []Row{want[0], want[1], want[5]}
	british := regexp.MustCompile(`(\d{4})-(\d\d)-(\d\d)`)
	for _, tt := range []struct {
		name, text string
		want       []Row
		found      []string
	}{
		{"a byte order mark", "\xEF\xBB\xBF" + clean, want, nil},
		{"lines of Windows", strings.ReplaceAll(clean, "\n", "\r\n"), want, nil},
		{"UTF-16", wide(clean), want, nil},
		{"blank rows", strings.Replace(clean, "\n", "\n"+strings.Repeat(",", 41)+"\n\n", 1) + "\n,,,\n", want, nil},
		{"a column of notes", noted(clean), want, []string{"SCO-004 AQ1"}},
		{"titles above", "Scores of 2022\n\n" + clean, want, nil},
		{"a total below", clean + "Total,9" + strings.Repeat(",", 12) + ",18" + strings.Repeat(",", 27) + "\n", want, []string{"SCO-010 row 11"}},
		{"the headings again, and a copy of every row", clean + clean, want, repeat("SCO-021 row %d", 12, 20)},
		{"dates of day, month and year", british.ReplaceAllString(upnOnly.csv(t), "$3/$2/$1"), upnWant, nil},
		{"semicolons", semicolons(t, upnOnly.csv(t)), upnWant, nil},
		{"forms turned into dates", strings.ReplaceAll(upnOnly.csv(t), ",4-17,", ",Apr-17,"), upnWant, nil},
		{"identifiers in small letters, with spaces", strings.ReplaceAll(upnOnly.csv(t), upnOnly.rows[0][0], " "+strings.ToLower(upnOnly.rows[0][0])), upnWant, nil},
		{"numbers with a point", strings.ReplaceAll(upnOnly.csv(t), ",17,9,8,", ",17.0,9.00,8,"), upnWant, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, log := readBack(t, "scores.csv", tt.text)
			if diff := cmp.Diff(plain(tt.want), plain(got.Rows)); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(append([]string{}, tt.found...), found(log)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// noted is a text with one more column.
func noted(text string) string {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	for i := range lines {
		lines[i] += ",see file"
	}
	return strings.Replace(strings.Join(lines, "\n")+"\n", ",see file", ",Notes", 1)
}

func repeat(format string, from, to int) []string {
	var out []string
	for n := from; n <= to; n++ {
		out = append(out, fmt.Sprintf(format, n))
	}
	slices.Sort(out)
	return out
}

// semicolons is a text with another separator.
func semicolons(t testing.TB, text string) string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	w := csv.NewWriter(&out)
	w.Comma = ';'
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// wide is a text in UTF-16 with its mark.
func wide(s string) string {
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		out = append(out, byte(u), byte(u>>8))
	}
	return string(out)
}

// What a spreadsheet program may have changed in a text is refused: zeros at the
// beginning of identifiers, and days and months.
func TestSpoiltByExcel(t *testing.T) {
	t.Parallel()
	s, _ := makeScores(t)
	day := regexp.MustCompile(`(\d{4})-(\d\d)-(\d\d)`)
	short := s.set(2, "pupil_id", "123")
	noProof := s.set(1, "date", "2023-03-04")
	for _, tt := range []struct {
		name, file, text string
		want             []string
		refused          bool
	}{
		{"identifiers of digits beside British dates", "scores.csv", day.ReplaceAllString(short.csv(t), "$3/$2/$1"), []string{"SCO-013 A4"}, false},
		{"identifiers of digits beside semicolons", "scores.csv", semicolons(t, short.csv(t)), []string{"SCO-013 A4"}, false},
		{"identifiers of digits beside forms turned into dates", "scores.csv", strings.ReplaceAll(short.csv(t), ",2-4,", ",02-Apr,"), []string{"SCO-013 A4"}, false},
		{"American dates", "scores.csv", day.ReplaceAllString(s.csv(t), "$2/$3/$1"), []string{"SCO-007 H3", "SCO-015 H3"}, true},
		{"dates of which nobody can tell the day from the month", "scores.csv", day.ReplaceAllString(noProof.csv(t), "$2/$3/$1"), []string{"SCO-007 H2"}, true},
		{"serial numbers in place of dates", "scores.csv", day.ReplaceAllString(s.set(7, "date", "").set(6, "date", "").set(5, "date", "").set(3, "date", "").set(2, "date", "").set(1, "date", "").set(8, "date", "").csv(t), "44810"), []string{"SCO-015 H2"}, false},
		{"a row cut short", "scores.csv", strings.Replace(s.csv(t), ",sdq-2026.1,answers.csv row 3\n", "\n", 1), []string{"SCO-011 row 3", "SCO-020 AO3"}, false},
		{"a row moved sideways", "scores.csv", strings.Replace(s.csv(t), ",baseline,", ",,baseline,", 1), []string{"SCO-011 row 2", "SCO-020 AO2"}, false},
		{"British dates in JSON", "scores.json", strings.Replace(s.json(t), "2022-09-06", "06/09/2022", 1), []string{"SCO-015 row 45"}, false},
		{"a text for a score in JSON", "scores.json", strings.Replace(s.json(t), `"total":17`, `"total":"17"`, 1), []string{"SCO-016 row 45"}, false},
		{"a number for an identifier in JSON", "scores.json", strings.Replace(s.json(t), `"pupil_id":"0123"`, `"pupil_id":123`, 1), []string{"SCO-013 row 47"}, false},
		{"a column missing in a row of JSON", "scores.json", strings.Replace(s.json(t), `"total":17,`, ``, 1), []string{"SCO-011 row 45"}, false},
		{"a column twice in a row of JSON", "scores.json", strings.Replace(s.json(t), `"total":17,`, `"total":17,"total":17,`, 1), []string{"SCO-011 row 45"}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			got, log := readBack(t, tt.file, tt.text)
			if diff := cmp.Diff(tt.want, found(log)); diff != "" {
				t.Error(diff)
			}
			if (got.Refused != nil) != tt.refused {
				t.Errorf("refused by %v", got.Refused)
			}
		})
	}
}

// In a workbook identifiers are text, and dates are real, or the file is refused.
func TestChangedWorkbook(t *testing.T) {
	t.Parallel()
	s, want := makeScores(t)
	mixed := s.set(0, "date", "06/09/2022")
	for _, tt := range []struct {
		name string
		text string
		want []string
	}{
		{"a date left as text", mixed.xlsx(t), []string{"SCO-007 H2"}},
	} {
		if _, log := readBack(t, "scores.xlsx", tt.text); !slices.Equal(found(log), tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, found(log), tt.want)
		}
	}
	changed := func(change func(*workbookOf)) string { return change2(t, s.xlsx(t), change) }
	got, log := readBack(t, "scores.xlsx", changed(func(b *workbookOf) { b.number("A4", 123) }))
	if f := found(log); !slices.Equal(f, []string{"SCO-013 A4"}) || got.Refused != nil {
		t.Error(f)
	}
	got, log = readBack(t, "scores.xlsx", changed(func(b *workbookOf) {
		b.number("H2", 44810) // 6 September 2022, shown as a number
		b.date("F2", 42826)   // 4-17, typed anew: 1 April 2017
		b.text("N2", "17")
	}))
	if diff := cmp.Diff(plain(want[:1]), plain(got.Rows[:1])); diff != "" || len(found(log)) > 0 {
		t.Error(diff, found(log))
	}
	_, log = readBack(t, "scores.xlsx", changed(func(b *workbookOf) { b.formula("N2", "SUM(I2:L2)") }))
	if f := found(log); !slices.Equal(f, []string{"SCO-016 N2"}) {
		t.Errorf("a formula without a value: %v", f)
	}
}

// Two questionnaires that should be one and differ are both refused.
func TestTwoOfOne(t *testing.T) {
	t.Parallel()
	s, _ := makeScores(t)
	other := s.clone()
	again := slices.Clone(s.rows[0])
	again[slices.Index(s.columns, "date")] = "2022-09-07"
	other.rows = append(other.rows, again, slices.Clone(s.rows[0]))
	got, log := readBack(t, "scores.csv", other.csv(t))
	if diff := cmp.Diff([]string{"SCO-021 row 12", "SCO-022 row 11", "SCO-022 row 2"}, found(log)); diff != "" {
		t.Error(diff)
	}
	if got.Again != 1 || got.Rows[0].Refused == "" || got.Rows[9].Refused == "" {
		t.Errorf("%+v", got)
	}
	if v := got.Rows[0].Values; len(v) != sdq.ScaleCount || v[0].State != metrics.Refused || v[0].Wave != "baseline" || v[0].Reason == "" {
		t.Errorf("that there were questionnaires is lost: %+v", v)
	}
	apart := s.clone()
	again = slices.Clone(s.rows[0])
	again[slices.Index(s.columns, "placement")] = "2"
	apart.rows = append(apart.rows, again)
	got, log = readBack(t, "scores.csv", apart.csv(t))
	if len(found(log)) > 0 || got.Rows[0].Placement != 1 || got.Rows[9].Placement != 2 || got.Rows[9].Values[0].Placement != 2 {
		t.Errorf("%v %+v", found(log), got.Rows[9])
	}
}

func TestLooksScored(t *testing.T) {
	t.Parallel()
	s, _ := makeScores(t)
	for name, tt := range map[string]struct {
		text string
		want bool
	}{
		"answers.csv":  {strings.Join(answered(), ""), false},
		"home.csv":     {"pupil_id,wave,informant,emotional,conduct,hyperactivity,peer,prosocial,total\nA1,baseline,self,1,1,1,1,1,4\n", false},
		"cut.csv":      {s.without("source", "flags", "rater").csv(t), true},
		"other.json":   {`{"columns":[{"name":"pupil_id"}],"rows":[]}`, false},
		"broken.json":  {`{"columns":[{"name":`, false},
		"findings.csv": {"rule,severity\nSCO-001,error\n", false},
	} {
		if got, err := LooksScored(write(t, name, tt.text)); got != tt.want || err != nil {
			t.Errorf("%s: %t %v", name, got, err)
		}
	}
	var fault *sheet.Fault
	if _, err := LooksScored(filepath.Join(t.TempDir(), "none.csv")); !errors.As(err, &fault) {
		t.Errorf("%v", err)
	}
	if _, err := LooksScored(t.TempDir()); !errors.As(err, &fault) {
		t.Errorf("%v", err)
	}
}

// A reading that is interrupted is an error.
func TestInterrupted(t *testing.T) {
	t.Parallel()
	s, _ := makeScores(t)
	many := s.clone()
	for range 150 {
		many.rows = append(many.rows, s.rows...)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for name, text := range map[string]string{"scores.csv": many.csv(t), "scores.json": many.json(t)} {
		if _, err := ReadScored(ctx, write(t, name, text), &finding.Log{}); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Every rule was seen in these tests, and every id is there once.
func TestRules(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	for _, r := range Rules() {
		if ids[r.ID] || r.Title == "" || r.Expected == "" || r.Fix == "" {
			t.Errorf("%+v", r)
		}
		ids[r.ID] = true
	}
}
