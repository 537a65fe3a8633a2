package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/synth"
)

// usualLayouts are explained in every run: those whose cells stand in unusual
// places, or are not as ticked. A full run takes all layouts.
var usualLayouts = []string{"plain", "pupils-in-columns", "pupils-in-columns-csv", "stacked", "side-by-side", "long-wave-stems", "long-words", "long-two-answers",
	"ticks-merged-x", "ticks-q-digit-one-zero", "waves-suffix-2", "waves-item-by-item", "wave-column-mixed", "informant-stems-side-by-side", "placements",
	"file-csv-utf-16", "file-ods-merged", "file-html-xls", "coding-words", "coding-numbers-1-3-as-text", "coding-words-then-number", "flipped-1-3-declared",
	"reversed-already-1-3-declared", "missing-na-error-cell", "missing-4-cannot-say", "header-three-rows-merged", "id-name-dob", "impact-raw-teacher", "impact-1-4", "impact-scored-declared"}

// TestExplainAddsUp draws scores at random, reads the cells that explain names
// straight from the files, works the scores out again with the few lines below,
// and compares them with what is printed and with the scored file.
func TestExplainAddsUp(t *testing.T) {
	t.Parallel()
	all := os.Getenv("APST_FULL") == "1"
	target, picked := 5, []*synth.Layout{}
	for _, l := range synth.Layouts() {
		if l.Expect != synth.Refused && (all || slices.Contains(usualLayouts, l.Name)) {
			picked = append(picked, l)
		}
	}
	if all {
		target = 1 + 1000/len(picked)
	}
	if testing.Short() {
		target, picked = 1, picked[:4]
	}
	var sum tallyOf
	t.Run("layouts", func(t *testing.T) {
		for i, l := range picked {
			t.Run(l.Name, func(t *testing.T) {
				t.Parallel()
				r := rand.New(rand.NewPCG(uint64(i), 28))
				c, err := l.Make(synth.Order(r.IntN(3)))
				if err != nil {
					t.Fatal(err)
				}
				sum.add(explainCase(t, c, r, target))
			})
		}
	})
	t.Logf("%d layouts: %d scores worked out again, %d of them prorated, %d blank ones explained, %d cells read", sum.layouts, sum.scores, sum.prorated, sum.blank, sum.cells)
	if least := len(picked) * target / 2; sum.scores < least {
		t.Errorf("only %d scores; want %d at least", sum.scores, least)
	}
}

type tallyOf struct {
	mu                                      sync.Mutex
	layouts, scores, prorated, blank, cells int
}

func (s *tallyOf) add(o *tallyOf) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.layouts++
	s.scores, s.prorated, s.blank, s.cells = s.scores+o.scores, s.prorated+o.prorated, s.blank+o.blank, s.cells+o.cells
}

// quietly runs a command whose exit code may say that something was refused.
func quietly(t *testing.T, args ...string) []byte {
	t.Helper()
	ios, out, talk := testIO()
	if code := run(context.Background(), ios, args); code != exitDone && code != exitData {
		t.Fatalf("%s: exit code %d\n%s", strings.Join(args, " "), code, talk)
	}
	return out.Bytes()
}

func explainCase(t *testing.T, c *synth.Case, r *rand.Rand, target int) *tallyOf {
	t.Helper()
	dir := t.TempDir()
	args, err := c.Write(dir)
	if err != nil {
		t.Fatal(err)
	}
	if c.Before != nil {
		quietly(t, synth.In(dir, c.Before)...)
	}
	scores, origin := filepath.Join(dir, "scores-out.csv"), filepath.Join(dir, "provenance-out.json")
	quietly(t, slices.Concat([]string{"score", "sdq"}, args, []string{"-o", scores, "--provenance", origin})...)
	data, err := os.ReadFile(scores)
	if os.IsNotExist(err) {
		return &tallyOf{} // refused, as some layouts may be
	}
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	w := &witness{t: t, dir: dir, cells: map[string]map[string]sheet.Cell{}}
	for range 4 * target {
		if w.sum.scores >= target || len(lines) < 2 {
			break
		}
		row, line := map[string]string{}, lines[1+r.IntN(len(lines)-1)]
		for i, name := range lines[0] {
			row[name] = line[i]
		}
		w.check(row, synth.ScoreNames[r.IntN(len(synth.ScoreNames))], origin)
	}
	return &w.sum
}

// witness works scores out again from the cells of the files in a folder.
type witness struct {
	t     *testing.T
	dir   string
	cells map[string]map[string]sheet.Cell // by file and sheet, by address
	sum   tallyOf
}

