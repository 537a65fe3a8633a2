package report

import (
	"crypto/sha256"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"apst/finding"
)

// rowsOf are lines of a file of pupils with their identifiers and ten answers each,
// by which the rows differ.
func rowsOf(pupils ...string) []string {
	out := []string{"UPN,Name,Q1,Q2,Q3,Q4,Q5,Q6,Q7,Q8,Q9,Q10"}
	answers := map[byte]string{'a': "0,1,2,0,1,2,0,1,2,0", 'b': "1,1,0,0,2,2,1,0,0,2", 'c': "2,0,0,1,1,0,2,2,1,1", 'd': "0,0,0,2,2,1,1,1,0,2", 'x': "2,2,2,2,0,0,0,0,1,1"}
	for _, p := range pupils {
		id, kind, _ := strings.Cut(p, "/")
		out = append(out, id+",,"+answers[kind[0]])
	}
	return out
}

func edit(lines []string, n int, from, to string) []string {
	lines = slices.Clone(lines)
	lines[n-1] = strings.Replace(lines[n-1], from, to, 1)
	return lines
}

func insert(lines []string, n int, line string) []string {
	return slices.Insert(slices.Clone(lines), n-1, line)
}

// said is an item with what somebody wrote in its status.
func said(status string, it FixItem) FixItem {
	it.Status = status
	return it
}

