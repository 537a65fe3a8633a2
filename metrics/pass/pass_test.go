package pass

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// file is an input of a test: its name and its text.
type file struct{ name, text string }

// asked is what a test reads, and how.
type askedOf struct {
	files    []file
	settings metrics.Settings
	key      string
	wave     string
	m        *record.Map
	roll     *record.Roll
}

// got is what came of it.
type got struct {
	reading *reading
	log     *finding.Log
}

// readFiles reads inputs, and checks what holds of every reading: that counts add
// up, that rows are as wide as their tables, and that no value is beyond its limits.
func readFiles(t *testing.T, in askedOf) got {
	t.Helper()
	dir := t.TempDir()
	req := &metrics.Request{Settings: in.settings, Key: in.key, Roll: in.roll, Calendar: &calendar.Calendar{}, Log: &finding.Log{}}
	for i, f := range in.files {
		path := filepath.Join(dir, strconv.Itoa(i), f.name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f.text), 0o600); err != nil {
			t.Fatal(err)
		}
		req.Inputs = append(req.Inputs, record.Input{Path: path, Wave: in.wave, Map: in.m})
	}
	r, err := Measure().Read(context.Background(), req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	out := got{r.(*reading), req.Log}
	out.check(t)
	return out
}

func one(text string) askedOf { return askedOf{files: []file{{"pass.csv", text}}} }

func (g got) check(t *testing.T) {
	t.Helper()
	records := 0
	for _, b := range g.reading.source.Blocks {
		records += b.Records
	}
	c := g.reading.counts
	if sum := c.empty + c.nobody + c.refused + c.passed + c.copies + c.used + c.groupRows; sum != records {
		t.Errorf("%d records were read and %+v accounted for", records, c)
	}
	for i, table := range Measure().Tables {
		for row, err := range g.reading.Rows(i) {
			if err != nil {
				t.Fatal(err)
			}
			if len(row.Cells) != len(table.Columns) {
				t.Fatalf("%s: %d cells for %d columns", table.Name, len(row.Cells), len(table.Columns))
			}
			for k, cell := range row.Cells {
				if cell.Set && cell.Kind != table.Columns[k].Kind {
					t.Errorf("%s.%s: a cell of another kind than its column", table.Name, table.Columns[k].Name)
				}
			}
		}
	}
}

// rows are some columns of a table, joined, a text a row. An empty cell is a dot.
func (g got) rows(t *testing.T, table int, columns ...string) []string {
	t.Helper()
	var at []int
	for _, want := range columns {
		n := -1
		for i, c := range Measure().Tables[table].Columns {
			if c.Name == want {
				n = i
			}
		}
		if n < 0 {
			t.Fatalf("no column %s", want)
		}
		at = append(at, n)
	}
	var out []string
	for row := range g.reading.Rows(table) {
		var cells []string
		for _, i := range at {
			cells = append(cells, cellText(row.Cells[i]))
		}
		out = append(out, strings.Join(cells, " "))
	}
	return out
}

func cellText(c metrics.Cell) string {
	switch {
	case !c.Set:
		return "."
	case c.Kind == metrics.IntKind:
		return strconv.FormatInt(c.Int, 10)
	case c.Kind == metrics.NumberKind:
		return strconv.FormatFloat(c.Number, 'g', 4, 64)
	case c.Kind == metrics.DateKind:
		return c.Date.String()
	}
	return c.Text
}

// found are the findings: rule, then place.
func (g got) found() []string {
	var out []string
	for _, group := range g.log.Groups() {
		for i := range group.Kept {
			out = append(out, group.Rule.ID+" "+group.Kept[i].From.Cell())
		}
	}
	return out
}

func (g got) wantFound(t *testing.T, want ...string) {
	t.Helper()
	if got, w := strings.Join(g.found(), "|"), strings.Join(want, "|"); got != w {
		t.Errorf("findings %q\nwant     %q", got, w)
	}
}

func wantRows(t *testing.T, got, want []string) {
	t.Helper()
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("rows\n%s\nwant\n%s", g, w)
	}
}

// The headings of the nine factors, in GL's order.
const (
	nineNames  = "Feelings about school,Perceived learning capability,Self-regard as a learner,Preparedness for learning,Attitudes to teachers,General work ethic,Confidence in learning,Attitudes to attendance,Response to curriculum demands"
	vendorHead = "PASS - Factor 1 - Percentile,PASS - Factor 2 - Percentile,PASS - Factor 3 - Percentile,PASS - Factor 4 - Percentile,PASS - Factor 5 - Percentile,PASS - Factor 6 - Percentile,PASS - Factor 7 - Percentile,PASS - Factor 8 - Percentile,PASS - Factor 9 - Percentile"
	pupil1     = "A999432119001"
	pupil2     = "P999432119002"
	pupil3     = "D999432119003"
)

// upn is a made-up UPN with its right letter.
func upn(n int) string {
	digits := fmt.Sprintf("9994321%05d", n)
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * (i + 2)
	}
	return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum%23:sum%23+1] + digits
}
