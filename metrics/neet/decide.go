package neet

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/record"
)

// Basis says where the day comes from at which a record is judged.
type Basis uint8

// The bases, in the order in which they win.
const (
	FromPeriod Basis = iota // the file says the end of its period
	FromOption              // it was given
	FromLatest              // the latest day in the data
)

var basisNames = [...]string{"period end", "option", "latest date"}

// String is how files name the basis.
func (b Basis) String() string { return basisNames[b] }

// dated is a day and the cell in which it stands.
type dated struct {
	day ingest.Date
	at  sheet.Ref
	of  string // the field
}

// survey is what a first pass over all records shows.
type survey struct {
	blocks map[*record.Block]*seen
	latest dated              // over all inputs
	same   map[localID]string // pupil by identifier; empty for one of two pupils
}

// localID is an identifier that is no UPN, and the heading above it: numbers of two
// systems may meet.
type localID struct{ heading, id string }

// seen is what one block shows.
type seen struct {
	records, filled, coded int
	periods                map[ingest.Date]sheet.Ref
	first                  sheet.Ref // of a text that is no code
	young                  bool      // pupils' own identifiers are the authority's
	heading                string    // of the column of identifiers that are no UPNs
}

// look makes the first pass.
func look(ctx context.Context, rd *record.Reading) (*survey, error) {
	s := &survey{blocks: map[*record.Block]*seen{}, same: map[localID]string{}}
	var best [len(latestOf)]dated
	for r, err := range rd.Records(ctx, nil) {
		if err != nil {
			return nil, err
		}
		b := s.blocks[r.Block]
		if b == nil {
			b = newSeen(r.Block)
			s.blocks[r.Block] = b
		}
		b.count(r)
		s.link(b, r)
		agreed := startsLater(r)
		for i, fields := range latestOf {
			for _, field := range fields {
				if agreed && field == fieldStart {
					continue
				}
				if day, got := r.Date(field); got == record.Given && day.After(best[i].day) {
					best[i] = dated{day, r.Ref(field), field}
				}
			}
		}
	}
	for _, d := range best {
		if !d.day.IsZero() {
			s.latest = d
			break
		}
	}
	return s, nil
}

// latestOf are the fields whose latest day is that of the data: when something was
// confirmed; without any such day, when it began, or when pupils left.
var latestOf = [...][]string{{fieldPeriod, fieldVerified, fieldAscertained}, {fieldStart}, {fieldLeft}}

// agreedStarts are the codes of those whose start is agreed, and yet to come.
var agreedStarts = []string{"615", "616"}

func startsLater(r *record.Record) bool {
	text, _ := r.Text(fieldCode)
	code, _ := ParseCode(text)
	return slices.Contains(agreedStarts, code)
}

func newSeen(b *record.Block) *seen {
	s := &seen{periods: map[ingest.Date]sheet.Ref{}}
	if col := b.Column(record.LocalID); col > 0 {
		for _, c := range b.Table.Columns {
			if c.N == col {
				s.heading = record.Squeeze(c.Title())
			}
		}
		s.young = strings.HasPrefix(s.heading, "young") || strings.HasPrefix(s.heading, "yp")
	}
	return s
}

// count takes a record into account.
func (s *seen) count(r *record.Record) {
	s.records++
	if text, got := r.Text(fieldCode); got == record.Given {
		s.filled++
		if _, ok := ParseCode(text); ok {
			s.coded++
		} else if s.first == (sheet.Ref{}) {
			s.first = r.Ref(fieldCode)
		}
	}
	if day, got := periodOf(r); got == record.Given {
		if _, met := s.periods[day]; !met {
			s.periods[day] = r.Ref(periodField(r.Block))
		}
	}
}

// link notes who an identifier of another kind is of, so that a record without a UPN
// is known to be of the pupil whose UPN stands beside it elsewhere, and one under an
// earlier identifier of the pupil who has it now. An identifier of two tells nothing.
func (s *survey) link(b *seen, r *record.Record) {
	local, _ := r.Text(record.LocalID)
	before, _ := r.Text(fieldPrevious)
	who := r.Pupil
	if !ingest.LooksUPN([]byte(who)) {
		if !b.young {
			return
		}
		who, local = youngPrefix+who, ""
	}
	for _, id := range [...]string{local, before} {
		k := localID{b.heading, id}
		if known, met := s.same[k]; id != "" && (!met || known == who) {
			s.same[k] = who
		} else if id != "" {
			s.same[k] = ""
		}
	}
}