// A status goes with its row, its column, its rule and its pupil, or to nobody; what
// went to nobody is kept.
func TestCarry(t *testing.T) {
	t.Parallel()
	at := func(r *finding.Rule, row, col int, pupil string) FixItem { return item(r, "", row, col, pupil) }
	e, w := testError, testWarning
	refused := &finding.Rule{ID: "TST-003", Title: "wave unknown", Severity: finding.Error, Effect: finding.BlockRefused}
	two := rowsOf("P1/a", "/b", "/c", "P4/d")
	twice := rowsOf("P1/a", "P2/b", "P3/c", "P1/d")
	for _, c := range []struct {
		name   string
		before []string
		then   []FixItem // with their statuses
		after  []string
		now    []FixItem
		want   []string
		gone   int
		kept   []string
	}{
		{name: "a row above two without a pupil", before: two, then: []FixItem{said("left", at(e, 3, 1, "")), said("rang", at(e, 4, 1, ""))},
			after: insert(two, 2, "P9,,1,1,1,1,1,1,1,1,1,1"), now: []FixItem{at(e, 4, 1, ""), at(e, 5, 1, "")}, want: []string{"left", "rang"}},
		{name: "a new row without a pupil between", before: two, then: []FixItem{said("left", at(e, 3, 1, "")), said("rang", at(e, 4, 1, ""))},
			after: insert(two, 4, ",,2,2,2,2,2,2,2,2,2,2"), now: []FixItem{at(e, 3, 1, ""), at(e, 4, 1, ""), at(e, 5, 1, "")}, want: []string{"left", "", "rang"}},
		{name: "the first of them corrected", before: two, then: []FixItem{said("left", at(e, 3, 1, "")), said("rang", at(e, 4, 1, ""))},
			after: edit(two, 3, ",", "P2,"), now: []FixItem{at(e, 4, 1, "")}, want: []string{"rang"}, gone: 1},
		{name: "a row above, and both otherwise corrected", before: two, then: []FixItem{said("left", at(e, 3, 1, "")), said("rang", at(e, 4, 1, ""))},
			after: insert(edit(edit(two, 3, ",2,1,", ",2,0,"), 4, "2,0,0", "2,1,0"), 2, "P9,,1,1,1,1,1,1,1,1,1,1"), now: []FixItem{at(e, 4, 1, ""), at(e, 5, 1, "")}, want: []string{"left", "rang"}},
		{name: "one of them replaced by another pupil", before: two, then: []FixItem{said("left", at(e, 3, 1, "")), said("rang", at(e, 4, 1, ""))},
			after: rowsOf("P1/a", "/x", "/c", "P4/d"), now: []FixItem{at(e, 3, 1, ""), at(e, 4, 1, "")}, want: []string{"", "rang"}, kept: []string{"left"}},
		{name: "two rows alike, one deleted", before: rowsOf("/a", "/a", "P1/b"), then: []FixItem{said("left", at(e, 2, 1, "")), said("rang", at(e, 3, 1, ""))},
			after: rowsOf("/a", "P1/b"), now: []FixItem{at(e, 2, 1, "")}, want: []string{""}, kept: []string{"left", "rang"}},
		{name: "a pupil twice, and a row above", before: twice, then: []FixItem{said("first", at(e, 2, 1, "P1")), said("second", at(e, 5, 1, "P1"))},
			after: insert(twice, 2, "P9,,1,1,1,1,1,1,1,1,1,1"), now: []FixItem{at(e, 3, 1, "P1"), at(e, 6, 1, "P1")}, want: []string{"first", "second"}},
		{name: "a finding on a column, and a row above", before: twice, then: []FixItem{said("asked", at(w, 4, 5, ""))},
			after: insert(twice, 2, "P9,,1,1,1,1,1,1,1,1,1,1"), now: []FixItem{at(w, 5, 5, "")}, want: []string{"asked"}},
		{name: "a pupil whose row was corrected almost throughout", before: twice, then: []FixItem{said("asked", at(e, 3, 4, "P2"))},
			after: insert(edit(twice, 3, "1,1,0,0,2,2,1,0,0,2", "0,1,1,1,1,1,0,1,1,1"), 2, "P9,,1,1,1,1,1,1,1,1,1,1"), now: []FixItem{at(e, 4, 4, "P2")}, want: []string{"asked"}},
		{name: "another pupil in the place", before: twice, then: []FixItem{said("asked", at(e, 3, 4, "P2"))},
			after: edit(twice, 3, "P2", "P7"), now: []FixItem{at(e, 3, 4, "P7")}, want: []string{""}, kept: []string{"asked"}},
		{name: "a column put in", before: []string{"UPN,Q1,Q2", "P1,7,8", "P2,0,1"}, then: []FixItem{said("one", at(e, 2, 2, "P1")), said("two", at(e, 2, 3, "P1"))},
			after: []string{"UPN,Year,Q1,Q2", "P1,8,7,8", "P2,8,0,1"}, now: []FixItem{at(e, 2, 3, "P1"), at(e, 2, 4, "P1")}, want: []string{"", ""}, kept: []string{"one", "two"}},
		{name: "sorted", before: two, then: []FixItem{said("left", at(e, 3, 1, "")), said("rang", at(e, 4, 1, ""))},
			after: rowsOf("/c", "P4/d", "/b", "P1/a"), now: []FixItem{at(e, 2, 1, ""), at(e, 4, 1, "")}, want: []string{"rang", "left"}},
		{name: "another rule and another column", before: twice, then: []FixItem{said("done", at(e, 3, 4, "P2"))},
			after: twice, now: []FixItem{at(w, 3, 4, "P2"), at(e, 3, 5, "P2")}, want: []string{"", ""}, gone: 1},
		{name: "all corrected", before: twice, then: []FixItem{said("done", at(e, 3, 4, "P2")), at(w, 3, 5, "")}, after: twice, gone: 2},
		{name: "answers refused", before: twice, then: []FixItem{said("asked", at(e, 3, 4, "P2"))}, after: twice, now: []FixItem{at(refused, 0, 0, "")}, want: []string{""}, kept: []string{"asked"}},
		{name: "a word that says nothing", before: twice, then: []FixItem{said("open", at(e, 3, 4, "P2"))}, after: edit(twice, 3, "P2", "P7"), now: []FixItem{at(e, 3, 4, "P7")}, want: []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			list := listOf(t, "sdq.csv", asCSV(c.before), c.then...)
			past := pastOf(t, list)
			list.Items = nil
			changeSource(t, list, c.after, c.now)
			carried, err := list.Carry([]*PastFixList{past})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, statuses(list)); diff != "" {
				t.Errorf("statuses (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.kept, keptOf(list)); diff != "" {
				t.Errorf("kept (-want +got):\n%s", diff)
			}
			if carried.Gone != c.gone || carried.Kept != len(c.kept) {
				t.Errorf("carried %+v, want %d gone and %d kept", carried, c.gone, len(c.kept))
			}
			// What is kept is in the list, and stays there until somebody deletes it.
			again := pastOf(t, list)
			list.kept = nil
			for i := range list.Items {
				list.Items[i].Status = ""
			}
			if _, err := list.Carry([]*PastFixList{again}); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(append(slices.Clone(c.want), c.kept...), append(statuses(list), keptOf(list)...)); diff != "" {
				t.Errorf("statuses and kept ones, once more (-want +got):\n%s", diff)
			}
		})
	}
}