// check explains one score of a row of the scored file.
func (w *witness) check(row map[string]string, scale, origin string) {
	t := w.t
	t.Helper()
	args := []string{"explain", row["pupil_id"], "sdq." + scale, "--wave", row["wave"], "--informant", row["informant"], "--placement", row["placement"],
		"--provenance", origin, "--format", "json"}
	if row["rater"] != "" {
		args = append(args, "--rater", row["rater"])
	}
	ios, out, talk := testIO()
	if code := run(context.Background(), ios, args); code != exitDone {
		t.Fatalf("%s: exit code %d\n%s", strings.Join(args, " "), code, talk)
	}
	if row["pupil_id"] != "" && strings.Contains(talk.String(), row["pupil_id"]) && len(row["pupil_id"]) > 6 {
		t.Errorf("standard error names the pupil: %s", talk)
	}
	var page explainPage
	if err := json.Unmarshal(out.Bytes(), &page); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	var f *explainedForm
	for _, q := range page.Questionnaires {
		if q.Listed {
			if f != nil {
				t.Fatalf("%s %s %s: two questionnaires with a row in the scored file", row["source"], row["wave"], row["informant"])
			}
			f = q
		}
	}
	if f == nil || len(f.Scores) != 1 {
		t.Fatalf("%s: no questionnaire is explained: %s", row["source"], out)
	}
	s := f.Scores[0]
	if got := number(s.Score); strings.ReplaceAll(got, "-", "") != row[scale] {
		t.Errorf("%s %s: explained as %s, and the scored file has %q", row["source"], scale, got, row[scale])
	}
	want := w.score(f, s)
	if !f.Scored {
		want = nil
	}
	if number(want) != number(s.Score) {
		t.Errorf("%s %s: the cells add up to %s, and explain says %s (%s)", row["source"], scale, number(want), number(s.Score), s.Arithmetic)
	}
	switch {
	case s.Score == nil:
		w.sum.blank++
		if s.Arithmetic == "" {
			t.Errorf("%s %s: blank, and no reason is given", row["source"], scale)
		}
	case s.Prorated:
		w.sum.prorated++
		w.sum.scores++
	default:
		w.sum.scores++
	}
}

// score adds a scale up.
func (w *witness) score(f *explainedForm, s *explainedScore) *int {
	switch {
	case len(s.Parts) > 0:
		total := 0
		for _, part := range s.Parts {
			n := w.score(f, part)
			if n == nil {
				return nil
			}
			total += *n
		}
		return &total
	case s.Scale == "impact":
		return w.impact(f, s)
	}
	members := map[string][]int{"emotional": {3, 8, 13, 16, 24}, "conduct": {5, 7, 12, 18, 22}, "hyperactivity": {2, 10, 15, 21, 25},
		"peer": {6, 11, 14, 19, 23}, "prosocial": {1, 4, 9, 17, 20}}[s.Scale]
	sum, n := 0.0, 0.0
	for i, item := range s.Items {
		if i >= len(members) || item.Item != members[i] {
			w.t.Errorf("%s: item %d is not one of %v", s.ID, item.Item, members)
		}
		answer, given := w.answer(f, item.Cells)
		if slices.Contains([]int{7, 11, 14, 21, 25}, item.Item) && !f.Reversed {
			answer = 2 - answer
		}
		if given {
			sum, n = sum+float64(answer), n+1
		}
	}
	if n < 3 {
		return nil
	}
	score := int(math.Floor(5*sum/n + 0.5))
	return &score
}

// stored reads a cell straight from its file, and compares it with what explain
// shows.
func (w *witness) stored(f *explainedForm, c explainedCell) sheet.Cell {
	key := f.File + "\x00" + f.Sheet
	if w.cells[key] == nil {
		w.cells[key] = w.load(f.File, f.Sheet)
	}
	cell := w.cells[key][c.Cell]
	if string(cell.Text) != c.Stored || cell.Kind.String() != c.Kind {
		w.t.Errorf("%s %s %s holds %s %q, and explain shows %s %q", f.File, f.Sheet, c.Cell, cell.Kind, cell.Text, c.Kind, c.Stored)
	}
	if h := w.cells[key][c.Heading]; c.Heading == "" || h.Kind == sheet.Blank {
		w.t.Errorf("%s %s %s: no heading at %q", f.File, f.Sheet, c.Cell, c.Heading)
	}
	w.sum.cells++
	return cell
}

