package like

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"time"

	"apst/ingest/sheet"
	"apst/sdq"
	"apst/sdq/intake"
	"apst/synth"
)

// drawing is one attempt at synthetic pupils for a source.
type drawing struct {
	*source
	seed    uint64
	rotate  bool // keep the rows in their order but for the first
	years   int  // added to every date of package synth
	ids     *aliases
	school  map[responseKey]*synth.Response
	pupilNo map[string]int
	plans   map[string]*plan
	alike   map[string]*plan // by who answered, and what the answers stand for
	met     map[responseKey]int
	size    int
	accent  string // ends our own words where the encoding has to show
}

type responseKey struct {
	pupil     int
	wave      synth.Wave
	informant synth.Informant
}

// plan is one synthetic questionnaire as it is written.
type plan struct {
	ids      []string        // of the pupil or pupils, as they will be read
	number   int             // of the pupil
	response *synth.Response // as ticked; what cannot be read is blank
	said     [items]int      // answers that are settled before they are drawn, as stored; -1 elsewhere
	stored   [items]int      // -1 where no answer stands
	cells    [items]sheet.Cell
	kinds    [items]intake.AnswerKind
	to       [items]int // where what the original has at an item goes
	spoilt   bool
	asked    bool // the questions beside the items are settled
}

// rand is a source of chance for one purpose.
func (d *drawing) rand(purpose string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(purpose))
	return rand.New(rand.NewPCG(d.seed, h.Sum64()))
}

// number is a pupil's number, from 1.
func (d *drawing) number(key string) int {
	n, ok := d.pupilNo[key]
	if !ok {
		n = len(d.pupilNo) + 1
		d.pupilNo[key] = n
	}
	return n
}

// enrol draws the school: for every number so many pupils as it takes.
func (d *drawing) enrol(pupils int) {
	p := synth.Ordinary
	p.Seed, p.Pupils = d.seed, pupils
	p.Informants = []synth.Informant{synth.Self, synth.Teacher, synth.Parent}
	p.BlankPercent, p.LeaverPercent, p.HalfPages, p.Impact, p.Interim = 0, 0, 0, true, true
	d.school, d.size = map[responseKey]*synth.Response{}, pupils
	numbers := map[*synth.Pupil]int{}
	s := synth.New(p)
	for i, pupil := range s.Pupils {
		numbers[pupil] = i + 1
	}
	for _, r := range s.Responses {
		d.school[responseKey{numbers[r.Pupil], r.Wave, r.Informant}] = r
	}
}

// person is a pupil of the drawn school.
func (d *drawing) person(n int) *synth.Pupil {
	return d.school[responseKey{(n-1)%d.size + 1, synth.Baseline, synth.Self}].Pupil
}

// at is the response of a pupil's so manieth questionnaire of a wave.
func (d *drawing) at(n, again int, wave, informant string) *synth.Response {
	k := responseKey{(n-1+again*(d.size/2+1))%d.size + 1, synth.Wave(wave), synth.Informant(informant)}
	if k.wave != synth.Endline && k.wave != synth.Interim {
		k.wave = synth.Baseline
	}
	if k.informant != synth.Teacher && k.informant != synth.Parent {
		k.informant = synth.Self
	}
	return d.school[k]
}

// plan is the questionnaire for a record, the same for records of a pupil with
// the same answers.
func (d *drawing) plan(rec *record, b *book, clone string) *plan {
	a := rec.answers
	who := rec.Pupil
	if who == "" {
		who = fmt.Sprintf("\x00%s %d %d", rec.at.sheet, rec.at.row, rec.Lane)
	}
	who += clone
	key := who + "\x00" + vector(a)
	if d.twins[vector(a)] {
		key = "\x00twins" + vector(a)
	}
	if p := d.plans[key]; p != nil {
		return p
	}
	n := d.number(who)
	mk := responseKey{n, synth.Wave(a.wave), synth.Informant(a.informant)}
	r := *d.at(n, d.met[mk], a.wave, a.informant)
	d.met[mk]++
	p := &plan{number: n, response: &r}
	d.plans[key] = p
	rng := d.rand("plan" + key)
	same := who + "\x00" + b.meaning(a)
	if first := d.alike[same]; first != nil { // the same answers, written otherwise
		p.to, p.said = first.to, first.stored
	} else {
		p.to = moved(a, b, rng)
		p.said = pattern(a, b, rng)
		d.alike[same] = p
	}
	for i := range items {
		from := i
		for k, to := range p.to {
			if to == i {
				from = k
			}
		}
		p.stored[i] = -1
		state := a.cells[from]
		if _, ok := b.latent(state); !ok {
			p.kinds[i], p.cells[i] = state.Kind, lapse(state, a.stored[from])
			r.Items[i] = synth.Blank
			switch state.Kind {
			case intake.AnswerBlank, intake.AnswerMissing, intake.AnswerTwoMarks:
			case intake.AnswerCode:
			case intake.AnswerNumber:
				p.spoilt = p.spoilt || state.Number != 4 || b.coding != intake.Coding13
			default:
				p.spoilt = true
			}
			continue
		}
		d.answer(p, b, i, a.noZero, rng)
	}
	return p
}

