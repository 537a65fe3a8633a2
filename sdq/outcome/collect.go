package outcome

import (
	"context"

	"apst/ingest/sheet"
	"apst/metrics"
	"apst/sdq/intake"
)

// Source is everything that scoring answers says of a cohort.
type Source struct {
	Rows  []Row // those that were scored, and those that could not be, with the reason
	Items []metrics.Items
	Files []File
}

// File counts the rows of a file with answers: Read = Outside + Used + Again + Refused.
type File struct {
	Name    string
	Read    int // all rows that hold anything
	Outside int // headings, notes, totals, other tables, and forms that nobody filled in
	Used    int // that Rows rests on
	Again   int // that say what others say already
	Refused int // of tables that were not read
}

// rowEnd is where a row of a file ended; of several forms in one row the best counts.
type rowEnd uint8

const (
	rowEmpty rowEnd = iota + 1
	rowAgain
	rowUsed
)

// Collect scores the answers of a survey that has read its files.
func Collect(ctx context.Context, s *intake.Survey) (*Source, error) {
	return CollectEach(ctx, s, func(*intake.Scored) {})
}

// CollectEach is [Collect] and shows each questionnaire on the way; it is good until the
// next one.
func CollectEach(ctx context.Context, s *intake.Survey, each func(*intake.Scored)) (*Source, error) {
	out := &Source{}
	items, ends := NewItems(), map[sheet.Ref]rowEnd{}
	end := func(at sheet.Ref, e rowEnd) { ends[at] = max(ends[at], e) }
	s.OnLeft = func(l intake.Left) {
		switch l.Rule {
		case intake.RuleNotDone:
			end(l.At, rowEmpty)
		case intake.RuleRepeated:
			end(l.At, rowAgain)
		default:
			end(l.At, rowUsed)
			out.Rows = append(out.Rows, Row{Pupil: l.Pupil, At: l.At, From: l.At.String(), Refused: l.Rule.Title})
		}
	}
	defer func() { s.OnLeft = nil }()
	err := s.Score(ctx, func(o *intake.Scored) error {
		items.Add(o)
		each(o)
		end(o.At, rowUsed)
		out.Rows = append(out.Rows, RowOf(o))
		return nil
	})
	if err != nil {
		return nil, err
	}
	out.Items, out.Files = items.All(), countFiles(s, ends)
	return out, nil
}

// countFiles counts where the rows of each file went. A form in a long list has many
// rows and one address: all rows of such a list that nothing else is known of are used.
func countFiles(s *intake.Survey, ends map[sheet.Ref]rowEnd) []File {
	type place struct{ file, sheet string }
	met, long := map[place]map[rowEnd]int{}, map[place]bool{}
	for at, e := range ends {
		p := place{at.File, at.Sheet}
		if met[p] == nil {
			met[p] = map[rowEnd]int{}
		}
		met[p][e]++
	}
	for _, t := range s.Tables() {
		if t.Long {
			long[place{t.File, t.Sheet}] = true
		}
	}
	var out []File
	for _, f := range s.Files {
		own := File{Name: f.Name}
		for _, sh := range f.Sheets {
			n := met[place{f.Name, sh.Name}]
			left := sh.Pupils - n[rowEmpty] - n[rowAgain]
			used := min(n[rowUsed], left)
			if long[place{f.Name, sh.Name}] {
				used = left
			}
			own.Read += sh.Rows
			own.Outside += sh.Rows - sh.Pupils + n[rowEmpty]
			own.Again += n[rowAgain]
			own.Used += used
			own.Refused += left - used
		}
		out = append(out, own)
	}
	return out
}
