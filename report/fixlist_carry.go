package report

import (
	"fmt"
	"slices"

	"apst/finding"
	"apst/ingest/sheet"
)

// Carried is what became of the lines of the fix lists before.
type Carried struct {
	Again int // found again, with the status they had
	Gone  int // no longer found
	Kept  int // of neither it can be said; their statuses are at the foot of the list
}

// Carry gives findings the statuses that they had in fix lists made before, the
// newest first. A status goes with its row, as [pastSheet.findRows] finds it, its
// column, rule and pupil. One that could be another's, or whose finding cannot be
// told from others that are open, is kept apart.
func (l *FixList) Carry(pasts []*PastFixList) (Carried, error) {
	var out Carried
	if len(pasts) == 0 {
		return out, nil
	}
	src, _, err := l.open()
	if err != nil {
		return out, err
	}
	if src != nil {
		defer src.book.Close()
	}
	again := map[int]bool{}
	for _, p := range pasts {
		s := p.search(src, l.Items)
		for i := range p.lines {
			if n, ok := s.found[i]; ok {
				again[n] = true
				if !l.Items[n].takes(&p.lines[i]) {
					l.keep(&p.lines[i])
				}
			}
		}
		for i := range p.lines {
			line := &p.lines[i]
			switch _, found := s.found[i]; {
			case found:
			case !l.refused() && (s.clean[i] || !l.mayBeOf(line, again)):
				out.Gone++
			default:
				l.keep(line)
			}
		}
	}
	out.Again, out.Kept = len(again), len(l.kept)
	return out, nil
}

// takes gives an item the status of a line, if it has none yet.
func (it *FixItem) takes(line *pastLine) bool {
	if it.Status == "" && line.said() {
		it.Status = line.status
	}
	return !line.said() || it.Status == line.status
}

// mayBeOf reports whether a line may be about a finding that is open: one that no
// line before is about or, for a line from before, that has no status yet.
func (l *FixList) mayBeOf(line *pastLine, again map[int]bool) bool {
	for n := range l.Items {
		it := &l.Items[n]
		if it.Rule.ID == line.rule && (!again[n] || line.kept && it.Status == "") {
			return true
		}
	}
	return false
}

// said reports whether somebody has given a line a status.
func (p *pastLine) said() bool { return p.status != "" && p.status != Statuses[0] }

// keep keeps what was said in a line, once.
func (l *FixList) keep(line *pastLine) {
	kept := *line
	kept.kept = true
	same := func(k pastLine) bool { return k.key() == kept.key() && k.status == kept.status }
	if line.said() && !slices.ContainsFunc(l.kept, same) {
		l.kept = append(l.kept, kept)
	}
}

// refused reports whether answers of the source are refused as a whole: findings
// that are gone may then be back when they are not.
func (l *FixList) refused() bool {
	return slices.ContainsFunc(l.Items, func(it FixItem) bool { return it.Rule.Effect >= finding.BlockRefused })
}

// search is where the lines of a list stand now.
type search struct {
	past  *PastFixList
	now   map[string]*fixSheet // sheets by the name they had
	rows  map[string]map[int]rowNow
	found map[int]int  // the item of a line
	clean map[int]bool // lines of a pupil whose row is there, without the finding
}

// spot is what a finding has of its own.
type spot struct {
	rule, pupil string
	at          sheet.Ref
}

func (p *PastFixList) search(src *fixSource, items []FixItem) *search {
	s := &search{past: p, now: map[string]*fixSheet{}, rows: map[string]map[int]rowNow{}, found: map[int]int{}, clean: map[int]bool{}}
	if src != nil {
		s.match(p.sheetsOf(src))
	}
	rowless := len(s.rows) == 0 // nothing by which a row could be told
	of, anybody := map[spot][]int{}, map[spot]bool{}
	for n := range items {
		at := items[n].From
		at.File = ""
		if k := (spot{items[n].Rule.ID, items[n].Pupil, at}); !rowless || k.tellable() {
			of[k] = append(of[k], n)
			anybody[spot{rule: k.rule, at: k.at}] = true
		}
	}
	lines := map[spot][]int{}
	for i := range p.lines {
		k, ok := spot{rule: p.lines[i].rule, pupil: p.lines[i].pupil}, false
		if rowless {
			k.at = p.lines[i].at.ref()
			ok = k.tellable()
		} else {
			k.at, ok = s.where(&p.lines[i])
		}
		if ok {
			lines[k] = append(lines[k], i)
		}
	}
	for k, is := range lines {
		ns := of[k]
		alike := !slices.ContainsFunc(is, func(i int) bool { return p.lines[i].status != p.lines[is[0]].status })
		switch {
		case len(ns) == 0:
			for _, i := range is {
				s.clean[i] = k.pupil != "" && !p.lines[i].kept && !anybody[spot{rule: k.rule, at: k.at}]
			}
		case len(ns) == len(is) && (alike || !rowless), len(ns) < len(is) && alike:
			for x, i := range is {
				s.found[i] = ns[min(x, len(ns)-1)]
			}
		}
	}
	return s
}

