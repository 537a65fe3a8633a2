package intake

import (
	"hash/maphash"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/ingest"
	"apst/ingest/sheet"
)

// rated is an entry of one pupil whose rater column says name, under headings
// that name a rater's digit or none.
func rated(pupil, name, digit string) *entry {
	e := &entry{lane: &lane{facets: ingest.Facets{}}, id: []byte(pupil)}
	if digit != "" {
		e.lane.facets["rater"] = ingest.Facet{Value: digit}
	}
	e.cells.rater = textCell(name)
	return e
}

func code8(pupil, name string) string { return string(rated(pupil, name, "").raterCode(nil)) }

// A rater's code is equal for the same name beside the same pupil and for
// nobody else, and does not show the name.
func TestRaterCode(t *testing.T) {
	t.Parallel()
	shape := regexp.MustCompile(`^[A-Z2-7]{8}$`)
	name := rapid.StringMatching(`[A-Za-z][A-Za-z0-9 .'\-é]{0,19}[A-Za-z0-9]`)
	pupil := rapid.StringMatching(`[A-Z0-9 ]{1,13}`)
	rapid.Check(t, func(t *rapid.T) {
		p, q := pupil.Draw(t, "pupil"), pupil.Draw(t, "another pupil")
		n, m := name.Draw(t, "name"), name.Draw(t, "another name")
		got := code8(p, n)
		if !shape.MatchString(got) || strings.EqualFold(got, n) {
			t.Fatalf("code %q for %q", got, n)
		}
		for _, same := range []string{n, strings.ToUpper(n), strings.ToLower(n), "  " + n + "\t"} {
			if code8(p, same) != got {
				t.Fatalf("%q and %q have different codes", n, same)
			}
		}
		if !strings.EqualFold(strings.TrimSpace(n), strings.TrimSpace(m)) && code8(p, m) == got {
			t.Fatalf("%q and %q have the same code", n, m)
		}
		if p != q && code8(q, n) == got {
			t.Fatalf("pupils %q and %q have the same code for %q", p, q, n)
		}
		if string(rated(p, n, "1").raterCode([]byte("kept "))) != "kept "+got {
			t.Fatalf("the code does not follow what stood before, or a digit changed it")
		}
	})
}

// The rater's digit of a variable name is passed on as it is; without name and
// digit there is no code.
func TestRaterCodeWithoutName(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", " ", "\t"} {
		if got := rated("P1", name, "2").raterCode(nil); string(got) != "2" {
			t.Errorf("name %q, digit 2: %q", name, got)
		}
		if got := rated("P1", name, "").raterCode(nil); len(got) != 0 {
			t.Errorf("name %q, no digit: %q", name, got)
		}
	}
}

// Placements are whole numbers; a blank is the first.
func TestPlacement(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]int{"": 1, " ": 1, "1": 1, "2": 2, " 3 ": 3, "2.0": 2, "99": 99, "0": 0, "-1": 0, "100": 0, "two": 0, "1.5": 0, "1st": 0, "2022": 0, "?": 0} {
		e := rated("P1", "", "")
		e.cells.placement = textCell(text)
		if got, ok := e.placement(); ok != (want > 0) || ok && got != want {
			t.Errorf("placement %q = %d, %t; want %d", text, got, ok, want)
		}
	}
	for _, kind := range []sheet.Kind{sheet.Bool, sheet.Date, sheet.Error, sheet.Formula} {
		e := rated("P1", "", "")
		e.cells.placement = sheet.Cell{Kind: kind, Text: []byte("1")}
		if got, ok := e.placement(); ok {
			t.Errorf("placement from a %v: %d", kind, got)
		}
	}
}

// Records are told apart by pupil, placement and rater, in the quick number as
// in the key written out.
func TestRecordIdentity(t *testing.T) {
	t.Parallel()
	make1 := func(pupil, placement, name, digit string) *entry {
		e := rated(pupil, name, digit)
		e.cells.placement = textCell(placement)
		return e
	}
	seed := maphash.MakeSeed()
	check := func(a, b *entry, same bool) {
		t.Helper()
		if (a.key() == b.key()) != same || (a.hash(seed) == b.hash(seed)) != same {
			t.Errorf("keys %q and %q, numbers equal %t; want the same: %t", a.key(), b.key(), a.hash(seed) == b.hash(seed), same)
		}
	}
	base := make1("P1", "", "", "")
	check(base, make1("P1", "1", "", ""), true)
	check(base, make1("P1", "1.0", "", ""), true)
	check(base, make1("P1", "2", "", ""), false)
	check(base, make1("P2", "", "", ""), false)
	check(base, make1("P1", "", "Rater A", ""), false)
	check(base, make1("P1", "", "", "1"), false)
	check(make1("P1", "", "Rater A", ""), make1("P1", "", " Rater A ", ""), true)
	check(make1("P1", "", "Rater A", ""), make1("P1", "", "Rater B", ""), false)
	check(make1("P1", "2", "", ""), make1("P1", "2.0", "", ""), true)
}