// What was kept while the answers were refused is back with its row afterwards.
func TestCarryBack(t *testing.T) {
	t.Parallel()
	refused := &finding.Rule{ID: "TST-003", Title: "wave unknown", Severity: finding.Error, Effect: finding.BlockRefused}
	lines := rowsOf("P1/a", "/b", "/c")
	list := listOf(t, "sdq.csv", asCSV(lines), said("left", item(testError, "", 3, 1, "")), said("rang", item(testError, "", 4, 1, "")))
	for _, now := range [][]FixItem{{item(refused, "", 0, 0, "")}, {item(testError, "", 4, 1, ""), item(testError, "", 5, 1, "")}} {
		past := pastOf(t, list)
		list.kept = nil
		lines = insert(lines, 2, "P9,,1,1,1,1,1,1,1,1,1,"+string(rune('0'+len(lines)-4)))
		if len(now) == 2 {
			lines = slices.Delete(lines, 1, 2)
		}
		changeSource(t, list, lines, now)
		if _, err := list.Carry([]*PastFixList{past}); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff([]string{"left", "rang"}, statuses(list)); diff != "" || len(list.kept) > 0 {
		t.Errorf("%d kept; statuses (-want +got):\n%s", len(list.kept), diff)
	}
}

// Of two lists before the newer one counts; what the other says otherwise is kept.
func TestCarryOfTwo(t *testing.T) {
	t.Parallel()
	lines := rowsOf("P1/a", "P2/b")
	list := listOf(t, "sdq.csv", asCSV(lines), said("new", item(testError, "", 2, 3, "P1")), item(testError, "", 3, 3, "P2"))
	newer := pastOf(t, list)
	list.Items[0].Status, list.Items[1].Status = "old", "only here"
	older := pastOf(t, list)
	list.Items[0].Status, list.Items[1].Status = "", ""
	carried, err := list.Carry([]*PastFixList{newer, older})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"new", "only here", "old"}, append(statuses(list), keptOf(list)...)); diff != "" || carried.Again != 2 {
		t.Errorf("%+v; statuses and kept ones (-want +got):\n%s", carried, diff)
	}
}

// A workbook whose sheet was renamed is the same, and a formula's value is no
// change.
func TestCarryInWorkbook(t *testing.T) {
	t.Parallel()
	list := listOf(t, "sdq.xlsx", schoolBook(t), said("asked", item(testError, "Sheet1", 5, 2, "Pupil 003")), said("blank", item(testError, "Sheet1", 6, 0, "")))
	past := pastOf(t, list)
	path := edited(t, schoolBook(t), func(f *excelize.File) error {
		if err := f.SetSheetName("Sheet1", "Self baseline"); err != nil {
			return err
		}
		return f.InsertRows("Self baseline", 3, 1)
	})
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	list.Path, list.Hash = path, sha256.Sum256(data)
	list.Items = []FixItem{item(testError, "Self baseline", 6, 2, "Pupil 003"), item(testError, "Self baseline", 7, 0, "")}
	if _, err := list.Carry([]*PastFixList{past}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"asked", "blank"}, statuses(list)); diff != "" {
		t.Errorf("statuses (-want +got):\n%s", diff)
	}
}

// A list is of a file that holds most of its rows, whatever it is called.
func TestIsOf(t *testing.T) {
	t.Parallel()
	lines := rowsOf("P1/a", "P2/b", "P3/c", "P4/d")
	past := pastOf(t, listOf(t, "sdq.csv", asCSV(lines), item(testError, "", 2, 1, "P1")))
	for name, c := range map[string]struct {
		lines []string
		want  bool
	}{
		"the same": {lines, true}, "one row corrected": {edit(lines, 2, "P1", "P7"), true}, "other pupils": {rowsOf("P5/b", "P6/a", "P7/d", "P8/c"), false},
	} {
		if got := past.IsOf(listOf(t, "other.csv", asCSV(c.lines))); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func asCSV(lines []string) []byte { return []byte(strings.Join(lines, "\n") + "\n") }

func pastOf(t *testing.T, l *FixList) *PastFixList {
	t.Helper()
	book, _, _ := writeList(t, l)
	past, _ := ReadFixList(edited(t, book, func(*excelize.File) error { return nil }))
	if past == nil || len(past.Changed) > 0 {
		t.Fatalf("the fix list of %s is read as %+v", l.Name, past)
	}
	return past
}

func changeSource(t *testing.T, l *FixList, lines []string, now []FixItem) {
	t.Helper()
	data := asCSV(lines)
	if err := os.WriteFile(l.Path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	l.Hash, l.Items = sha256.Sum256(data), slices.Clone(now)
}

func statuses(l *FixList) (out []string) {
	for i := range l.Items {
		out = append(out, l.Items[i].Status)
	}
	return out
}

func keptOf(l *FixList) (out []string) {
	for _, k := range l.kept {
		out = append(out, k.status)
	}
	return out
}
