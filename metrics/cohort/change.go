package cohort

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"apst/metrics"
)

// The classes of a reliable change.
const (
	classRecovered    = "recovered"
	classImproved     = "improved"
	classUnchanged    = "unchanged"
	classDeteriorated = "deteriorated"
)

// Classes are the classes of a reliable change, as outputs have them.
func Classes() []string {
	return []string{classRecovered, classImproved, classUnchanged, classDeteriorated}
}

// Why a pair has no class.
const (
	noPair         = "there is no pair"
	noReliable     = "how much change is more than error of measurement is not known"
	noNumber       = "the values are words"
	noSingle       = "not told of single pupils: the scale is too unreliable"
	noRequest      = "told of single scales on request only"
	noBetter       = "neither direction is the better one"
	noThreshold    = "no threshold is known"
	wordOfAverages = "only medians and signs can be taken of it"
)

// change works out what the difference between the two values comes to, and the bands
// of those that are there.
func (m *matcher) change(p *Pair) {
	m.bands(p)
	if !p.Paired() {
		p.NoClass = noPair
		return
	}
	o := p.Outcome
	if o.Words {
		p.Move, p.NoClass = moveInOrder(o.Order, p.First.Category, p.Last.Category), noNumber
		return
	}
	a, _ := p.First.Number()
	b, _ := p.Last.Number()
	p.Change, p.HasChange = b-a, true
	if o.Medians {
		p.Move, p.NoClass = moveOf(o.Better, p.Change), wordOfAverages
		return
	}
	m.classify(p, a, b)
}

// moveInOrder is which way a word went in an order, the best first; none where one of
// them is not in it.
func moveInOrder(order []string, a, b string) Move {
	i, k := slices.Index(order, a), slices.Index(order, b)
	if i < 0 || k < 0 {
		return NoMove
	}
	return [...]Move{MovedDown, NotMoved, MovedUp}[1+cmp.Compare(i, k)]
}

// moveOf is which way a number went, up being the better way.
func moveOf(better metrics.Better, change float64) Move {
	n := cmp.Compare(change, 0)
	switch better {
	case metrics.Neither:
		return NoMove
	case metrics.Lower:
		n = -n
	}
	return [...]Move{MovedDown, NotMoved, MovedUp}[1+n]
}

// systemOf is the system of bands that is asked for, or the first that the outcome has;
// nil for none. A system is named as in columns, band3, or by its number.
func systemOf(o *metrics.Outcome, name string) *metrics.BandSystem {
	for i := range o.Bands {
		b := &o.Bands[i]
		if name != "" && (strings.EqualFold(b.Name, name) || strings.EqualFold(strings.TrimPrefix(b.Name, "band"), name)) {
			return b
		}
	}
	if len(o.Bands) == 0 {
		return nil
	}
	return &o.Bands[0]
}

// cutOf is the cut-off of the system that is asked for, or of the first that has one;
// nil for none.
func cutOf(o *metrics.Outcome, name, informant, form string) *Cut {
	system := systemOf(o, name)
	if system == nil {
		return nil
	}
	if system.Cutoff == nil {
		i := slices.IndexFunc(o.Bands, func(b metrics.BandSystem) bool { return b.Cutoff != nil })
		if i < 0 {
			return nil
		}
		system = &o.Bands[i]
	}
	limit, title, ok := system.Cutoff(informant, form)
	if !ok {
		return nil
	}
	return &Cut{Limit: limit, Title: title, System: system.Name, Higher: o.Better == metrics.Higher}
}

// bands are the bands of the values that are there, each of its own form.
func (m *matcher) bands(p *Pair) {
	if p.System = systemOf(p.Outcome, m.s.Bands); p.System == nil || p.System.Of == nil {
		return
	}
	for i, o := range [...]*Observed{p.First, p.Last} {
		if o == nil || !scorable(o, p.Outcome) {
			continue
		}
		if x, ok := o.Number(); ok {
			p.Bands[i], _ = p.System.Of(p.Informant, cmp.Or(o.Form, p.Form), x)
		}
	}
}

// reliableKey is what a threshold depends on.
type reliableKey struct {
	measure, scale, informant, form string
}

type reliableAnswer struct {
	reliable *metrics.Reliable
	cut      *Cut
	why      string
}

// reliable is how much change of a pair's outcome counts, or why that is not known.
func (m *matcher) reliable(p *Pair) *reliableAnswer {
	k := reliableKey{p.Measure, p.Outcome.Scale, p.Informant, p.Form}
	if a := m.reliables[k]; a != nil {
		return a
	}
	a := &reliableAnswer{cut: cutOf(p.Outcome, m.s.Bands, p.Informant, p.Form)}
	m.reliables[k] = a
	ask := metrics.ReliableAsk{Informant: p.Informant, Form: p.Form}
	if slices.Contains(p.Outcome.Methods, m.s.Method) {
		ask.Method = m.s.Method
	}
	if m.s.isPrimary(p.Measure, p.Outcome.Scale) {
		ask.SD, ask.Reliability = m.s.SD, m.s.Reliability
	}
	r, why := p.Outcome.Reliable(ask)
	switch {
	case why != "":
		a.why = why
	case r.Points <= 0 && r.Limit <= 0:
		a.why = noThreshold
	default:
		a.reliable = &r
	}
	return a
}

// classify says what became of the pupil by the outcome's reliable change and cut-off.
func (m *matcher) classify(p *Pair, before, after float64) {
	o := p.Outcome
	switch {
	case o.Reliable == nil:
		p.NoClass = noReliable
	case o.Single == metrics.Never:
		p.NoClass = noSingle
	case o.Single == metrics.OnRequest && !m.s.SingleScales:
		p.NoClass = noRequest
	case o.Better == metrics.Neither:
		p.NoClass = noBetter
	}
	if p.NoClass != "" {
		return
	}
	a := m.reliable(p)
	if a.reliable == nil {
		p.NoClass = a.why
		return
	}
	p.Reliable, p.Cut = a.reliable, a.cut
	better := before - after
	if o.Better == metrics.Higher {
		better = -better
	}
	switch {
	case !exceeds(a.reliable, better):
		p.Class = classUnchanged
	case better < 0:
		p.Class = classDeteriorated
	case a.cut != nil && a.cut.Beyond(before) && !a.cut.Beyond(after):
		p.Class = classRecovered
	default:
		p.Class = classImproved
	}
}

// exceeds reports whether a change, either way, is more than error of measurement: so
// many whole points or more, or of a number that is not whole more than the limit.
func exceeds(r *metrics.Reliable, change float64) bool {
	size := math.Abs(change)
	if r.Points > 0 && (size == math.Trunc(size) || r.Limit <= 0) {
		return size >= float64(r.Points)
	}
	return size > r.Limit
}
