package record

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
)

// registers is a measure with a row for each session of a pupil.
var registers = &Spec{Measure: "registers", Noun: "registers", Shapes: []*Shape{{
	ID: "sessions", Title: "a row a session", Dates: []string{"date", Born},
	Headings: NewHeadings("field,rank,heading\ndate,1,Date\nsession,1,Session\nmark,1,Mark\n"),
	Needs:    [][]string{{UPN, LocalID, Name}, {"date"}, {"mark"}},
}}}

// everything is all that a reading says.
type everything struct {
	Events []string
	Counts []string
	Log    []string
}

// account adds the counts and findings to what was read.
func (e *everything) account(rd *Reading, log *finding.Log) {
	for _, f := range rd.Files {
		for _, s := range f.Sheets {
			c := *s
			c.file, c.sheet, c.tables = nil, nil, nil
			e.Counts = append(e.Counts, fmt.Sprintf("%+v", c))
		}
	}
	for _, b := range rd.Blocks {
		e.Counts = append(e.Counts, fmt.Sprint(b.ID, " ", b.Records, " ", b.Refused, " ", b.doubted))
	}
	for _, g := range log.Groups() {
		for _, f := range g.Kept {
			e.Log = append(e.Log, fmt.Sprintf("%s %s %s %s", f.Rule.ID, f.From.String(), f.Pupil, f.Seen))
		}
	}
}

// event is what a measure makes of a record.
func event(row int, pupil string, date ingest.Date, session, mark string) string {
	return fmt.Sprintf("%d %s %s %s %s", row, pupil, date, session, mark)
}

func (e *everything) record(r *Record) {
	date, _ := r.Date("date")
	session, _ := r.Text("session")
	mark, _ := r.Text("mark")
	e.Events = append(e.Events, event(r.Row, r.Pupil, date, session, mark))
}

// skimming takes rows of pupils that were met before.
type skimming struct {
	everything
	pupils map[string]bool
	taken  int
}

func (s *skimming) take(k *Skimmed) int {
	n := len(k.Columns)
	for i := range k.Rows {
		var pupil, session, mark string
		var date ingest.Date
		got := NoColumn
		for c, number := range k.Numbers[i*n : (i+1)*n] {
			if len(k.Columns[c]) == 0 {
				id, _ := ingest.AppendUPN(nil, sheet.Cell{Kind: sheet.Text, Text: k.AppendText(nil, c, number)})
				pupil = string(id)
				continue
			}
			r := k.Record(c, number)
			for _, field := range k.Columns[c] {
				switch field {
				case "date":
					date, got = r.Date(field)
				case "session":
					session, _ = r.Text(field)
				case "mark":
					mark, _ = r.Text(field)
				}
			}
		}
		if !s.pupils[pupil] || got != Given {
			return i
		}
		s.taken++
		s.Events = append(s.Events, event(k.Row+i, pupil, date, session, mark))
	}
	return k.Rows
}

// skimmed skims a file; again is set if it has to be read from the beginning.
func skimmed(t interface{ Fatal(...any) }, path string, opt Options) (s *skimming, again bool) {
	ctx, log := context.Background(), &finding.Log{}
	s = &skimming{pupils: map[string]bool{}}
	rd, err := Read(ctx, registers, []Input{{Path: path}}, opt, log)
	if err != nil {
		t.Fatal(err)
	}
	defer rd.Close()
	how := func(*Block) *Skim {
		return &Skim{Together: []string{"date", "session"}, Alone: []string{"mark"}, Take: s.take}
	}
	for r, err := range rd.Skim(ctx, log, how) {
		if errors.Is(err, ErrAgain) && opt.Once {
			return s, true
		}
		if err != nil {
			t.Fatal(err)
		}
		s.record(r)
		s.pupils[r.Pupil] = true
	}
	s.account(rd, log)
	return s, false
}

// readBoth reads a file by records, and skims it.
func readBoth(t interface{ Fatal(...any) }, path string, opt Options) (want, got everything, taken int) {
	ctx := context.Background()
	log := &finding.Log{}
	rd, err := Read(ctx, registers, []Input{{Path: path}}, opt, log)
	if err != nil {
		t.Fatal(err)
	}
	defer rd.Close()
	for r, err := range rd.Records(ctx, log) {
		if err != nil {
			t.Fatal(err)
		}
		want.record(r)
	}
	want.account(rd, log)
	s, _ := skimmed(t, path, opt)
	return want, s.everything, s.taken
}

