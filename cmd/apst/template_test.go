package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"math/bits"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/xuri/excelize/v2"

	"apst/finding"
	"apst/ingest"
	"apst/metrics/roster"
	"apst/synth"
)

// templateCase is one way to ask for a template.
type templateCase struct {
	wave, informant            string
	impact, followUp, byRoster bool
}

func (c templateCase) String() string {
	return fmt.Sprintf("wave %q, informant %q, impact %v, follow-up %v, roster %v", c.wave, c.informant, c.impact, c.followUp, c.byRoster)
}

func (c templateCase) args() (args []string) {
	for _, a := range []struct {
		given bool
		args  []string
	}{
		{c.wave != "", []string{"--wave", c.wave}}, {c.informant != "", []string{"--informant", c.informant}},
		{c.impact, []string{"--impact"}}, {c.followUp, []string{"--follow-up"}},
	} {
		if a.given {
			args = append(args, a.args...)
		}
	}
	return args
}

// templateCases are all combinations.
func templateCases() (all []templateCase) {
	for _, wave := range []string{"", "baseline", "endline"} {
		for _, informant := range []string{"", "self", "teacher", "parent"} {
			for bits := range 8 {
				all = append(all, templateCase{wave, informant, bits&1 > 0, bits&2 > 0, bits&4 > 0})
			}
		}
	}
	return all
}

// templateSchool answers with everything a template can ask for.
func templateSchool(pupils int) *synth.School {
	p := synth.Ordinary
	p.Seed, p.Pupils, p.HalfPages, p.Impact, p.Quiet = 11, pupils, 0, true, true
	p.Informants = []synth.Informant{synth.Self, synth.Teacher, synth.Parent}
	return synth.New(p)
}

// makeTemplate makes a template in a folder and hands back its path.
func makeTemplate(t *testing.T, dir string, args ...string) string {
	t.Helper()
	path := filepath.Join(dir, "typed.xlsx")
	ios, _, talk := testIO()
	if code := run(context.Background(), ios, slices.Concat([]string{"template"}, args, []string{"-o", path})); code != exitDone {
		t.Fatalf("apst template %v: exit code %d\n%s", args, code, talk)
	}
	return path
}

// typist fills in a template as a person does: by its headings.
type typist struct {
	t     *testing.T
	book  *excelize.File
	sheet string
	cols  map[string]string // heading to column
	rows  map[string]int    // pupil to the row that waits for him
	next  int               // the first row that is blank
}

func openTemplate(t *testing.T, path string) *typist {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	p := &typist{t: t, book: book, sheet: book.GetSheetName(0), cols: map[string]string{}, rows: map[string]int{}}
	lines, err := book.GetRows(p.sheet)
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range lines {
		switch {
		case len(p.cols) > 0:
			if line[0] != "" {
				p.rows[line[0]] = n + 1
				p.next = n + 2
			}
		case len(line) > 3:
			for i, heading := range line {
				col, _ := excelize.ColumnNumberToName(i + 1)
				p.cols[heading] = col
			}
			p.next = n + 2
		}
	}
	return p
}

