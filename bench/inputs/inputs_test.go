package inputs

import (
	"bytes"
	"encoding/csv"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"apst/synth"
)

func TestRowsRepeat(t *testing.T) {
	t.Parallel()
	s := Survey{Seed: 1, Rows: 100}
	a, b := New(s), New(s)
	for _, i := range []int{99, 0, 42} {
		if diff := cmp.Diff(a.Row(i), b.Row(i)); diff != "" {
			t.Errorf("row %d is not the same twice (-first +second):\n%s", i, diff)
		}
	}
}

func TestIdentifiersAreUnique(t *testing.T) {
	t.Parallel()
	seen := map[string]int{}
	for n := range 3_000_000 / 37 {
		id := upn(37 * n)
		if first, again := seen[id]; again {
			t.Fatalf("pupils %d and %d are both %s", first, 37*n, id)
		}
		seen[id] = 37 * n
	}
}

// TestRepeatedRows holds the rows at the end against the rows they repeat.
func TestRepeatedRows(t *testing.T) {
	t.Parallel()
	s := Survey{Seed: 7, Rows: 1000, Copies: 10, Contradictions: 10}
	src := New(s)
	first := map[string]Row{}
	for i := range s.Rows {
		r := src.Row(i)
		first[r.UPN+string(r.Wave)] = r
	}
	if len(first) != s.Rows {
		t.Fatalf("%d rows have %d keys", s.Rows, len(first))
	}
	again := map[string]bool{}
	for i := s.Rows; i < s.Total(); i++ {
		r := src.Row(i)
		key := r.UPN + string(r.Wave)
		if again[key] {
			t.Errorf("row %d repeats what was repeated already", i)
		}
		again[key] = true
		if same, want := r == first[key], i < s.Rows+s.Copies; same != want {
			t.Errorf("row %d equals the row it repeats: %t, want %t", i, same, want)
		}
	}
}

func TestWriteCSV(t *testing.T) {
	t.Parallel()
	s := Survey{Seed: 3, Rows: 2000, Copies: 1}
	var out bytes.Buffer
	if err := WriteCSV(&out, s); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := len(rows), 1+s.Total(); got != want {
		t.Fatalf("%d rows, want %d", got, want)
	}
	blank := 0
	for _, row := range rows[1:] {
		for _, a := range row[3:] {
			if a == "" {
				blank++
			}
		}
	}
	if n := s.Total() * synth.Items; blank < n/200 || blank > n/50 {
		t.Errorf("%d of %d answers are blank, want about one in a hundred", blank, n)
	}
}

func TestWriteXLSX(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "survey.xlsx")
	s := Survey{Seed: 3, Rows: 20}
	if err := WriteXLSX(path, s, true); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	src := New(s)
	for wave, sheet := range []string{"Baseline", "Endline"} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if len(rows) != 11 {
			t.Fatalf("%s has %d rows, want 11", sheet, len(rows))
		}
		if got, want := rows[10][0], src.Row(18+wave).UPN; got != want {
			t.Errorf("%s ends with %s, want %s", sheet, got, want)
		}
	}
}
