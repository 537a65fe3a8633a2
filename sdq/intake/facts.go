package intake

import (
	"math/bits"
	"slices"

	"apst/sdq"
)

// facts are what the inputs hold of what rules need. A count of rows is that of the
// largest set of answers.
type facts struct {
	given, files         int
	text, workbook, long bool
	maps, declared, asOf bool
	found                bool // a file was met in a folder

	sets                     int // of answers, refused ones too
	rows, openRows           int // accepted; and with a coding that nobody declared
	numberRows, difficulties int
	checkedReversal          bool
	codedPair                bool

	upn, upnAndLocal                    bool
	dated, trusted, born, named, listed bool
	column                              [rowLookBack + 1]bool
	impact, gate, follow, teacherImpact bool
	school, schoolTotal                 bool

	traced, pupils, attended, incomplete int
	held                                 []*held
}

// held is what one wave by one informant holds.
type held struct {
	wave           string
	informant      sdq.Informant
	rows           int
	trusted, rated bool // dates that can be trusted; somebody may be named
	refused        bool // some of it was, or may have been
}

// of finds a wave by an informant.
func (f *facts) of(wave string, who sdq.Informant) *held {
	for _, h := range f.held {
		if h.wave == wave && h.informant == who {
			return h
		}
	}
	h := &held{wave: wave, informant: who}
	f.held = append(f.held, h)
	return h
}

// any reports whether there are answers of a wave, by whomever.
func (f *facts) any(wave string) bool {
	return slices.ContainsFunc(f.held, func(h *held) bool { return h.wave == wave && h.rows > 0 })
}

// pair reports whether some informant's baseline and endline both are so.
func (f *facts) pair(is func(*held) bool) bool {
	return slices.ContainsFunc(informants[:], func(who sdq.Informant) bool { return is(f.of("baseline", who)) && is(f.of("endline", who)) })
}

// whole is pair, for informants of whom nothing of either wave was refused.
func (f *facts) whole(is func(*held) bool) bool {
	return f.pair(func(h *held) bool { return !h.refused && is(h) })
}

// strangers reports whether a pupil may be found to have a baseline by one informant
// and an endline by another alone: not if what was refused may hold the missing one.
func (f *facts) strangers() bool {
	if f.pair(func(h *held) bool { return h.refused }) {
		return false
	}
	for _, before := range informants {
		for _, after := range informants {
			if before != after && f.of("baseline", before).rows > 0 && f.of("endline", after).rows > 0 &&
				!f.of("endline", before).refused && !f.of("baseline", after).refused {
				return true
			}
		}
	}
	return false
}

// facts gathers them.
func (s *Survey) facts() *facts {
	f := &facts{
		given: len(s.Files), files: len(s.sources), maps: len(s.opt.Maps) > 0, asOf: !s.opt.AsOf.IsZero(), listed: len(s.births) > 0,
		traced: s.traced, pupils: len(s.pupils), attended: bits.OnesCount64(s.attended), incomplete: len(s.incomplete()),
	}
	for _, src := range s.sources {
		o := src.opt
		f.found = f.found || src.input.Found
		f.maps = f.maps || len(o.Maps) > 0
		f.declared = f.declared || f.maps || src.input.Wave != "" || o.AlreadyReversed != nil || len(o.Wave)+len(o.Informant)+len(o.Form)+len(o.Coding)+len(o.Impact)+len(o.LookBack) > 0
		for _, sc := range src.sheets {
			text := sc.sheet.Facts().Delimited
			f.text, f.workbook = f.text || text, f.workbook || !text
			for _, l := range sc.layouts {
				for _, ln := range l.lanes {
					f.sets++
					f.long = f.long || l.long
					for i, col := range ln.perRow {
						f.column[i] = f.column[i] || col > 0
					}
				}
			}
		}
	}
	for wave, by := range s.refusals() {
		for who, refused := range by {
			f.of(comparedWaves[wave], informants[who]).refused = refused
		}
	}
	numbered := map[sdq.Informant]int{}
	for _, b := range s.Blocks {
		if b.decoder == nil { // refused before its answers were looked at
			continue
		}
		f.block(b)
		if b.Coding != CodingWords && b.tally.rows > 0 {
			numbered[b.Informant]++
			f.codedPair = f.codedPair || numbered[b.Informant] > 1
		}
		for _, st := range b.strands {
			f.lane(st.lane, b)
		}
		if b.Refused == nil {
			f.accept(b)
		}
	}
	return f
}

// block adds what the answers of a block show, accepted or not.
func (f *facts) block(b *Block) {
	t := b.tally
	if n := t.numbers(); n[0]+n[1]+n[2]+n[3]+n[4] > 0 || t.where(codePair0, codePairLast) != nil {
		f.numberRows = max(f.numberRows, t.rows)
		_, checked := t.reversal()
		f.checkedReversal = f.checkedReversal || checked
	}
}

// lane adds what the columns of a set of answers hold.
func (f *facts) lane(ln *lane, b *Block) {
	who := &ln.identity
	f.upn = f.upn || who.upn > 0
	f.upnAndLocal = f.upnAndLocal || who.upn > 0 && who.local > 0
	f.dated = f.dated || ln.date > 0
	f.born = f.born || ln.dob > 0
	f.named = f.named || len(ln.names) > 0 && ln.dob > 0
	f.gate = f.gate || ln.impact[askGate] > 0
	for _, q := range fiveQuestions {
		if ln.impact[q] > 0 {
			f.impact = true
			f.teacherImpact = f.teacherImpact || b.Informant == sdq.Teacher
		}
	}
	f.impact = f.impact || f.gate || ln.impactClash != nil
	f.follow = f.follow || ln.impact[askProblems]+ln.impact[askHelp] > 0
	for scale, col := range ln.school {
		if col > 0 {
			f.school = true
			f.schoolTotal = f.schoolTotal || sdq.Scale(scale) == sdq.Total
		}
	}
}

// accept adds a block whose rows are scored.
func (f *facts) accept(b *Block) {
	rows := b.tally.rows
	f.rows = max(f.rows, rows)
	if _, declared := pick(b.opt.Coding, b.names()...); !declared {
		f.openRows = max(f.openRows, rows)
	}
	difficulties := 0
	for c := codeNumber0; c <= codePairLast; c++ {
		difficulties += b.tally.count(c, straightItems...)
	}
	f.difficulties = max(f.difficulties, difficulties)
	h := f.of(b.Wave, b.Informant)
	h.rows += rows
	for _, st := range b.strands {
		trusted := st.lane.date > 0 && !st.noDates
		f.trusted, h.trusted = f.trusted || trusted, h.trusted || trusted
		h.rated = h.rated || st.lane.perRow[rowRater] > 0 || st.lane.facets["rater"].Value != ""
	}
}
