package xlsx

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"apst/ingest/sheet"
)

// full reports whether the long form of the tests is asked for.
func full() bool { return os.Getenv("APST_FULL") == "1" }

// trials is how many random cases a test runs.
func trials(short, usual, long int) int {
	switch {
	case full():
		return long
	case testing.Short():
		return short
	}
	return usual
}

// letters are what random texts are made of: what XML, Excel's escapes and
// careless readers trip over.
var letters = []string{"a", "B", "7", " ", "  ", "\n", "\t", "&", "<", ">", "\"", "'", "]]>", "é", "😀", "ß", "_", "_x", "x0041_", "_x000D_", "_x005F_", "&amp;", "=", "#N/A", "\u00a0", "0", ".", "-"}

func randomText(r *rand.Rand) string {
	s := ""
	for range r.IntN(6) {
		s += letters[r.IntN(len(letters))]
	}
	return s
}

func randomNumber(r *rand.Rand) string {
	switch r.IntN(5) {
	case 0:
		return strconv.Itoa(r.IntN(4))
	case 1:
		return strconv.FormatFloat(r.NormFloat64()*1e6, 'g', -1, 64)
	case 2:
		return strconv.FormatFloat(r.Float64(), 'E', 3, 64)
	case 3:
		return "0" + strconv.Itoa(r.IntN(1000))
	}
	return strconv.Itoa(40000+r.IntN(9999)) + ".50"
}

// Workbooks that excelize writes read as excelize reads them.
func TestRandomWorkbooks(t *testing.T) {
	t.Parallel()
	n := trials(100, 600, 2000)
	for part := range 2 {
		t.Run(strconv.Itoa(part), func(t *testing.T) {
			t.Parallel()
			for seed := part; seed < n; seed += 2 {
				compare(t, randomWorkbook(t, uint64(seed)))
				if t.Failed() {
					t.Fatalf("workbook of seed %d", seed)
				}
			}
		})
	}
}

func randomWorkbook(t *testing.T, seed uint64) []byte {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	f := excelize.NewFile()
	defer f.Close()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	if r.IntN(3) == 0 {
		yes := true
		do(f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
	}
	styles := []int{0}
	for _, s := range []excelize.Style{{NumFmt: 14}, {NumFmt: 2}, {NumFmt: 46}, {NumFmt: 49}, {Font: &excelize.Font{Bold: true}},
		{CustomNumFmt: ptr("yyyy-mm-dd hh:mm")}, {CustomNumFmt: ptr("[h]:mm:ss")}, {CustomNumFmt: ptr(`"day "0`)}, {CustomNumFmt: ptr(`[Red]0.0\d`)}, {CustomNumFmt: ptr("[$-809]dd mmmm yyyy;@")}, {CustomNumFmt: ptr("0.0E+00")}} {
		id, err := f.NewStyle(&s)
		do(err)
		styles = append(styles, id)
	}
	for i := range 1 + r.IntN(3) {
		name := "Sheet1"
		if i > 0 {
			name = fmt.Sprintf("Wave %d & <%d>", i, r.IntN(9))
			_, err := f.NewSheet(name)
			do(err)
		}
		if r.IntN(4) == 0 {
			do(randomStream(f, name, r, styles))
			continue
		}
		for range r.IntN(60) {
			ref := sheet.Ref{Row: 1 + r.IntN(12), Col: 1 + r.IntN(8)}.Cell()
			do(randomCell(f, name, ref, r))
			if r.IntN(2) == 0 {
				do(f.SetCellStyle(name, ref, ref, styles[r.IntN(len(styles))]))
			}
		}
		randomFacts(t, f, name, r)
	}
	if list := f.GetSheetList(); len(list) > 1 && r.IntN(2) == 0 {
		do(f.SetSheetVisible(list[len(list)-1], false, r.IntN(2) == 0))
	}
	var buf bytes.Buffer
	do(f.Write(&buf))
	return buf.Bytes()
}

func ptr(s string) *string { return &s }

func randomCell(f *excelize.File, name, ref string, r *rand.Rand) error {
	switch r.IntN(11) {
	case 0:
		return f.SetCellInt(name, ref, int64(r.IntN(2000)-1000))
	case 1:
		return f.SetCellFloat(name, ref, r.NormFloat64(), -1, 64)
	case 2:
		return f.SetCellBool(name, ref, r.IntN(2) == 0)
	case 3:
		return f.SetCellValue(name, ref, time.Date(2023, 9, 1+r.IntN(30), r.IntN(24), 0, 0, 0, time.UTC))
	case 4:
		return f.SetCellDefault(name, ref, randomNumber(r))
	case 5:
		return f.SetCellFormula(name, ref, "A1+1")
	case 6:
		// Without escapes: excelize resolves them over the joined runs.
		run := func() string { return strings.ReplaceAll(randomText(r), "_", "") }
		return f.SetCellRichText(name, ref, []excelize.RichTextRun{{Text: "x" + run(), Font: &excelize.Font{Bold: true}}, {Text: run() + "y"}})
	case 7:
		return f.SetCellValue(name, ref, nil)
	case 8:
		return f.SetCellValue(name, ref, time.Duration(r.IntN(100000))*time.Second)
	}
	return f.SetCellStr(name, ref, randomText(r))
}

func randomFacts(t *testing.T, f *excelize.File, name string, r *rand.Rand) {
	t.Helper()
	for row := range r.IntN(3) {
		at := 1 + 4*row
		if err := f.MergeCell(name, fmt.Sprintf("A%d", at), fmt.Sprintf("C%d", at+r.IntN(3))); err != nil {
			t.Fatal(err)
		}
	}
	if r.IntN(2) == 0 {
		if err := f.SetColVisible(name, "B:C", false); err != nil {
			t.Fatal(err)
		}
	}
	if r.IntN(2) == 0 {
		if err := f.SetRowVisible(name, 1+r.IntN(9), false); err != nil {
			t.Fatal(err)
		}
	}
}

// randomStream writes a sheet the other way that excelize has, with inline
// strings.
func randomStream(f *excelize.File, name string, r *rand.Rand, styles []int) error {
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for row := 1; row < 20; row += 1 + r.IntN(3) {
		values := make([]any, 1+r.IntN(8))
		for i := range values {
			switch r.IntN(6) {
			case 0:
				values[i] = r.IntN(100)
			case 1:
				values[i] = r.Float64()
			case 2:
				values[i] = randomText(r)
			case 3:
				values[i] = excelize.Cell{StyleID: styles[r.IntN(len(styles))], Value: r.IntN(2) == 0}
			case 4:
				values[i] = excelize.Cell{StyleID: styles[r.IntN(len(styles))], Formula: "1+1"}
			}
		}
		if err := w.SetRow(sheet.Ref{Row: row, Col: 1}.Cell(), values, excelize.RowOpts{Hidden: r.IntN(4) == 0}); err != nil {
			return err
		}
	}
	return w.Flush()
}
