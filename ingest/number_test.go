package ingest

import (
	"strconv"
	"testing"

	"apst/ingest/sheet"
)

type numberReader func([]byte, sheet.Cell) ([]byte, NumberProblem)

// What is typed, exported or left over of the four kinds of numbers. The learner
// numbers are the worked examples of the published rule and belong to nobody.
func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		kind     string
		read     numberReader
		cell     sheet.Kind
		in, want string
		problem  NumberProblem
	}{
		{"ULN", AppendULN, sheet.Text, "9276308686", "9276308686", NumberFine},
		{"ULN", AppendULN, sheet.Number, "9276308686", "9276308686", NumberFine},
		{"ULN", AppendULN, sheet.Text, " 92763 08686 ", "9276308686", NumberFine},
		{"ULN", AppendULN, sheet.Text, "1000000000", "1000000000", NumberFine},
		{"ULN", AppendULN, sheet.Text, "1234567899", "1234567899", NumberFine},
		{"ULN", AppendULN, sheet.Text, "1234567890", "1234567890", NumberCheck},
		{"ULN", AppendULN, sheet.Text, "9276308685", "9276308685", NumberCheck},
		{"ULN", AppendULN, sheet.Text, "0276308686", "0276308686", NumberShape},
		{"ULN", AppendULN, sheet.Text, "927630868", "927630868", NumberShape},
		{"ULN", AppendULN, sheet.Text, "9.276309E+09", "9.276309E+09", NumberLost},
		{"ULN", AppendULN, sheet.Text, "awaited", "awaited", NumberShape},
		{"ULN", AppendULN, sheet.Blank, "", "", NumberBlank},
		{"ULN", AppendULN, sheet.Text, "  ", "", NumberBlank},
		{"ULN", AppendULN, sheet.Error, "#N/A", "", NumberKind},
		{"ULN", AppendULN, sheet.Formula, "", "", NumberKind},
		{"ULN", AppendULN, sheet.Number, "92763086.5", "92763086.5", NumberShape},
		{"URN", AppendURN, sheet.Text, "999999", "999999", NumberFine},
		{"URN", AppendURN, sheet.Number, "999999.0", "999999", NumberFine},
		{"URN", AppendURN, sheet.Text, "99999", "99999", NumberShape},
		{"URN", AppendURN, sheet.Date, "44445", "", NumberKind},
		{"LAESTAB", AppendLAESTAB, sheet.Text, "999/1100", "9991100", NumberFine},
		{"LAESTAB", AppendLAESTAB, sheet.Text, " 999-1100 ", "9991100", NumberFine},
		{"LAESTAB", AppendLAESTAB, sheet.Text, "999 1100", "9991100", NumberFine},
		{"LAESTAB", AppendLAESTAB, sheet.Text, "0011100", "0011100", NumberFine},
		{"LAESTAB", AppendLAESTAB, sheet.Number, "11100", "11100", NumberShape}, // authority 001, zeros lost
		{"LAESTAB", AppendLAESTAB, sheet.Text, "99/91100", "99/91100", NumberShape},
		{"LAESTAB", AppendLAESTAB, sheet.Text, "999/110", "999/110", NumberShape},
		{"UKPRN", AppendUKPRN, sheet.Text, "10099999", "10099999", NumberFine},
		{"UKPRN", AppendUKPRN, sheet.Text, "20099999", "20099999", NumberShape},
		{"UKPRN", AppendUKPRN, sheet.Text, "1009999", "1009999", NumberShape},
	} {
		got, problem := tt.read([]byte("x"), sheet.Cell{Kind: tt.cell, Text: []byte(tt.in)})
		if string(got) != "x"+tt.want || problem != tt.problem {
			t.Errorf("%s %q (%v): %q, %d, want %q, %d", tt.kind, tt.in, tt.cell, got, problem, tt.want, tt.problem)
		}
	}
}

// One digit more or less, or another in its place, is never a learner number; nor
// is one whose neighbours have changed places.
func TestULNCatchesSlips(t *testing.T) {
	t.Parallel()
	const good = "9276308686"
	check := func(slip string) {
		if _, problem := AppendULN(nil, sheet.Cell{Kind: sheet.Text, Text: []byte(slip)}); problem == NumberFine && slip != good {
			t.Errorf("%s passes for %s", slip, good)
		}
	}
	for i := range good {
		for d := range 10 {
			check(good[:i] + strconv.Itoa(d) + good[i+1:])
		}
		check(good[:i] + good[i+1:])
		check(good[:i] + "0" + good[i:])
		if i > 0 {
			check(good[:i-1] + good[i:i+1] + good[i-1:i] + good[i+1:])
		}
	}
}

// Whatever a cell holds, what stood before stays, and a fine number is nothing but
// digits.
func FuzzNumber(f *testing.F) {
	for _, s := range []string{"", "9276308686", "999/1100", "9.2E+09", "1e5", " 1 2 ", "\u00a0", "\xff"} {
		for kind := range 7 {
			f.Add(uint8(kind), []byte(s))
		}
	}
	f.Fuzz(func(t *testing.T, kind uint8, text []byte) {
		c := sheet.Cell{Kind: sheet.Kind(kind % 7), Text: text}
		for name, read := range map[string]numberReader{"ULN": AppendULN, "URN": AppendURN, "LAESTAB": AppendLAESTAB, "UKPRN": AppendUKPRN} {
			out, problem := read([]byte("before"), c)
			if string(out[:6]) != "before" || problem == NumberFine && !isDigits(out[6:]) {
				t.Fatalf("%s of %v %q: %q, problem %d", name, c.Kind, text, out, problem)
			}
		}
	})
}
