package attendance

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/finding"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

// everything is all that a reading of a file says.
type everything struct {
	Rows     []string
	Findings []string
	Summary  []metrics.Line
	Counts   string
	Explains []string
}

// readAll reads a register and writes down what comes of it.
func readAll(t interface{ Fatal(...any) }, req metrics.Request, path string) everything {
	log := &finding.Log{}
	req.Log, req.Calendar, req.Inputs = log, &calendar.Calendar{}, []record.Input{{Path: path}}
	r, err := read(context.Background(), &req)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	rd := r.(*reading)
	var e everything
	for table := range Measure().Tables {
		for row, err := range rd.Rows(table) {
			if err != nil {
				t.Fatal(err)
			}
			e.Rows = append(e.Rows, fmt.Sprintf("%d %v %v", table, row.Cells, row.Values))
		}
	}
	for _, g := range log.Groups() {
		for _, f := range g.Kept {
			e.Findings = append(e.Findings, fmt.Sprintf("%s %s %s %q", f.Rule.ID, f.From, f.Pupil, f.Seen))
		}
	}
	e.Summary = rd.Summary()
	e.Counts = fmt.Sprintf("%+v", rd.counts)
	for _, s := range rd.source.Files[0].Sheets {
		e.Counts += fmt.Sprint(s.Rows, s.Cells, s.Heads, s.Outside, s.Others, s.Records, s.Blank, s.LeftOut)
	}
	explained, err := rd.Explain(metrics.Query{Pupil: testUPNs[0]})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range explained {
		e.Explains = append(e.Explains, fmt.Sprintf("%+v", d))
	}
	return e
}

// testUPNs are of two schools that do not exist; the last has a wrong letter.
var testUPNs = []string{"X999000019114", "X999036619154", "X999020719198", "B999432119002"}

