package xlsx

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/xuri/excelize/v2"

	"apst/ingest/archive"
	"apst/ingest/sheet"
)

// rawLarge is a workbook of one sheet of rows x cols whole numbers, of which
// the first column is shared text and the second a date, packed at a level (0
// is not at all).
func rawLarge(t testing.TB, rows, cols, level int) []byte {
	t.Helper()
	p := minimal("")
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, level) })
	create := func(name string) io.Writer {
		h := &zip.FileHeader{Name: name, Method: zip.Deflate}
		if level == 0 {
			h.Method = zip.Store
		}
		out, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	write := func(out io.Writer, b []byte) {
		if _, err := out.Write(b); err != nil {
			t.Fatal(err)
		}
	}
	for name, body := range p {
		if name != sheet1 {
			write(create(name), []byte(body))
		}
	}
	out := create(sheet1)
	write(out, []byte(`<worksheet xmlns="`+mainURI+`"><sheetData>`))
	r := rand.New(rand.NewPCG(5, 5))
	var line []byte
	for row := 1; row <= rows; row++ {
		n := strconv.Itoa(row)
		line = append(append(append(line[:0], `<row r="`...), n...), `">`...)
		for col := 1; col <= cols; col++ {
			line = append(append(append(line, `<c r="`...), sheet.ColName(col)...), n...)
			switch col {
			case 1:
				line = append(line, `" t="s"><v>2</v></c>`...)
			case 2:
				line = append(strconv.AppendInt(append(line, `" s="1"><v>`...), int64(45000+r.IntN(300)), 10), "</v></c>"...)
			default:
				line = append(append(append(line, `"><v>`...), byte('0'+r.IntN(3))), "</v></c>"...)
			}
		}
		write(out, append(line, "</row>"...))
	}
	write(out, []byte(`</sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>`))
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// A large sheet streams in little memory, and stopping early leaves nothing
// running. Not parallel: it measures the whole process.
func TestLargeSheet(t *testing.T) {
	rows := 100_000
	if testing.Short() {
		rows = 20_000
	}
	const cols, most = 30, 32 << 20
	path := filepath.Join(t.TempDir(), "large.xlsx")
	if err := os.WriteFile(path, rawLarge(t, rows, cols, flate.BestSpeed), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	var before, now runtime.MemStats
	runtime.ReadMemStats(&before)
	b, err := Open(f, info.Size())
	if err != nil {
		t.Fatal(err)
	}
	ws := b.Sheets()[0]
	if len(ws.Facts().Merged) != 1 || ws.(*worksheet).entry.Bytes() != nil {
		t.Fatalf("facts %+v of a sheet that should be too large to keep", ws.Facts())
	}
	running := runtime.NumGoroutine()
	n, cells, peak := 0, 0, uint64(0)
	for row, err := range ws.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		n++
		for i := range row.Cells {
			if row.Cells[i].Kind != sheet.Blank {
				cells++
			}
		}
		if n%5000 == 0 {
			runtime.ReadMemStats(&now)
			peak = max(peak, now.HeapInuse)
		}
	}
	if n != rows || cells != rows*cols {
		t.Errorf("%d rows of %d cells, want %d of %d", n, cells, rows, rows*cols)
	}
	if peak-min(peak, before.HeapInuse) > most {
		t.Errorf("%d bytes of memory more than before, want at most %d", peak-before.HeapInuse, most)
	}
	for stop := range 3 {
		for range ws.Rows() {
			if stop--; stop <= 0 {
				break
			}
		}
	}
	for tries := 0; runtime.NumGoroutine() > running; tries++ {
		if tries == 1e6 {
			t.Fatalf("%d goroutines running, %d before", runtime.NumGoroutine(), running)
		}
		runtime.Gosched()
	}
}

// A sparse row costs its cells, not its width; a million of them do not hang.
func TestSparseRows(t *testing.T) {
	t.Parallel()
	rows := `<row r="1"><c r="XFD1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row><row r="3"><c r="C3"><v>1</v></c><c r="XFC3"><v>2</v></c></row><row r="4"><c r="XFD4" s="1"/></row>`
	got := readOne(t, minimal(inSheet(rows)).zip(t)).Cells
	if len(got) != 5 || got["XFC3"] != number("2") || got["A2"] != number("1") {
		t.Errorf("cells %v", got)
	}
}

// What a formatted but empty sheet packs to stays well under what is called a
// bomb.
func TestRatioOfEmptySheets(t *testing.T) {
	t.Parallel()
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	row := make([]any, 40)
	for i := range row {
		row[i] = excelize.Cell{StyleID: style}
	}
	for n := range 20_000 {
		if err := w.SetRow("A"+strconv.Itoa(n+1), row); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	a, err := archive.Open(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	size := a.Find(sheet1).Size
	if ratio := size / int64(buf.Len()); size < archive.RatioFloor || ratio > archive.MaxRatio/3 {
		t.Errorf("%d bytes packed %d to one", size, ratio)
	}
}
