package charts

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

var schoolSources = []CompletenessColumn{
	{"Baseline", "SDQ, self"}, {"Baseline", "SDQ, teacher"}, {"Baseline", "NGRT"}, {"Baseline", "PASS"},
	{"Endline", "SDQ, self"}, {"Endline", "SDQ, teacher"}, {"Endline", "NGRT"}, {"Endline", "PASS"}, {"", "Attendance"}, {"", "Destination"},
}

// recordsOf are records of so many pupils who came over so many months.
func recordsOf(n, months, columns int) CompletenessMapData {
	d := CompletenessMapData{Frame: Frame{ID: "F09"}}
	for k := range columns {
		d.Columns = append(d.Columns, schoolSources[k%len(schoolSources)])
	}
	first := time.Date(2021, time.September, 6, 0, 0, 0, 0, time.UTC)
	for i := range n {
		p := PupilRecords{Entry: first.AddDate(0, i*months/n, i%20)}
		for k := range columns {
			state := Filled
			switch x := (i*7 + k*k*3 + i*i) % 23; {
			case x < 4:
				state = Open
			case k >= 4 && i > n*3/4:
				state = NotDue
			case k%4 == 2 && i%9 == 0:
				state = NotApplicable
			}
			p.States = append(p.States, state)
		}
		d.Pupils = append(d.Pupils, p)
	}
	return d
}

func TestCompletenessMap(t *testing.T) {
	t.Parallel()
	unknown := recordsOf(40, 12, 10)
	for i := range 7 {
		unknown.Pupils[i*5].Entry = time.Time{}
	}
	one := recordsOf(1, 1, 1)
	one.Pupils[0].States[0] = Filled
	long := recordsOf(60, 30, 5)
	for k := range long.Columns {
		long.Columns[k].Source = strings.Repeat("a questionnaire with a long name ", k+1)
	}
	for name, d := range map[string]CompletenessMapData{
		"12": recordsOf(12, 10, 10), "60": recordsOf(60, 12, 10), "300": recordsOf(300, 36, 10), "most": recordsOf(400, 150, 16),
		"one": one, "unknown": unknown, "long": long,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := CompletenessMap(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
			if c.Height > pageHeight {
				t.Errorf("%v high, more than a page", c.Height)
			}
		})
	}
}

// groupsOf are counts of so many groups.
func groupsOf(rows, columns, n int) CompletenessData {
	d := CompletenessData{Frame: Frame{ID: "F09"}, Groups: "Term of entry"}
	for k := range columns {
		d.Columns = append(d.Columns, schoolSources[k%len(schoolSources)])
	}
	for i := range rows {
		row := CompletenessRow{Title: fmt.Sprintf("%s %d", []string{"Autumn", "Spring", "Summer"}[i%3], 2021+(i+1)/3)}
		for k := range columns {
			of := n + i
			got := max(0, of-(i*3+k*2)%(n+1))
			row.Cells = append(row.Cells, Completed{N: count(got), Of: count(of), Percent: known(100 * float64(got) / float64(of)), NotDue: k >= 4 && k < 8 && i > rows-3})
		}
		d.Rows = append(d.Rows, row)
	}
	return d
}

func hideGroups(d CompletenessData) CompletenessData {
	for _, row := range d.Rows {
		for k := range row.Cells {
			row.Cells[k] = Completed{N: hiddenCount, Of: hiddenCount, Percent: hiddenValue}
		}
	}
	return d
}

func TestCompleteness(t *testing.T) {
	t.Parallel()
	some := groupsOf(9, 10, 14)
	for i := range some.Rows {
		cell := &some.Rows[i].Cells[i]
		cell.N, cell.Percent, cell.NotDue = hiddenCount, hiddenValue, false
		some.Rows[i].Cells[(i+3)%10] = Completed{N: hiddenCount, Of: hiddenCount, Percent: hiddenValue}
	}
	long := groupsOf(5, 4, 20)
	for i := range long.Rows {
		long.Rows[i].Title = strings.Repeat("a centre with a long name ", i+1)
	}
	for name, d := range map[string]CompletenessData{
		"terms": groupsOf(9, 10, 14), "some hidden": some, "all hidden": hideGroups(groupsOf(9, 10, 14)), "one": groupsOf(1, 1, 1),
		"three": groupsOf(4, 3, 3), "3000": groupsOf(12, 10, 3000), "long": long, "most": groupsOf(mostGroups, mostSources, 30),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := Completeness(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
		})
	}
}

func TestCompletenessRefused(t *testing.T) {
	t.Parallel()
	over := groupsOf(2, 2, 5)
	over.Rows[1].Cells[1].N = count(7)
	short := groupsOf(2, 2, 5)
	short.Rows[1].Cells = short.Rows[1].Cells[:1]
	for want, d := range map[string]CompletenessData{
		"there is no group": {}, "7 records of 6 pupils": over, "not one a source": short, "coarser": groupsOf(41, 1, 5), "21 sources": groupsOf(1, 21, 5),
	} {
		if _, err := Completeness(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	state := recordsOf(2, 1, 1)
	state.Pupils[1].States[0] = 9
	uneven := recordsOf(2, 1, 2)
	uneven.Pupils[1].States = nil
	for want, d := range map[string]CompletenessMapData{
		"there is no pupil": {}, "state 9 is no state": state, "not one a source": uneven, "a page holds 400": recordsOf(401, 1, 1),
	} {
		if _, err := CompletenessMap(d); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