// answer writes the drawn answer to an item as the file writes it. noZero is for
// rows that hold no 0 where others do.
func (d *drawing) answer(p *plan, b *book, i int, noZero bool, rng *rand.Rand) {
	v, ok := p.said[i], false
	if v < 0 {
		v = b.store(i, int(p.response.Items[i]))
		if noZero {
			v = max(v, 1)
		}
		if sdq.Item(i+1).Scale() == sdq.Prosocial && v == 2 && d.speaks(intake.RuleLowProsocial.ID) && rng.IntN(2) == 0 {
			v = 1
		}
		v, ok = b.nearest(v, rng)
	} else if ok = len(b.answers[v]) > 0; !ok {
		v, ok = b.nearest(v, rng)
	}
	p.kinds[i], p.stored[i] = intake.AnswerWord, v
	if ok {
		p.cells[i] = pick(b.answers[v], rng)
	}
	p.response.Items[i] = synth.Answer(v)
}

// vector is what a questionnaire holds, to tell copies from others.
func vector(a *answers) string {
	out := make([]byte, 0, 3*items)
	for _, c := range a.cells {
		out = append(out, byte(c.Kind), byte(c.Number), byte(c.Word))
	}
	return string(out)
}

// moved says, for each item, at which item of the same scale and direction
// stands what is no answer. Items that nobody answered stay.
func moved(a *answers, b *book, rng *rand.Rand) (to [items]int) {
	for i := range to {
		to[i] = i
	}
	for i := range items {
		var alike []int
		for k := range items {
			x, y := sdq.Item(i+1), sdq.Item(k+1)
			if x.Scale() == y.Scale() && x.Reversed() == y.Reversed() && a.has[k] && b.asked[k] {
				alike = append(alike, k)
			}
		}
		if len(alike) == 0 || alike[0] != i {
			continue
		}
		targets := slices.Clone(alike)
		rng.Shuffle(len(targets), func(x, y int) { targets[x], targets[y] = targets[y], targets[x] })
		for n, k := range alike {
			to[k] = targets[n]
		}
	}
	return to
}

// meaning is what the answers of a questionnaire stand for, as stored, however they
// are written.
func (b *book) meaning(a *answers) string {
	out := make([]byte, items)
	for i, c := range a.cells {
		out[i] = '-'
		if v, ok := b.latent(c); ok {
			out[i] = '0' + byte(v)
		}
	}
	return string(out)
}

// store is how a ticked answer, 0 to 2, is stored at an item. It is its own inverse.
func (b *book) store(i, v int) int {
	if b.turned {
		v = 2 - v
	}
	if b.reversed && sdq.Item(i+1).Reversed() {
		v = 2 - v
	}
	return v
}

// pattern gives a questionnaire that was not filled in with care in the original
// the same look: all answers equal, or a dozen in a row. It is -1 where an answer may
// be any.
func pattern(a *answers, b *book, rng *rand.Rand) (said [items]int) {
	for i := range said {
		said[i] = -1
	}
	v := b.even()
	switch {
	case a.flags[intake.RuleFlatLine.ID]:
		for i := range said {
			said[i] = b.store(i, v)
		}
	case a.flags[intake.RuleLongRun.ID]:
		from := rng.IntN(items - 12)
		for i := from; i < from+13; i++ {
			said[i] = b.store(i, v)
		}
		if from > 0 {
			said[from-1] = b.store(from-1, (v+1)%3)
		}
		if from+13 < items {
			said[from+13] = b.store(from+13, (v+2)%3)
		}
	}
	return said
}

// even is a ticked answer, 0 to 2, that the original has at any item: somewhat true
// where it can be.
func (b *book) even() int {
	for _, v := range []int{1, 2, 0} {
		if len(b.answers[v]) > 0 && (v == 1 || !b.reversed && !b.turned || len(b.answers[2-v]) > 0) {
			return v
		}
	}
	return 1
}

// day is the date of a questionnaire, moved to years that the original has not.
func (d *drawing) day(t time.Time) time.Time {
	if d.people != nil && t.Equal(titleDay) {
		return d.people.titleDay()
	}
	return t.AddDate(d.years, 0, 0)
}
