package project

import (
	"context"
	_ "embed"
	"fmt"
	"path/filepath"
	"strings"

	"apst/finding"
	"apst/metrics/calendar"
	"apst/metrics/record"
)

//go:embed tables/terms.csv
var termHeadings string

//go:embed tables/closures.csv
var closureHeadings string

// CalendarHeadings are the headings of files with terms and closures, each with what
// it is a heading of, for a page of methods.
func CalendarHeadings() [][]string {
	var out [][]string
	for _, t := range []struct{ of, table string }{{"terms", termHeadings}, {"closures", closureHeadings}} {
		for _, r := range record.Table(t.table) {
			out = append(out, append([]string{t.of}, r...))
		}
	}
	return out
}

// The fields of files with dates.
const (
	fieldTerm   = "term"
	fieldFrom   = "from"
	fieldTo     = "to"
	fieldDate   = "date"
	fieldReason = "reason"
)

var (
	termSpec = &record.Spec{Measure: "terms", Noun: "term dates", Shapes: []*record.Shape{{ID: "terms", Title: "a row for each term or half-term, with its first and last day",
		Headings: record.NewHeadings(termHeadings), Needs: [][]string{{fieldTerm}, {fieldFrom}, {fieldTo}}, Dates: []string{fieldFrom, fieldTo}, Anonymous: true}}}
	closureSpec = &record.Spec{Measure: "closures", Noun: "days on which the school is closed", Shapes: []*record.Shape{{ID: "closures", Title: "a row for each closure, with its day, or its first and last day",
		Headings: record.NewHeadings(closureHeadings), Needs: [][]string{{fieldDate, fieldFrom}}, Dates: []string{fieldDate, fieldFrom, fieldTo}, Anonymous: true}}}
)

// datesOf reads files with dates, every row of which has to be one.
func (p *Project) datesOf(ctx context.Context, files []Files, spec *record.Spec, take func(*record.Record) error) error {
	if len(files) == 0 {
		return nil
	}
	paths, err := p.expand(files, false)
	if err != nil {
		return err
	}
	var inputs []record.Input
	for _, path := range paths {
		inputs = append(inputs, record.Input{Path: path, Name: filepath.ToSlash(path)})
	}
	log := &finding.Log{}
	rd, err := record.Read(ctx, spec, inputs, record.Options{}, log)
	if err != nil {
		return err
	}
	defer rd.Close()
	for r, err := range rd.Records(ctx, log) {
		if err == nil {
			err = take(r)
		}
		if told := unusable(log); told != nil { // what was found says more than that something is missing
			err = told
		}
		if err != nil {
			return err
		}
	}
	return unusable(log)
}

// unusable is the first thing found in a file with dates; hidden rows count like all
// others.
func unusable(log *finding.Log) error {
	for _, g := range log.Groups() {
		if g.Rule != record.RuleHidden {
			f := &g.Kept[0]
			return &Error{File: f.Place(), Text: g.Rule.Title, Hint: "expected " + f.Want() + "\n" + f.Do()}
		}
	}
	return nil
}

func partRecord(r *record.Record) (calendar.Part, error) {
	var part calendar.Part
	name, _ := r.Text(fieldTerm)
	var ok bool
	if part.Term, part.Half, ok = partOf(name); !ok {
		return part, wrongCell(r, fieldTerm, "no term and no half-term", "one of "+strings.Join(partNames, ", "))
	}
	span, err := spanRecord(r, fieldFrom, fieldTo)
	part.Span = span
	return part, err
}

func closureRecord(r *record.Record) (calendar.Closure, error) {
	c := calendar.Closure{}
	c.Reason, _ = r.Text(fieldReason)
	from, to := fieldFrom, fieldTo
	if d, got := r.Date(fieldDate); got == record.Given && !d.IsZero() {
		from, to = fieldDate, fieldDate
	} else if _, got := r.Date(fieldTo); got == record.Blank || got == record.NoColumn { // one day
		to = fieldFrom
	}
	var err error
	c.Span, err = spanRecord(r, from, to)
	return c, err
}

// spanRecord reads the first and the last day of a row.
func spanRecord(r *record.Record, from, to string) (calendar.Span, error) {
	var s calendar.Span
	for _, f := range []struct {
		field string
		to    *calendar.Day
	}{{from, &s.From}, {to, &s.To}} {
		d, _ := r.Date(f.field)
		day, ok := calendar.DayOf(d)
		if !ok {
			return s, wrongCell(r, f.field, "no day", "a day such as 05/09/2022")
		}
		*f.to = day
	}
	if s.To < s.From {
		return s, wrongCell(r, to, fmt.Sprintf("it ends on %v, before it begins on %v", s.To, s.From), "a day on or after the first")
	}
	return s, nil
}

func wrongCell(r *record.Record, field, text, want string) error {
	f := finding.Finding{From: r.Ref(field)}
	return &Error{File: f.Place(), Text: text, Hint: "expected " + want}
}
