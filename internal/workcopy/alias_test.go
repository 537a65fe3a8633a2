package workcopy

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"apst/ingest"
	"apst/internal/pseudonym"
)

func testKey(t testing.TB) pseudonym.Key {
	t.Helper()
	k, err := pseudonym.Parse([]byte("8f1c3a7e5b9d2046c8ea13f57b90d264a1b3c5d7e9f80213243546576879a0bc"))
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func aliasesOf(t testing.TB, suspects map[string]bool, texts ...string) *aliases {
	t.Helper()
	ids := map[string]bool{}
	for _, text := range texts {
		ids[normal(text)] = true
	}
	return newAliases(testKey(t), 0, ids, suspects)
}

func TestIdentifiersKeepTheirForm(t *testing.T) {
	t.Parallel()
	all := []string{"B801200005001", "P207000016049", "A801200005001", "C82011002200A", "B80120000500", "9276308686", "1234567890", "0012345", "AP-0017", "ap 0018", "B800999005001", "12345678"}
	a := aliasesOf(t, nil, all...)
	seen := map[string]string{}
	for _, text := range all {
		alias := a.dress(text)
		if alias == text || len(alias) != len(text) {
			t.Errorf("%s became %s", text, alias)
		}
		if other := seen[normal(alias)]; other != "" {
			t.Errorf("%s and %s both became %s", text, other, alias)
		}
		seen[normal(alias)] = text
		if got, want := upnState(normal(alias)), upnState(normal(text)); got != want {
			t.Errorf("%s (%d) became %s (%d)", text, want, alias, got)
		}
		if rightULN(alias) != rightULN(text) {
			t.Errorf("%s became %s: one is a right ULN", text, alias)
		}
		if upnState(normal(text)) == ingest.IDFine && alias[1:4] != ingest.FictitiousLA {
			t.Errorf("%s became %s, of an authority that exists", text, alias)
		}
	}
	for text, want := range map[string]string{"b801 200 005 001": strings.ToLower(a.dress("B801200005001")), " B801200005001 ": " " + a.dress("B801200005001") + " "} {
		if got := a.dress(text); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") || strings.Count(got, " ") != strings.Count(text, " ") {
			t.Errorf("%q became %q, want the digits of %q", text, got, want)
		}
	}
	if got := a.dress("0012345"); !strings.HasPrefix(got, "00") || strings.HasPrefix(got, "000") {
		t.Errorf("0012345 became %s: it has other zeros at its start", got)
	}
}

// A slip of the hand away from a right UPN is one in the copy too.
func TestSlipsStaySlips(t *testing.T) {
	t.Parallel()
	const right = "B801200005001"
	for _, wrong := range []string{"B801200005002", "B801200050001", "A801200005001", "B80120000500", "B8012000050011"} {
		a := aliasesOf(t, nil, right, wrong)
		x, y := a.dress(right), a.dress(wrong)
		was, _ := ingest.SlipBetween(right, wrong)
		is, _ := ingest.SlipBetween(x, y)
		if is == ingest.NoSlip || (was == ingest.Inserted) != (is == ingest.Inserted) {
			t.Errorf("%s and %s became %s and %s", right, wrong, x, y)
		}
	}
}

func TestDifferentStayDifferent(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		ids := map[string]bool{}
		for _, id := range rapid.SliceOfN(rapid.StringMatching(`[A-Z]{0,2}[1-9][0-9]{2,6}`), 1, 40).Draw(t, "ids") {
			ids[normal(id)] = true
		}
		k, err := pseudonym.Parse([]byte("8f1c3a7e5b9d2046c8ea13f57b90d264a1b3c5d7e9f80213243546576879a0bc"))
		if err != nil {
			t.Fatal(err)
		}
		a := newAliases(k, 0, ids, nil)
		seen := map[string]bool{}
		for id := range ids {
			alias := a.dress(id)
			if seen[alias] {
				t.Fatalf("two identifiers became %s", alias)
			}
			seen[alias] = true
		}
	})
}

func TestNamesKeepTheirArrangement(t *testing.T) {
	t.Parallel()
	n := newNames(testKey(t), 0, map[string]bool{"mary": true, "smith": true, "smyth": true, "jones": true})
	with := func(text string) string {
		return replace(text, func(w string) string { return n.word(w, forPupil) })
	}
	mary, smith := with("Mary"), with("Smith")
	for text, want := range map[string]string{
		"Smith, Mary": smith + ", " + mary, "MARY SMITH": strings.ToUpper(mary + " " + smith), "mary smith-jones": strings.ToLower(mary + " " + smith + "-" + with("jones")),
	} {
		if got := with(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
	if kind, _ := ingest.SlipBetween(with("smith"), with("smyth")); kind != ingest.Changed {
		t.Errorf("smith and smyth became %s and %s", with("smith"), with("smyth"))
	}
}
