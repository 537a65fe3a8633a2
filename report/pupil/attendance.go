package pupil

import (
	"fmt"
	"math"
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/report/document"
)

// The names of attendance in values.
const (
	measureAttendance = "attendance"
	scaleAttendance   = "attendance"
	scalePossible     = "possible"
	periodBefore      = "before"
	periodAfter       = "after"
)

// attendance is what was attended before the placement, in its first weeks, and in all
// of it.
func (in *Input) attendance() *document.Section {
	s := &document.Section{ID: "attendance", Title: "Attendance"}
	p := in.pair(measureAttendance, scaleAttendance, "")
	before, first := in.window(periodBefore, firstOf(p)), in.window(periodAfter, lastOf(p))
	whole, other := in.whole(false), in.whole(true)
	rows := []document.Row{
		in.stretch("Before", before, firstOf(p)), in.stretch("First weeks here", first, lastOf(p)), in.stretch("All in this register", whole, nil),
	}
	if other != nil && !in.Stay.Entry.IsZero() && !other.To.After(in.Stay.Entry) {
		other = nil // it ends before the placement begins: the row of before tells of it
	}
	if other != nil {
		rows = append(rows, in.stretch("Other school's register", other, nil))
	}
	s.Blocks = append(s.Blocks, &document.Table{
		ID: "attendance-table", Caption: "Sessions", Of: "half days of school, those that were possible for the pupil", Stub: "When",
		Columns: []document.Column{{Title: "Days"}, {Title: "Possible", Number: true}, {Title: "Attended", Number: true}, {Title: "Attended, %", Number: true}, {Title: "Missed with leave", Number: true}, {Title: "Without leave", Number: true}},
		Groups:  []document.Group{{Rows: rows}},
	})
	var said []string
	if p != nil && p.HasChange {
		said = append(said, fmt.Sprintf("Attendance in the weeks before was %s%% and in the first weeks here %s%%: %s.", number(rate(p.First)), number(rate(p.Last)), points(p.Change)))
	}
	if text := in.missed(whole); text != "" {
		said = append(said, text)
	}
	if text := in.elsewhere(other); text != "" {
		said = append(said, text)
	}
	if len(said) > 0 {
		s.Blocks = append(s.Blocks, paragraph(strings.Join(said, " ")))
	}
	return s
}

func firstOf(p *cohort.Pair) *cohort.Observed {
	if p == nil {
		return nil
	}
	return p.First
}

func lastOf(p *cohort.Pair) *cohort.Observed {
	if p == nil {
		return nil
	}
	return p.Last
}

func rate(o *cohort.Observed) float64 { x, _ := o.Number(); return x }

// points is a difference of percentages.
func points(x float64) string {
	size := number(math.Abs(x))
	switch {
	case size == "0":
		return "no difference"
	case x > 0:
		return size + " percentage points higher"
	}
	return size + " percentage points lower"
}

// window is one of the two stretches about the first day: from the table of attendance,
// or from its values alone. It is nil where nothing is known of it.
func (in *Input) window(period string, o *cohort.Observed) *Stretch {
	for i := range in.Said.Stretches {
		if s := &in.Said.Stretches[i]; s.Period == period && s.Possible.Known {
			return s
		}
	}
	if o == nil || o.State != metrics.Known {
		return nil
	}
	possible := in.value(measureAttendance, scalePossible, "", period)
	x, ok := o.Number()
	if possible == nil || !ok {
		return nil
	}
	n, _ := possible.Number()
	return &Stretch{Period: period, To: o.Date, Possible: Count{int(n), true}, Attended: Count{int(math.Round(x * n / 100)), true}}
}

