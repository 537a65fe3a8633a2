package scan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Serial numbers: 39876 is 4 March 2009 and 40512 is 30 November 2010 counted from 1900,
// 38414 the first counted from 1904; 45492 is 19 July 2024, which is allowed.
func TestDatesInCells(t *testing.T) {
	t.Parallel()
	style := func(f *excelize.File, cell, format string) error {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err != nil {
			return err
		}
		return f.SetCellStyle("Table 1", cell, cell, id)
	}
	number := func(cell string, n float64, format string) func(*excelize.File) error {
		return func(f *excelize.File) error {
			if err := f.SetCellFloat("Table 1", cell, n, -1, 64); err != nil {
				return err
			}
			return style(f, cell, format)
		}
	}
	tests := []struct {
		name string
		also func(*excelize.File) error
		want []Kind
	}{
		{"date", number("D9", 39876, "dd/mm/yyyy"), []Kind{Birth}},
		{"date and time", number("D9", 39876.75, "d mmm yy hh:mm"), []Kind{Birth}},
		{"day of the week", number("D9", 39876, "dddd"), []Kind{Birth}},
		{"another date", number("D9", 39877, "dd/mm/yyyy"), nil},
		{"allowed date", number("D9", 45492, "dd/mm/yyyy"), nil},
		{"count", number("D9", 39876, "#,##0"), nil},
		{"count beside a name", func(f *excelize.File) error {
			if err := f.SetCellStr("Table 1", "A9", "Mark Small"); err != nil {
				return err
			}
			return number("D9", 39876, "0")(f)
		}, []Kind{Name, Birth}},
		{"from 1904", func(f *excelize.File) error {
			yes := true
			if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
				return err
			}
			return number("D9", 38414, "dd/mm/yyyy")(f)
		}, []Kind{Birth}},
		{"built-in format", func(f *excelize.File) error {
			id, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			if err != nil {
				return err
			}
			if err := f.SetCellInt("Table 1", "D9", 40512); err != nil {
				return err
			}
			return f.SetCellStyle("Table 1", "D9", "D9", id)
		}, []Kind{Birth}},
		{"identifier as a number", number("D9", 9276308686, "0"), []Kind{Identifier}},
		{"names in neighbouring cells", func(f *excelize.File) error {
			return f.SetSheetRow("Table 1", "A9", &[]any{"Grace", "", "Young", 4})
		}, []Kind{Name, NamePart}[:1]},
		{"words in neighbouring cells", func(f *excelize.File) error {
			return f.SetSheetRow("Table 1", "A9", &[]any{"May", "Winter term", "Mark it", "Small"})
		}, nil},
		{"months in neighbouring cells", func(f *excelize.File) error {
			return f.SetSheetRow("Table 1", "A9", &[]any{"May", "Winter", "May"})
		}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			finds := read(t, scanner, "a.xlsx", bookOf(t, book{also: tt.also}))
			if got := kindsOf(finds); !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v: %q", got, tt.want, finds)
			}
		})
	}
}

// A chart keeps a copy of the cells that it shows.
func TestDatesInCharts(t *testing.T) {
	t.Parallel()
	const cache = "<c:chart><c:numCache><c:formatCode>%s</c:formatCode><c:pt><c:v>39876</c:v></c:pt></c:numCache></c:chart>"
	if got := kindsOf(read(t, scanner, "a.xml", fmt.Appendf(nil, cache, "dd/mm/yyyy"))); !slices.Equal(got, []Kind{Birth}) {
		t.Errorf("dates: %v", got)
	}
	if got := read(t, scanner, "a.xml", fmt.Appendf(nil, cache, "0.0")); len(got) > 0 {
		t.Errorf("numbers: %v", got)
	}
}

// What is too common for a single cell is found where it fills a column.
func TestColumns(t *testing.T) {
	t.Parallel()
	var some []Person
	for i := range 40 {
		some = append(some, Person{LocalID: fmt.Sprint(1300 + 7*i)})
		some = append(some, Person{Born: dateOf(39000 + 11*i)})
	}
	s := New(some, Allowed{})
	table := func(row func(i int) string, n int) []byte {
		var b strings.Builder
		b.WriteString("Table 5\nmeasure,count,sessions\n")
		for i := range n {
			b.WriteString("x," + row(i) + ",12\n")
		}
		return []byte(b.String())
	}
	ids := func(i int) string { return fmt.Sprint(1300 + 7*i) }
	days := func(i int) string { return fmt.Sprint(39000 + 11*i) }
	for name, tt := range map[string]struct {
		row  func(int) string
		n    int
		want bool
	}{
		"numbers":         {ids, 12, true},
		"days":            {days, 12, true},
		"few":             {ids, fewest - 1, false},
		"one of them":     {func(int) string { return ids(3) }, 12, false},
		"others":          {func(i int) string { return fmt.Sprint(1301 + 7*i) }, 12, false},
		"half are others": {func(i int) string { return fmt.Sprint(1300 + 7*i + i%2) }, 24, false},
	} {
		finds := read(t, s, "T05.csv", table(tt.row, tt.n))
		if got := slices.Equal(kindsOf(finds), []Kind{Column}); got != tt.want || !got && len(finds) > 0 {
			t.Errorf("%s: %v", name, finds)
		}
		if tt.want && finds[0].Place != "column B" {
			t.Errorf("%s: %v", name, finds[0])
		}
	}
}

// Headings of our own files at pupil level are found whoever is in them.
func TestHeadings(t *testing.T) {
	t.Parallel()
	s := New(nil, Allowed{})
	for file, want := range map[string]bool{
		"pupil_id,placement,wave\n7,1,baseline\n":        true,
		"Results\n\nUPN,Surname,Class\n":                 true,
		"UPN,count\n":                                    false,
		"UPN,upn\n":                                      false,
		"the pupil_id,\"upn, surname\"\n":                false,
		`[{"pupil_id": "7", "wave": "baseline"}]`:        true,
		`[{"upn": 1, "x": {"dob": 2}}]`:                  true,
		`[{"column": "pupil_id"}]`:                       false,
		"measure,scale,statistic\nsdq,total,mean_change": false,
	} {
		finds := read(t, s, "a.csv", []byte(file))
		if got := slices.Equal(kindsOf(finds), []Kind{Column}); got != want || !got && len(finds) > 0 {
			t.Errorf("%q: %v", file, finds)
		}
	}
}