func (p *typist) put(row int, heading string, value any) {
	p.t.Helper()
	col := p.cols[heading]
	if col == "" {
		p.t.Fatalf("the template has no column %q", heading)
	}
	at := fmt.Sprint(col, row)
	style, err := p.book.GetCellStyle(p.sheet, at)
	if err == nil {
		err = p.book.SetCellValue(p.sheet, at, value)
	}
	if err == nil { // typing keeps the look of the cell
		err = p.book.SetCellStyle(p.sheet, at, at, style)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

var itemHeading = regexp.MustCompile(`^(\d+) [a-z]+$`)

// fill types one form in.
func (p *typist) fill(c templateCase, r *synth.Response) {
	p.t.Helper()
	row, listed := p.rows[r.Pupil.ID]
	if !listed {
		row = p.next
		p.next++
		p.put(row, "Pupil ID", r.Pupil.ID)
	}
	delete(p.rows, r.Pupil.ID) // a second form of his is a row below
	if c.wave == "" {
		p.put(row, "Wave", string(r.Wave))
	}
	if c.informant == "" {
		p.put(row, "Informant", string(r.Informant))
	}
	p.put(row, "Date completed", r.Date)
	for heading := range p.cols {
		if m := itemHeading.FindStringSubmatch(heading); m != nil {
			item, _ := strconv.Atoi(m[1])
			if a := r.Items[item-1]; a != synth.Blank {
				p.put(row, heading, int(a))
			}
		}
	}
	if c.followUp {
		p.put(row, "Problems since", 3)
		p.put(row, "Other help", 2)
	}
	if !c.impact {
		return
	}
	if r.Gate != synth.Blank {
		p.put(row, "Difficulties", int(r.Gate))
	}
	for i, heading := range []string{"Distress", "Home life", "Friendships", "Classroom learning", "Leisure activities"} {
		if a := r.Impact[i]; a != synth.Blank && r.Gate > 0 && (r.Informant != synth.Teacher || i == 0 || i == 2 || i == 3) {
			p.put(row, heading, int(a))
		}
	}
}

// scoredFrom scores a file without an option, and hands back the scores by pupil,
// wave and informant.
func scoredFrom(t *testing.T, path string) map[string]string {
	t.Helper()
	ios, out, talk := testIO()
	if code := run(context.Background(), ios, []string{"score", "sdq", path, "--format", "csv", "-o", "-"}); code != exitDone {
		t.Fatalf("exit code %d\n%s", code, talk)
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(out.Bytes(), []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	at := map[string]int{}
	for i, name := range lines[0] {
		at[name] = i
	}
	got := map[string]string{}
	for _, line := range lines[1:] {
		var scores []string
		for _, name := range append(synth.ScoreNames[:], "date") {
			scores = append(scores, line[at[name]])
		}
		got[rowKey(line[at["pupil_id"]], line[at["placement"]], line[at["wave"]], line[at["informant"]])] = strings.Join(scores, ",")
	}
	return got
}

// trueScores is what scoredFrom should give.
func trueScores(c templateCase, responses []*synth.Response) map[string]string {
	want := map[string]string{}
	for _, r := range responses {
		s := r.Score()
		var scores []string
		for i, score := range s.Scores {
			if i == len(s.Scores)-1 && !c.impact {
				score = synth.Score{}
			}
			scores = append(scores, scoreText(score))
		}
		scores = append(scores, r.Date.Format(time.DateOnly))
		want[rowKey(s.Pupil, strconv.Itoa(s.Placement), string(s.Wave), string(s.Informant))] = strings.Join(scores, ",")
	}
	return want
}

// typed are the forms of a school that fit a template.
func typed(c templateCase, s *synth.School) (out []*synth.Response) {
	for _, r := range s.Responses {
		if (c.wave == "" || c.wave == string(r.Wave)) && (c.informant == "" || c.informant == string(r.Informant)) {
			out = append(out, r)
		}
	}
	return out
}

// What a template makes is scored without an option, whatever was asked for. Without
// APST_FULL=1 half of the combinations are taken, of which every two options have each
// of their own; in short few.
func TestTemplateScores(t *testing.T) {
	t.Parallel()
	s := templateSchool(8)
	list := rosterOf(t, s)
	for n, c := range templateCases() {
		half := bits.OnesCount(uint(n%8))%2 == n/8%2
		if !half && os.Getenv("APST_FULL") != "1" || n%trials(11, 1, 1) != 0 {
			continue
		}
		t.Run(c.String(), func(t *testing.T) {
			t.Parallel()
			args := append([]string{"sdq"}, c.args()...)
			if c.byRoster {
				args = append(args, "--roster", list)
			}
			path := makeTemplate(t, t.TempDir(), args...)
			p := openTemplate(t, path)
			responses := typed(c, s)
			for _, r := range responses {
				p.fill(c, r)
			}
			if err := p.book.Save(); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(trueScores(c, responses), scoredFrom(t, path)); diff != "" {
				t.Errorf("scores (-true +got):\n%s", diff)
			}
		})
	}
}

func rosterOf(t *testing.T, s *synth.School) string {
	t.Helper()
	f, err := s.Roster()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), f.Name)
	if err := os.WriteFile(path, f.Data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// One form without a 0, and an impact supplement without a 3, are scored: the
// lines above the headings say what the numbers mean.
func TestTemplateOneForm(t *testing.T) {
	t.Parallel()
	c := templateCase{wave: "baseline", informant: "parent", impact: true, followUp: true}
	path := makeTemplate(t, t.TempDir(), append([]string{"sdq"}, c.args()...)...)
	p := openTemplate(t, path)
	r := &synth.Response{Pupil: &synth.Pupil{ID: "P001"}, Placement: 1, Wave: synth.Baseline, Informant: synth.Parent, Gate: 1, Impact: [5]synth.Answer{1, 2, 1, 2, 1},
		Date: time.Date(2022, time.September, 12, 0, 0, 0, 0, time.UTC)}
	for i := range r.Items {
		r.Items[i] = 1
		if slices.Contains([]int{1, 4, 9, 17, 20}, i+1) {
			r.Items[i] = 2
		}
	}
	p.fill(c, r)
	if err := p.book.Save(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(trueScores(c, []*synth.Response{r}), scoredFrom(t, path)); diff != "" {
		t.Errorf("scores (-true +got):\n%s", diff)
	}
}

// A pupil who came back has a row for each stay, told apart by a column; the forms
// of both stays are scored.
func TestTemplateStays(t *testing.T) {
	t.Parallel()
	p := synth.Ordinary
	p.Pupils, p.Returners, p.HalfPages, p.Quiet = 8, 2, 0, true
	s := synth.New(p)
	c := templateCase{wave: "baseline", informant: "self"}
	path := makeTemplate(t, t.TempDir(), append([]string{"sdq", "--roster", rosterOf(t, s)}, c.args()...)...)
	sheet := openTemplate(t, path)
	lines, err := sheet.book.GetRows(sheet.sheet)
	if err != nil {
		t.Fatal(err)
	}
	responses := typed(c, s)
	for _, r := range responses {
		row := slices.IndexFunc(lines, func(line []string) bool {
			return len(line) > 3 && line[0] == r.Pupil.ID && line[3] == strconv.Itoa(r.Placement)
		})
		if row < 0 {
			t.Fatalf("no row for stay %d of %s", r.Placement, r.Pupil.Name())
		}
		sheet.rows[r.Pupil.ID] = row + 1
		sheet.fill(c, r)
	}
	if err := sheet.book.Save(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(trueScores(c, responses), scoredFrom(t, path)); diff != "" {
		t.Errorf("scores (-true +got):\n%s", diff)
	}
}

// A list of pupils that was typed into the template is read as it was typed, by
// the program that starts other templates from it.
func TestTemplateRoster(t *testing.T) {
	t.Parallel()
	path := makeTemplate(t, t.TempDir(), "roster")
	p := openTemplate(t, path)
	born, came := time.Date(2010, time.August, 31, 0, 0, 0, 0, time.UTC), time.Date(2022, time.September, 5, 0, 0, 0, 0, time.UTC)
	for heading, value := range map[string]any{
		"UPN": synth.UPN(4321, 19, 1), "Pupil ID": "0012", "Forename": "Pupil", "Surname": "001", "Date of birth": born, "Sex": "F", "Year group": 8,
		"Class": "8A", "Centre": "North", "SEN": "E", "FSM": "Y", "Looked after": "N", "Entry date": came,
	} {
		p.put(p.next, heading, value)
	}
	if err := p.book.Save(); err != nil {
		t.Fatal(err)
	}
	log := &finding.Log{}
	got, err := roster.Read(context.Background(), []string{path}, log)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range log.Groups() {
		t.Errorf("%s %s: %s", g.Rule.ID, g.Rule.Title, g.Kept[0].Place())
	}
	want := []roster.Pupil{{
		ID: synth.UPN(4321, 19, 1), UPN: synth.UPN(4321, 19, 1), LocalID: "0012", Forename: "Pupil", Surname: "001", Name: "Pupil 001",
		Born: ingest.Date{Year: 2010, Month: 8, Day: 31}, Sex: "F", YearGroup: "8", Class: "8A", Centre: "North", SEN: "E", FSM: "true", LookedAfter: "false",
		Entry: ingest.Date{Year: 2022, Month: 9, Day: 5},
	}}
	ignored := cmpopts.IgnoreFields(roster.Pupil{}, "At")
	if diff := cmp.Diff(want, got.Pupils, ignored, cmpopts.IgnoreUnexported(roster.Pupil{})); diff != "" {
		t.Errorf("pupils (-typed +read):\n%s", diff)
	}
	if n := got.CheckYears(ingest.Date{Year: 2023, Month: 7, Day: 21}, log); n != 1 || len(log.Groups()) > 0 {
		t.Errorf("%d year groups compared, findings %v", n, log.Groups())
	}
}

// A filled template that LibreOffice has opened and saved gives the same scores,
// and a blank one keeps its lists, limits and frozen panes.
func TestTemplateThroughLibreOffice(t *testing.T) {
	t.Parallel()
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("needs LibreOffice, and is not part of a short run")
	}
	c := templateCase{informant: "teacher", impact: true, followUp: true}
	s := templateSchool(6)
	path := makeTemplate(t, t.TempDir(), append([]string{"sdq", "--roster", rosterOf(t, s)}, c.args()...)...)
	p := openTemplate(t, path)
	for _, r := range typed(c, s) {
		p.fill(c, r)
	}
	if err := p.book.Save(); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(t.TempDir()), "--headless", "--convert-to", "xlsx", "--outdir", dir, path)
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	again := filepath.Join(dir, filepath.Base(path))
	if diff := cmp.Diff(scoredFrom(t, path), scoredFrom(t, again)); diff != "" {
		t.Errorf("scores (-before +after LibreOffice):\n%s", diff)
	}
	book := openTemplate(t, again)
	checks, err := book.book.GetDataValidations(book.sheet)
	if err != nil || len(checks) < 25 {
		t.Errorf("%d lists and limits after LibreOffice (%v), want one for each column that has one", len(checks), err)
	}
}

// Every template has lists and limits that Excel 2013 knows, within its bounds,
// and no macro; the same options give the same bytes.
func TestTemplateWorkbook(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"sdq", "--impact"}, {"sdq", "--follow-up", "--wave", "endline"}, {"roster"}} {
		path := makeTemplate(t, t.TempDir(), args...)
		first, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		second, err := os.ReadFile(makeTemplate(t, t.TempDir(), args...))
		if err != nil || !bytes.Equal(first, second) {
			t.Errorf("%v: two templates differ (%v)", args, err)
		}
		z, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range z.File {
			if part.Name == "xl/styles.xml" { // lists an extension for slicers, as Excel 2010 and later do
				continue
			}
			r, err := part.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			for _, odd := range []string{"x14", "extLst", "vbaProject", "sheetProtection"} {
				if bytes.Contains(text, []byte(odd)) || strings.Contains(part.Name, odd) {
					t.Errorf("%v: %s holds %s", args, part.Name, odd)
				}
			}
		}
		p := openTemplate(t, path)
		checks, err := p.book.GetDataValidations(p.sheet)
		if err != nil {
			t.Fatal(err)
		}
		short := func(what string, text *string, most int) {
			if text != nil && len(*text) > most {
				t.Errorf("%v: %s %q has %d characters; Excel takes %d", args, what, *text, len(*text), most)
			}
		}
		for _, v := range checks {
			short("list", &v.Formula1, 255)
			short("message", v.Error, 225)
			short("title", v.ErrorTitle, 32)
			short("hint", v.Prompt, 255)
			short("title of a hint", v.PromptTitle, 32)
		}
	}
}