// columns are the headings of registers, and whether a cell is drawn or stands for
// something said elsewhere.
var columnSets = []string{
	"UPN,Date,Session,Mark", "UPN,Surname,DOB,Date,Session,Mark,Comment", "Mark,Session,Date,UPN", "School,Date,UPN,Session,Name,Mark",
	"Pupil ID,Date,Mark", "UPN,Admission No,Date,Session,Mark", "Date,Session,UPN,Mark,Date of birth",
}

// cells are what stands under a heading, the usual first.
var cells = map[string][]string{
	"UPN":           {"A999432119001", "X999000019114", "X999036619154", "x999020719198", "B999432119002", " A999432119001", "A999 432119001", "", "Total", "UPN", "12345", "none"},
	"Pupil ID":      {"A999432119001", "X999000019114", "0012", "0013", "Mean", ""},
	"Admission No":  {"0012", "0013", "", "X999000019114"},
	"Date":          {"2022-09-05", "2022-09-06", "06/09/2022", "44810", "31/02/2022", "soon", "", "Date", "9 Sept 2022"},
	"Session":       {"AM", "PM", "", "am"},
	"Mark":          {"/", "\\", "I", "C2", "", "-", "i", "Mark"},
	"Surname":       {"Pupil", "One", "Mark", ""},
	"Name":          {"Pupil One", "", "Session"},
	"DOB":           {"04/03/2009", "05/03/2009", "13/13/2009", ""},
	"Date of birth": {"04/03/2009", "05/03/2009", ""},
	"Comment":       {"", "late bus", "O'Neil", "Date"},
	"School":        {"Park AP", "Hill AP", "Alternative Provision of the North", ""},
}

// drawRegister draws a register with all that goes wrong with one.
func drawRegister(t *rapid.T) string {
	var b strings.Builder
	comma := rapid.SampledFrom([]string{",", ",", ";", "\t"}).Draw(t, "comma")
	end := rapid.SampledFrom([]string{"\n", "\n", "\r\n"}).Draw(t, "end")
	oddly := rapid.SampledFrom([]int{0, 1, 4, 30}).Draw(t, "oddly") // of a hundred cells or rows
	chance := rapid.IntRange(0, 99)
	if rapid.Bool().Draw(t, "marked") {
		b.WriteString("\uFEFF")
	}
	if chance.Draw(t, "titled") < oddly {
		b.WriteString("Registers of the year" + end + end)
	}
	us := chance.Draw(t, "us") < oddly/4
	quoted := rapid.IntRange(0, 2).Draw(t, "quoted") == 0
	clean := rapid.SampledFrom([]string{"Date", "Date", "Date", "UPN", "Mark", ""}).Draw(t, "clean") // a column without dirt
	for range rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "tables") {
		heads := strings.Split(rapid.SampledFrom(columnSets).Draw(t, "headings"), ",")
		b.WriteString(strings.Join(heads, comma) + end)
		for range rapid.SampledFrom([]int{0, 10, 60, 200}).Draw(t, "rows") {
			var row []string
			for _, h := range heads {
				usual := min(3, len(cells[h]))
				if h == "Date" {
					usual = 2
				}
				text := cells[h][rapid.IntRange(0, usual-1).Draw(t, h)]
				if h != clean && chance.Draw(t, "odd") < oddly {
					text = rapid.SampledFrom(cells[h]).Draw(t, h)
				}
				if us && h == "Date" {
					text = "09/26/2022"
				}
				row = append(row, text)
			}
			if chance.Draw(t, "odd row") < oddly {
				row = drawOddRow(t, row, heads)
			}
			for i := range row {
				if quoted && !strings.Contains(row[i], `"`) {
					row[i] = `"` + row[i] + `"`
				}
			}
			b.WriteString(strings.Join(row, comma))
			b.WriteString(rapid.SampledFrom([]string{end, end, end, end, end, end, end, "\n"}).Draw(t, "line end"))
		}
	}
	text := b.String()
	if rapid.Bool().Draw(t, "unended") {
		text = strings.TrimRight(text, "\r\n")
	}
	return text
}

// drawOddRow makes a row into one that is cut or read otherwise.
func drawOddRow(t *rapid.T, row, heads []string) []string {
	switch rapid.IntRange(0, 11).Draw(t, "oddity") {
	case 0:
		return slices.Clone(heads)
	case 1:
		return nil
	case 2:
		return row[:len(row)-1]
	case 3:
		return append(row, "")
	case 4:
		return append(row, "more")
	case 5:
		row[0] = `"` + row[0] + `"`
	case 6:
		row[len(row)-1] = "\"two\nlines\""
	case 7:
		row[len(row)-1] += "\r" + row[0]
	case 8:
		return []string{"Printed on Monday"}
	case 9:
		row[len(row)-1] = "\"X999000019114,2022-09-05,AM,/\nX999000019114,2022-09-06,PM,/\n\""
	case 10:
		row[0] = "\"a \"\" b\""
	case 11:
		return slices.Repeat([]string{""}, len(row))
	}
	return row
}

