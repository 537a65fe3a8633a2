package charts

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// CompletenessMapData is which records there are of each pupil. The picture shows
// single pupils and stays in the school.
type CompletenessMapData struct {
	Frame
	Columns []CompletenessColumn
	Pupils  []PupilRecords
}

// PupilRecords are the records of one pupil, who is not named.
type PupilRecords struct {
	Entry  time.Time // the day the pupil came; zero when that is not known
	States []Recorded
}

// Recorded is whether there is a record.
type Recorded uint8

// The states of a record. The first is the zero value.
const (
	NotApplicable Recorded = iota // the source is not for this pupil
	NotDue                        // there is still time
	Open                          // it should be there and is not
	Filled                        // it is there
)

var recordedWords = [...]string{NotApplicable: "not applicable", NotDue: "not due yet", Open: "open", Filled: "filled"}

// String is the state in words.
func (r Recorded) String() string {
	if int(r) < len(recordedWords) {
		return recordedWords[r]
	}
	return fmt.Sprintf("state %d", uint8(r))
}

// mostMapped is as many pupils as a page holds.
const mostMapped = 400

// CompletenessMap draws a row for each pupil, by day of entry from the top, and a
// column for each source at each wave. Rows have no names; lines and the names of
// months separate those who came in different months.
//
// It fails when there are no pupils or no sources, when there are more than a page
// holds, or when a pupil's states are not one a column.
func CompletenessMap(d CompletenessMapData) (*Chart, error) {
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	d.Pupils = slices.Clone(d.Pupils)
	slices.SortStableFunc(d.Pupils, func(a, b PupilRecords) int {
		if a.Entry.IsZero() != b.Entry.IsZero() { // not known comes last
			if a.Entry.IsZero() {
				return 1
			}
			return -1
		}
		return a.Entry.Compare(b.Entry)
	})
	m := &completenessMap{d: &d}
	m.count()
	d.Frame = m.words()
	return newChart(d.Frame, false, m.height, m.draw)
}

func (d *CompletenessMapData) check() error {
	switch {
	case len(d.Pupils) == 0 || len(d.Columns) == 0:
		return errors.New("there is no pupil or no source of records to draw")
	case len(d.Pupils) > mostMapped:
		return fmt.Errorf("%d pupils; a page holds %d", len(d.Pupils), mostMapped)
	case len(d.Columns) > mostSources:
		return fmt.Errorf("%d sources; the chart holds %d", len(d.Columns), mostSources)
	}
	for _, p := range d.Pupils {
		if len(p.States) != len(d.Columns) {
			return errors.New("the states of a pupil are not one a source")
		}
		for _, s := range p.States {
			if s > Filled {
				return fmt.Errorf("%v is no state of a record", s)
			}
		}
	}
	return nil
}

// count counts the states of each column and of all.
func (m *completenessMap) count() {
	m.columns = make([][Filled + 1]int, len(m.d.Columns))
	for _, p := range m.d.Pupils {
		for k, s := range p.States {
			m.columns[k][s]++
			m.all[s]++
		}
	}
}

func (m *completenessMap) words() Frame {
	f := m.d.Frame
	n := pupils(len(m.d.Pupils))
	due := m.all[Filled] + m.all[Open]
	if f.Title == "" {
		f.Title = fmt.Sprintf("%s of the %s that are due are filled", thousands(m.all[Filled]), things(Count{N: due}, "record", "records"))
		if due == 1 {
			f.Title = fmt.Sprintf("%d of 1 record that is due is filled", m.all[Filled])
		}
	}
	if f.Subtitle == "" {
		f.Subtitle = n + ", one a row, by day of entry from the top. Under each column: filled, of those due"
	}
	if f.Description == "" {
		var columns []string
		for k := range m.d.Columns {
			columns = append(columns, fmt.Sprintf("%s %s", m.d.Columns[k].name(), m.filled(k)))
		}
		f.Description = fmt.Sprintf("A map of %s by source. Filled, of those due: %s. %s.", n, list(columns),
			capital(strings.Join([]string{
				things(Count{N: m.all[NotDue]}, "record is", "records are") + " not due yet",
				thousands(m.all[NotApplicable]) + " not applicable",
			}, ", ")))
	}
	return f
}

// filled are the filled ones of a column, of those due.
func (m *completenessMap) filled(column int) string {
	n := m.columns[column]
	return fmt.Sprintf("%d of %d", n[Filled], n[Filled]+n[Open])
}

// months are the runs of pupils who came in the same month, or year: "Jan 2006" or
// "2006".
func (m *completenessMap) months(layout string) []entryMonth {
	var out []entryMonth
	for i, p := range m.d.Pupils {
		name := "not known"
		if !p.Entry.IsZero() {
			name = p.Entry.Format(layout)
		}
		if last := len(out) - 1; last >= 0 && out[last].name == name {
			out[last].to = i + 1
			continue
		}
		out = append(out, entryMonth{name, i, i + 1})
	}
	return out
}

// entryMonth is a month with the rows of those who came in it.
type entryMonth struct {
	name     string
	from, to int
}