// registerCells are what stands under a heading: what leaves nothing to say first.
var registerCells = map[string][]string{
	"UPN":     {testUPNs[0], testUPNs[1], testUPNs[2], testUPNs[3], "x999000019114", "", "Total", "0012"},
	"Date":    {"2024-07-15", "2024-07-16", "2024-09-02", "2024-09-03", "2024-09-04", "2024-09-07", "soon", "", "1066-10-14", "15/07/2024", "45489"},
	"Session": {"AM", "PM", "am", "Mon:PM", "1", "2", "3", "", "Period 4"},
	"Mark":    {"/", `\`, "/", `\`, "I", "N", "L", "E", "", "C2", "J", "i", "-", "?", "0", "I - Illness", " / ", "c2"},
	"School":  {"Park AP", "Hill AP", "A long name of a school that is made up", ""},
	"Surname": {"Pupil", "One, Two", `O"Neil`, "Mark"},
	"Minutes": {"", "5", "12"},
}

// drawRegister draws the fields of a register with all that goes wrong with one.
func drawRegister(t *rapid.T) [][]string {
	heads := rapid.SampledFrom([][]string{
		{"UPN", "Date", "Session", "Mark"}, {"School", "UPN", "Date", "Session", "Mark"}, {"UPN", "Surname", "Session", "Mark", "Minutes", "Date"},
		{"Date", "UPN", "Mark", "Session", "School"},
	}).Draw(t, "headings")
	usual := map[string]int{"UPN": 4, "Date": 5, "Session": 2, "Mark": 8, "School": 3, "Surname": 1, "Minutes": 3}
	odd := rapid.SampledFrom([]int{0, 1, 3, 20}).Draw(t, "odd cells of a hundred")
	dirty := map[string]bool{}
	for _, h := range heads {
		dirty[h] = rapid.IntRange(0, 2).Draw(t, "dirty "+h) == 0
	}
	chance := rapid.IntRange(0, 99)
	rows := [][]string{heads}
	for range rapid.IntRange(10, 150).Draw(t, "rows") {
		row := make([]string, len(heads))
		for i, h := range heads {
			of := usual[h]
			if dirty[h] && chance.Draw(t, "odd") < odd {
				of = len(registerCells[h])
			}
			row[i] = registerCells[h][rapid.IntRange(0, of-1).Draw(t, h)]
		}
		switch what := chance.Draw(t, "row"); {
		case what < odd && what < 3:
			row = slices.Clone(rows[rapid.IntRange(0, len(rows)-1).Draw(t, "again")])
		case what < odd && what < 5:
			row = row[:rapid.IntRange(1, len(row)).Draw(t, "cut")]
		case what < odd && what < 6:
			row = slices.Clone(heads)
			if rapid.Bool().Draw(t, "another table") {
				slices.Reverse(row)
			}
		case what < odd && what < 8:
			row = append(row, rapid.SampledFrom([]string{"", "more"}).Draw(t, "more"))
		}
		rows = append(rows, row)
	}
	return rows
}

// written is a register as delimited text, with quotation marks where they are needed,
// or round every field. A last column has the same note in every row.
func written(rows [][]string, comma string, end string, quoted bool, note string) string {
	var b strings.Builder
	for _, row := range rows {
		if len(row) == len(rows[0]) {
			last := note
			if slices.Contains(row, "Session") {
				last = "Note"
			}
			row = append(slices.Clone(row), last)
		}
		for i, field := range row {
			if i > 0 {
				b.WriteString(comma)
			}
			if quoted || strings.ContainsAny(field, comma+"\"\r\n") {
				field = `"` + strings.ReplaceAll(field, `"`, `""`) + `"`
			}
			b.WriteString(field)
		}
		b.WriteString(end)
	}
	return b.String()
}

// A register that can be skimmed, with quotation marks round its fields or without, is
// read like one whose every row has to be cut: because of the quotation mark in its note.
func TestSkimmedRegisters(t *testing.T) {
	t.Parallel()
	path := func() string { return filepath.Join(t.TempDir(), "register.csv") }
	plain, quoted, cut := path(), path(), path()
	rapid.Check(t, func(t *rapid.T) {
		rows := drawRegister(t)
		comma := rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "comma")
		end := rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "end")
		mark := rapid.SampledFrom([]string{"", "\uFEFF"}).Draw(t, "byte order mark")
		for path, text := range map[string]string{
			plain: written(rows, comma, end, false, "xy"), quoted: written(rows, comma, end, true, "xy"), cut: written(rows, comma, end, true, `x"y`),
		} {
			if err := os.WriteFile(path, []byte(mark+text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		req := metrics.Request{Settings: metrics.Settings{
			optionDuplicates: rapid.SampledFrom(policyNames[:]).Draw(t, "policy"),
			optionBy:         rapid.SampledFrom(calendar.Cuts()[:3]).Draw(t, "by"),
			optionOwn:        rapid.SampledFrom([]string{"", "Park AP"}).Draw(t, "own school"),
		}}
		want := readAll(t, req, cut)
		for _, path := range []string{plain, quoted} {
			if diff := cmp.Diff(want, readAll(t, req, path)); diff != "" {
				t.Fatalf("%q: -cut +skimmed\n%s", rows, diff)
			}
		}
	})
}

// register is a register of some pupils and sessions, pupil by pupil or session by
// session.
func register(pupils int, slots []Slot, byDate bool) string {
	var b strings.Builder
	b.WriteString("UPN,Date,Session,Mark\n")
	row := func(pupil int, at Slot) {
		fmt.Fprintf(&b, "%s,%s,%s,%c\n", upn(pupil), at.Day(), at.Session(), `/\`[at.Session()])
	}
	for i := range pupils * len(slots) {
		if byDate {
			row(i%pupils, slots[i/pupils])
		} else {
			row(i/len(slots), slots[i%len(slots)])
		}
	}
	return b.String()
}

// Of a long register nearly every row can be taken, or passed over, without being cut.
func TestSkimTakesRegisters(t *testing.T) {
	t.Parallel()
	if n := len(codeTables().eras); 2*n > marksApart {
		t.Fatalf("the codes of %d eras do not lie apart", n)
	}
	const pupils = 40
	slots := weekdays("2022-09-05", 100)
	for i, byDate := range []bool{false, true, false, true} {
		text := register(pupils, slots, byDate)
		if i > 1 {
			text = `"` + strings.NewReplacer(",", `","`, "\n", "\"\n\"").Replace(text)
			text = text[:len(text)-1]
		}
		s := scoreText(t, text)
		rd := s.Reading.(*reading)
		seen := 0
		for _, err := range rd.records(context.Background(), func(Enrolment, Slot) bool { return false }) {
			if err != nil {
				t.Fatal(err)
			}
			seen++
		}
		if want := pupils * len(slots); rd.counts.Read != want || rd.counts.marks != want || seen != 1 {
			t.Errorf("%d rows and %d marks were read, want %d; %d rows cannot be passed over, and the first under the headings alone cannot", rd.counts.Read, rd.counts.marks, want, seen)
		}
	}
}

// BenchmarkReadRegister is all that apst does with a register before it writes.
func BenchmarkReadRegister(b *testing.B) {
	for name, byDate := range map[string]bool{"by-pupil": false, "by-date": true} {
		b.Run(name, func(b *testing.B) {
			text := register(2000, weekdays("2022-09-05", 195), byDate)
			in := file(b, "register.csv", text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				r, err := read(context.Background(), &metrics.Request{Inputs: []record.Input{in}, Calendar: &calendar.Calendar{}, Log: &finding.Log{}})
				if err != nil {
					b.Fatal(err)
				}
				r.Close()
			}
		})
	}
}