// A register that is skimmed is read as by records, with the same counts and findings.
func TestSkimReadsTheSame(t *testing.T) {
	t.Parallel()
	dir, taken, once, twice := t.TempDir(), 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		text := drawRegister(t)
		path := filepath.Join(dir, "register.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		opt := Options{Key: rapid.SampledFrom([]string{"", "", "", "upn", "Admission No"}).Draw(t, "key")}
		want, got, n := readBoth(t, path, opt)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q:\n-records +skimmed\n%s", text, diff)
		}
		taken += n
		opt.Once = true
		s, again := skimmed(t, path, opt)
		if again {
			twice++
			return
		}
		if diff := cmp.Diff(want, s.everything); diff != "" {
			t.Fatalf("%q:\n-records +skimmed, and read once\n%s", text, diff)
		}
		if s.taken > 0 {
			once++
		}
	})
	if taken == 0 || once == 0 || twice == 0 {
		t.Errorf("%d rows were skimmed, %d files read once, and %d had to be read again", taken, once, twice)
	}
}

// Nearly every row of a long register is skimmed, whatever stands between them.
func TestSkimTakesNearlyAll(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("UPN,Surname,Date,Session,Mark\n")
	const rows = 20_000
	for i := range rows {
		id := cells["UPN"][i%3]
		if i%1000 == 500 {
			id = `"` + id + `"`
		}
		fmt.Fprintf(&b, "%s,Pupil,2022-09-%02d,%s,%s\n", id, 1+i%30, cells["Session"][i%2], cells["Mark"][i%4])
	}
	path := filepath.Join(t.TempDir(), "register.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	want, got, taken := readBoth(t, path, Options{})
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-records +skimmed\n%s", diff)
	}
	if taken < rows*9/10 || len(got.Events) != rows {
		t.Errorf("%d of %d rows were skimmed", taken, len(got.Events))
	}
}

// What has to be known before the first record, and stands below the first plain rows.
func TestOnceReadsAgain(t *testing.T) {
	t.Parallel()
	rows := func(n int, date string) string { return strings.Repeat("X999000019114,"+date+",AM,/\n", n) }
	const heads = "UPN,Date,Session,Mark\n"
	for _, c := range []struct {
		name, text string
		again      bool
	}{
		{"nothing", heads + rows(500, "2022-09-05"), false},
		{"the headings again", heads + rows(300, "2022-09-05") + heads + rows(300, "2022-09-06"), false},
		{"totals and notes", heads + rows(300, "2022-09-05") + "Total,,,300\nprinted on Monday\n" + rows(300, "2022-09-06"), false},
		{"another table", heads + rows(300, "2022-09-05") + "\nMark,Session,Date,UPN\n/,AM,2022-09-05,X999000019114\n", true},
		{"dates month first", heads + rows(300, "05/09/2022") + rows(1, "09/26/2022"), true},
		{"days as numbers among texts", heads + rows(300, "05/09/2022") + rows(300, "44809"), true},
		{"a date that cannot be read", heads + rows(300, "2022-09-05") + rows(1, "soon"), false},
		{"a row over lines", heads + rows(300, "2022-09-05") + "X999000019114,2022-09-05,AM,\"\nX999000019114,2022-09-09,AM,/\n\"\n" + rows(300, "2022-09-06"), false},
		{"a fault", heads + rows(300, "2022-09-05") + "X999000019114,2022-\"09-06,AM,/\n", true},
		{"suspect from the beginning", heads + rows(1, "44809") + rows(300, "05/09/2022"), true},
		{"dates of birth month first", "UPN,Date,Mark,DOB\n" + strings.Repeat("X999000019114,2022-09-05,/,04/03/2009\n", 300) + "X999000019114,2022-09-05,/,03/14/2009\n", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "register.csv")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			want, _, _ := readBoth(t, path, Options{})
			s, again := skimmed(t, path, Options{Once: true})
			if again != c.again {
				t.Fatalf("to be read again: %t", again)
			}
			if diff := cmp.Diff(want, s.everything); !again && (diff != "" || s.taken < 200) {
				t.Errorf("%d rows skimmed, -records +skimmed, and read once\n%s", s.taken, diff)
			}
		})
	}
}