func (w *witness) load(file, name string) map[string]sheet.Cell {
	book, err := ingest.Open(filepath.Join(w.dir, file))
	if err != nil {
		w.t.Fatal(err)
	}
	defer book.Close()
	out := map[string]sheet.Cell{}
	for _, s := range book.Sheets() {
		if s.Name() != name {
			continue
		}
		for r, err := range s.Rows() {
			if err != nil {
				w.t.Fatal(err)
			}
			for i, c := range r.Clone().Cells {
				out[sheet.ColName(i+1)+strconv.Itoa(r.N)] = c
			}
		}
	}
	return out
}

// answer reads the cells of an item: 0, 1 or 2, or none.
func (w *witness) answer(f *explainedForm, cells []explainedCell) (answer int, given bool) {
	var texts []string
	for _, c := range cells {
		texts = append(texts, plainText(string(w.stored(f, c).Text)))
	}
	switch len(texts) {
	case 0:
		return 0, false
	case 3:
		for i, text := range texts {
			if !slices.Contains([]string{"", "0", "false"}, text) {
				if given {
					return 0, false
				}
				answer, given = i, true
			}
		}
		return answer, given
	}
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, texts[0])
	for i, words := range []string{"nottrue not nt n", "somewhattrue somewhat st s", "certainlytrue certainly ct c"} {
		if slices.Contains(strings.Fields(words), letters) {
			return i, true
		}
	}
	n, err := strconv.ParseFloat(texts[0], 64)
	if err != nil {
		return 0, false
	}
	answer = map[string]int{"0-2": int(n), "1-3": int(n) - 1, "2-0": 2 - int(n), "3-1": 3 - int(n), "": -1, "words": -1}[f.Coding]
	return answer, answer >= 0 && answer <= 2
}

// impact: nothing behind a gate that says no; else the points, however few.
func (w *witness) impact(f *explainedForm, s *explainedScore) *int {
	codes := map[string]int{"notatall": 0, "no": 0, "onlyalittle": 1, "alittle": 1, "yesminordifficulties": 1, "quitealot": 2, "mediumamount": 2, "amediumamount": 2,
		"yesdefinitedifficulties": 2, "agreatdeal": 3, "yesseveredifficulties": 3}
	sum, given := 0, false
	for _, q := range s.Questions {
		if q.Cell == nil {
			continue
		}
		text := plainText(string(w.stored(f, *q.Cell).Text))
		n, err := strconv.ParseFloat(text, 64)
		code, word := codes[strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) {
				return r
			}
			return -1
		}, text)]
		switch {
		case word:
		case err != nil || n < 0 || n > 4:
			continue
		default:
			code = int(n)
			if f.Impact == "1-4" {
				code--
			}
		}
		switch {
		case q.Question == "gate" && code == 0:
			zero := 0
			return &zero
		case q.Question == "gate":
		case f.Informant == "teacher" && (q.Question == "home" || q.Question == "leisure"):
		case f.Impact == "scored":
			sum, given = sum+code, true
		default:
			sum, given = sum+max(code-1, 0), true
		}
	}
	if !given || f.Impact == "" {
		return nil
	}
	return &sum
}

// plainText is a text in lower case without spaces at its ends.
func plainText(s string) string {
	return strings.TrimSpace(strings.ToLower(strings.ReplaceAll(s, "\u00a0", " ")))
}

// The witness itself adds up as the manual says, by an example worked by hand.
func TestWitness(t *testing.T) {
	t.Parallel()
	w := &witness{t: t, cells: map[string]map[string]sheet.Cell{"f\x00": {}}}
	f := &explainedForm{File: "f", Coding: "1-3"}
	s := &explainedScore{Scale: "conduct"}
	for i, item := range []int{5, 7, 12, 18, 22} {
		text := []string{"3", "1", "", "Somewhat true", "9"}[i]
		at := fmt.Sprintf("%s2", sheet.ColName(i+1))
		w.cells["f\x00"][at] = sheet.Cell{Kind: sheet.Text, Text: []byte(text)}
		w.cells["f\x00"][sheet.ColName(i+1)+"1"] = sheet.Cell{Kind: sheet.Text, Text: []byte("q")}
		s.Items = append(s.Items, explainedItem{Item: item, Cells: []explainedCell{{Cell: at, Heading: sheet.ColName(i+1) + "1", Kind: "text", Stored: text}}})
	}
	if got := number(w.score(f, s)); got != "8" { // 2, 2 of 0 reversed, and 1: 5 x 5 / 3 = 8.33
		t.Errorf("conduct is %s, want 8", got)
	}
}