// mostLinks is how often an identifier may have changed.
const mostLinks = 4

// whose is the pupil whom an identifier is of, by what stands beside it elsewhere;
// empty where nothing tells.
func (s *survey) whose(k localID) string {
	found := ""
	for range mostLinks {
		next := s.same[k]
		if next == "" || next == found {
			break
		}
		found = next
		k.id = strings.TrimPrefix(next, youngPrefix)
	}
	return found
}

// onlyPeriod is the end of the period where all records have the same one.
func (s *seen) onlyPeriod() (ingest.Date, bool) {
	if len(s.periods) != 1 {
		return ingest.Date{}, false
	}
	for day := range s.periods {
		return day, true
	}
	return ingest.Date{}, false
}

// decide settles of each block at what day it is judged, and refuses those that
// cannot be.
func (in *intake) decide(rd *record.Reading) {
	for _, b := range rd.Blocks {
		s := in.survey.blocks[b]
		if b.Refused != nil || s == nil {
			continue
		}
		if s.filled > 0 && s.coded == 0 {
			b.Refuse(in.log, finding.Finding{Rule: RuleWords, From: b.Head(fieldCode), Seen: fmt.Sprintf("%d cells filled in, none of them with a code; the first is %s", s.filled, s.first.Cell())})
			continue
		}
		in.decideDay(b, s)
	}
}

func (in *intake) decideDay(b *record.Block, s *seen) {
	switch days := sorted(s.periods); {
	case len(days) == 1:
		b.Decide("day", days[0].String()+", the end of the file's period", ingest.FromColumn, s.periods[days[0]])
	case len(days) > 1:
		b.Decide("days", fmt.Sprintf("%d ends of periods, %s to %s", len(days), days[0], days[len(days)-1]), ingest.FromColumn, b.Head(fieldPeriod))
	case !in.asOf.IsZero():
		b.Decide("day", in.asOf.String(), ingest.FromOption, sheet.Ref{})
	case !in.survey.latest.day.IsZero():
		l := in.survey.latest
		b.Decide("day", fmt.Sprintf("%s, the latest day in the data (%s)", monthEnd(l.day), fieldNames[l.of]), ingest.FromData, l.at)
	default:
		b.Refuse(in.log, finding.Finding{Rule: RuleNoDay, From: b.Place()})
	}
	if b.Refused == nil && in.undatedAt(b) && !b.Has(fieldVerified) && !b.Has(fieldAscertained) {
		in.log.Add(finding.Finding{Rule: RuleUndated, From: b.Place(), Seen: "no column says when a destination was confirmed"})
	}
}

// undatedAt reports whether rows of a block that do not say when they were confirmed
// are of no day: those of a list of leavers, unless somebody says its day.
func (in *intake) undatedAt(b *record.Block) bool {
	return ownList(b) && in.asOf.IsZero() && len(in.survey.blocks[b].periods) == 0
}

// sorted are the days of a map in order.
func sorted[V any](days map[ingest.Date]V) []ingest.Date {
	var out []ingest.Date
	for d := range days {
		out = append(out, d)
	}
	slices.SortFunc(out, compareDays)
	return out
}

func compareDays(a, b ingest.Date) int { return cmp.Compare(a.Days(), b.Days()) }

// dayOf is the day at which a record is judged. ok is false for a record whose
// period cannot be read, and for one of a file with several periods that does not
// say its own.
func (in *intake) dayOf(b *record.Block, period ingest.Date, got record.Got) (day ingest.Date, by Basis, ok bool) {
	s := in.survey.blocks[b]
	switch {
	case got == record.Given:
		return period, FromPeriod, true
	case got == record.Bad, len(s.periods) > 1:
		return ingest.Date{}, FromPeriod, false
	case len(s.periods) == 1:
		day, _ := s.onlyPeriod()
		return day, FromPeriod, true
	case !in.asOf.IsZero():
		return in.asOf, FromOption, true
	}
	return monthEnd(in.survey.latest.day), FromLatest, true
}

// code550 is the group of code 550, about whose place sources disagree.
func code550(s metrics.Settings) Group {
	if measure.Get(s, optionCode550) == "neet" {
		return groupNamed("NEET:available")
	}
	return groupNamed("EET:employment")
}
