package attendance

import (
	"slices"

	"apst/metrics"
)

// The periods of windows.
const (
	periodBefore = "before"
	periodAfter  = "after"
)

// windowRows are the two rows of a window in the first table.
func (rd *reading) windowRows(one *windowed) []*metrics.Row {
	var out []*metrics.Row
	for _, side := range [...]struct {
		period string
		win    *Window
		of     []Enrolment
	}{{periodBefore, &one.w.Before, one.before}, {periodAfter, &one.w.After, one.own}} {
		f := rd.windowFigures(one, side.win, side.period)
		if one.known {
			f.source = rd.filesOf(side.of)
		}
		f.at = rd.fileOf(slices.Concat(side.of, one.own, one.before)...)
		why := side.win.Reason.String()
		if !one.known {
			why = noAnchorWords(rd.set.anchor)
		}
		out = append(out, &metrics.Row{Pupil: one.pupil, At: f.at, Cells: rd.cells(f), Values: rd.values(f, f.tally, f.rated, why)})
	}
	return out
}

// windowFigures is one side of a day as a row of the first table.
func (rd *reading) windowFigures(one *windowed, win *Window, period string) *figures {
	f := &figures{pupil: one.pupil, period: period, placement: one.placement, flags: rd.windowFlags(win, one.known)}
	if one.known && win.SchoolSessions > 0 {
		f.days, f.dated = win.Span, true
		f.tally, f.rated = &win.Tally, win.Reason == Available
	}
	return f
}

func windowColumns() []metrics.Column {
	flags := text("flags", "Flags", "What there is to say of the windows, those before and after together; joined by ;.", "nothing to say", ownDoc)
	out := []metrics.Column{
		text("pupil_id", "Pupil", "The pupil's identifier.", "never", fileDoc),
		{Name: "placement", Title: "Placement", Doc: "Which of the pupil's placements.", Kind: metrics.IntKind, Range: "from 1", Missing: "the day lies in none", Source: "the list of pupils"},
		choice(text("anchor", "Anchor", "What the day is.", "never", "the option --anchor"), anchorEntry, anchorReferral, anchorContact),
		day("anchor_date", "Day", "The day.", "not known"),
		text("window", "Window", "Length asked for, in school weeks or sessions.", "never", "the options"),
		choice(text("basis", "Basis", "What became of sessions missed because of Covid-19.", "never", "attendance.basis"), MIS.String(), DfE.String()),
	}
	for _, side := range [...]struct{ name, title, of string }{{periodBefore, "Before", "before the day"}, {periodAfter, "After", "after the day"}} {
		out = append(out,
			day(side.name+"_from", side.title+": from", "First day of the window "+side.of+".", "no window"),
			day(side.name+"_to", side.title+": to", "Last day of the window "+side.of+".", "no window"),
			count(side.name+"_school_sessions", side.title+": school sessions", "Sessions of the school in the window.", "no window"),
			count(side.name+"_possible", side.title+": possible", "Sessions possible for the pupil.", "no window"),
			count(side.name+"_attended", side.title+": attended", "Sessions attended.", "no window"),
			rate(side.name+"_percent", side.title+": %", "Attended over possible.", "see the reason", "attendance.windows"),
			text(side.name+"_reason", side.title+": reason", "Why there is no rate.", "there is one", "attendance.windows"))
	}
	return append(out,
		metrics.Column{Name: "change_points", Title: "Change", Doc: "Percentage points from before to after. It describes, and shows no effect: pupils come when attendance has fallen, and part of the rise would have come by itself.", Kind: metrics.NumberKind, Unit: "percentage points", Range: "-100 to 100, to one decimal, halves away from zero", Missing: "one of the windows has no rate", Source: "attendance.windows"},
		flags, text("ruleset", "Ruleset", "What the row rests on.", "never", ownDoc))
}

// windowTable yields the rows of the second table.
func (rd *reading) windowTable(yield func(*metrics.Row, error) bool) {
	if !rd.set.window {
		return
	}
	for one, err := range rd.allWindows() {
		if err != nil {
			yield(nil, err)
			return
		}
		if !yield(&metrics.Row{Pupil: one.pupil, Cells: rd.windowLine(one)}, nil) {
			return
		}
	}
}

func (rd *reading) windowLine(one *windowed) []metrics.Cell {
	placement := metrics.Cell{}
	if one.placement > 0 {
		placement = metrics.Int(one.placement)
	}
	out := []metrics.Cell{metrics.Text(one.pupil), placement, metrics.Text(rd.set.anchor), metrics.Day(one.day), metrics.Text(rd.set.length()), metrics.Text(rd.set.basis.String())}
	flags := rd.windowFlags(&one.w.Before, one.known)
	for _, win := range [...]*Window{&one.w.Before, &one.w.After} {
		out = append(out, rd.windowSide(one, win)...)
		for _, word := range rd.windowFlags(win, one.known) {
			if !slices.Contains(flags, word) {
				flags = append(flags, word)
			}
		}
	}
	change := metrics.Cell{}
	if one.known {
		change = percentCellOf(one.w.Change(rd.set.basis))
	}
	return append(out, change, metrics.Text(metrics.Flags(flags)), metrics.Text(Ruleset))
}

// windowSide are the cells of one side of a day.
func (rd *reading) windowSide(one *windowed, win *Window) []metrics.Cell {
	out := make([]metrics.Cell, 7)
	if !one.known {
		out[6] = metrics.Text(noAnchorWords(rd.set.anchor))
		return out
	}
	if win.SchoolSessions > 0 {
		out[0], out[1] = metrics.Day(win.Span.From.Date()), metrics.Day(win.Span.To.Date())
		out[2], out[3], out[4] = metrics.Int(win.SchoolSessions), metrics.Int(win.Tally.Possible(rd.set.basis)), metrics.Int(win.Tally.Attended())
	}
	if win.Reason == Available {
		out[5] = percentCellOf(win.Tally.Attendance(rd.set.basis))
	}
	out[6] = metrics.Text(win.Reason.String())
	return out
}

// length is how long windows are, in words.
func (s *settings) length() string {
	if s.how.Unit == Sessions {
		return plural(s.how.Length, "school session")
	}
	return plural(s.how.Length, "school week")
}