// whole is all of the register of this school, or of another: sums over the periods that
// time was cut into. A sum one part of which is not known is not known.
func (in *Input) whole(elsewhere bool) *Stretch {
	var out *Stretch
	for i := range in.Said.Stretches {
		s := &in.Said.Stretches[i]
		if s.Elsewhere != elsewhere || s.Period == periodBefore || s.Period == periodAfter || len(s.Period) > 10 && s.Period[:10] == "half-term " {
			continue
		}
		if out == nil {
			copied := *s
			out = &copied
			continue
		}
		if out.From.IsZero() || !s.From.IsZero() && out.From.After(s.From) {
			out.From = s.From
		}
		if s.To.After(out.To) {
			out.To = s.To
		}
		for _, c := range []struct {
			to *Count
			of Count
		}{{&out.Possible, s.Possible}, {&out.Attended, s.Attended}, {&out.Authorised, s.Authorised}, {&out.Unauthorised, s.Unauthorised}} {
			*c.to = Count{c.to.N + c.of.N, c.to.Known && c.of.Known}
		}
	}
	return out
}

// stretch is a row of the table; of one that is not known it says why.
func (in *Input) stretch(label string, s *Stretch, o *cohort.Observed) document.Row {
	row := document.Row{Label: label}
	if s == nil || s.Possible.Known && s.Possible.N == 0 && !s.Attended.Known {
		reason := "no register of this time was found"
		if o != nil && o.Reason != "" {
			reason = o.Reason
		}
		row.Cells = []document.Cell{cell(""), none(reason), cell(""), cell(""), cell(""), cell("")}
		return row
	}
	row.Cells = []document.Cell{cell(days(s)), counted(s.Possible), counted(s.Attended), share(s), counted(s.Authorised), counted(s.Unauthorised)}
	return row
}

// lag is how many days before the end of a placement a register may end without a word.
const lag = 14

// missed is how much was missed of all in the register, by the two limits that national
// figures know, and whether the register ends before the placement does.
func (in *Input) missed(s *Stretch) string {
	if s == nil || !s.Possible.Known || !s.Attended.Known || s.Possible.N <= 0 {
		return ""
	}
	how, absent := "under a tenth", s.Possible.N-s.Attended.N
	switch {
	case absent*2 >= s.Possible.N:
		how = "half or more"
	case absent*10 >= s.Possible.N:
		how = "a tenth or more"
	}
	text := "In all of this register " + how + " of the possible sessions were missed."
	end := in.AsOf
	if in.Ended() {
		end = in.Stay.Exit
	}
	if !end.IsZero() && !s.To.IsZero() && end.Days()-s.To.Days() > lag {
		text += " It ends on " + day(s.To) + " and does not cover the rest of the placement."
	}
	return text
}

// days are those of a stretch, short enough for a cell.
func days(s *Stretch) string {
	switch {
	case s.From.IsZero() && s.To.IsZero():
		return ""
	case s.From.IsZero():
		return "until " + short(s.To)
	}
	return short(s.From) + " to " + short(s.To)
}

func counted(c Count) document.Cell {
	if !c.Known {
		return none("the register does not say")
	}
	return cell(fmt.Sprint(c.N))
}

// share is attended over possible sessions with one decimal, halves up.
func share(s *Stretch) document.Cell {
	if !s.Possible.Known || !s.Attended.Known || s.Possible.N <= 0 {
		return none("no session was possible, or how many is not known")
	}
	tenths := (2000*s.Attended.N + s.Possible.N) / (2 * s.Possible.N)
	return cell(fmt.Sprintf("%d.%d", tenths/10, tenths%10))
}

// elsewhere is how many days of the week the pupil was to be at another school.
func (in *Input) elsewhere(other *Stretch) string {
	text := ""
	p := in.Said.Plan
	switch here := in.Stay.Facts["days"]; {
	case p != nil && p.HalfDaysElsewhere.Known && p.HalfDaysElsewhere.N > 0:
		text = fmt.Sprintf("This was a part-time placement: by the plan, %s a week were spent at another school.", halves(p.HalfDaysElsewhere.N))
		if other == nil {
			text += " No register of those days was found."
		}
	case p != nil && p.HalfDaysElsewhere.Known:
		text = "By the plan, no days were spent at another school."
	case here == "part-time":
		text = "The pupil was here part time. How many days were spent at another school is not known."
	case here == "full-time" || here == "":
	default:
		text = "Days here each week: " + here + ". Whether other days were spent at another school is not known."
	}
	if other != nil {
		text += " The other school's register is counted from its first day, which may lie before the placement."
	}
	return text
}