func (at pastPlace) ref() sheet.Ref { return sheet.Ref{Sheet: at.sheet, Row: at.row, Col: at.col} }

// tellable reports whether a finding can be told without its row, and then takes
// the row away.
func (k *spot) tellable() bool {
	row := k.at.Row
	k.at.Row = 0
	return k.pupil != "" || row == 0
}

// sheetsOf are the sheets of a source as the list would show them.
func (p *PastFixList) sheetsOf(src *fixSource) []fixSheet {
	out := slices.Clone(src.sheets)
	for i := range out {
		if p.rows {
			out[i] = out[i].shown(src.book.Date1904())
		}
	}
	return out
}

// match finds the sheets and their rows again: a sheet by its name, or under
// another by its rows.
func (s *search) match(now []fixSheet) {
	named := func(name string) func(fixSheet) bool { return func(f fixSheet) bool { return f.name == name } }
	for i := range s.past.sheets {
		then := &s.past.sheets[i]
		k := slices.IndexFunc(now, named(then.name))
		if k < 0 {
			k = slices.IndexFunc(now, func(f fixSheet) bool {
				return then.mostOf(f.rows) && !slices.ContainsFunc(s.past.sheets, func(o pastSheet) bool { return o.name == f.name })
			})
		}
		if k < 0 {
			continue
		}
		pupils := map[int][]string{}
		for _, line := range s.past.lines {
			if at := line.at; at.sheet == then.name && !line.kept && !slices.Contains(pupils[at.row], line.pupil) {
				pupils[at.row] = append(pupils[at.row], line.pupil)
			}
		}
		s.now[then.name] = &now[k]
		s.rows[then.name] = then.findRows(now[k].rows, pupils)
	}
}

// where is the place of a line now.
func (s *search) where(line *pastLine) (sheet.Ref, bool) {
	at := line.at.ref()
	if at == (sheet.Ref{}) {
		return at, true // the file
	}
	now := s.now[at.Sheet]
	if now == nil {
		return at, false
	}
	at.Sheet = now.name
	then := s.past.sheets[slices.IndexFunc(s.past.sheets, func(p pastSheet) bool { return p.name == line.at.sheet })]
	sameHead := at.Col == 0 || headOf(then.shown(), at.Col) == headOf(now.rows, at.Col)
	switch {
	case at.Row == 0:
		return at, sameHead
	case line.kept:
		is := digests(now.rows, line.at.formulas)[line.at.digest]
		if len(is) != 1 {
			return at, false
		}
		at.Row = now.rows[is[0]].N
		return at, true
	}
	row, ok := s.rows[line.at.sheet][at.Row]
	at.Row = row.n
	return at, ok && (row.known || sameHead)
}

// IsOf reports whether a list before was made of this source, which may have been
// renamed since: it has the same bytes, or most of its rows are the same.
func (p *PastFixList) IsOf(l *FixList) bool {
	if p.Several {
		return false
	}
	if p.hash == fmt.Sprintf("%x", l.Hash) && l.Hash != [32]byte{} {
		return true
	}
	src, _, err := l.open()
	if err != nil || src == nil {
		return false
	}
	defer src.book.Close()
	now := p.sheetsOf(src)
	most, rows := false, 0
	for i := range p.sheets {
		then := &p.sheets[i]
		k := slices.IndexFunc(now, func(f fixSheet) bool { return f.name == then.name })
		if k < 0 || len(then.rows) > 0 && !then.mostOf(now[k].rows) {
			return false
		}
		most, rows = true, rows+len(then.rows)
	}
	return most && rows > 0
}
