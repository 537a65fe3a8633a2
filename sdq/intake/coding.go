package intake

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/sdq"
)

// Coding is how the answers of a block stand for "not true", "somewhat true"
// and "certainly true".
type Coding uint8

// The codings.
const (
	CodingUnknown Coding = iota
	Coding02             // 0, 1, 2
	Coding13             // 1, 2, 3; 4 is "can't say"
	Coding20             // 2, 1, 0: turned round
	Coding31             // 3, 2, 1: turned round
	CodingWords          // words alone
)

var codingNames = [...]string{"", "0-2", "1-3", "2-0", "3-1", "words"}

// String is the coding as the command line has it.
func (c Coding) String() string { return codingNames[c] }

// Codings are the names of the codings, for the command line.
func Codings() []string { return append([]string(nil), codingNames[1:]...) }

// ParseCoding reads the name of a coding.
func ParseCoding(s string) (Coding, bool) {
	i := slices.Index(codingNames[:], s)
	return Coding(max(i, 0)), i > 0
}

// value is the answer that a number stands for.
func (c Coding) value(n int) (sdq.Answer, bool) {
	switch c {
	case Coding02:
	case Coding13:
		n--
	case Coding20:
		n = 2 - n
	case Coding31:
		n = 3 - n
	default:
		return sdq.Missing, false
	}
	return sdq.AnswerOf(n)
}

// base is the coding without regard to its direction.
func (c Coding) base() Coding {
	switch c {
	case Coding20:
		return Coding02
	case Coding31:
		return Coding13
	}
	return c
}

// keptRefs is how many cells are kept as evidence for each code.
const keptRefs = 5

// tally is what the answers of a block show, gathered row by row.
type tally struct {
	rows  int // with at least one answer
	codes [sdq.Items][codeCount]uint32
	refs  [codeCount][]sheet.Ref
	// The five reversed items as stored against the prosocial items, over rows
	// that are complete in both: sums for a correlation.
	n, x, y, xx, yy, xy int64
	// Rows in numbers that are complete in the prosocial items and the straight
	// difficulties, and those of them with more agreement with the difficulties.
	straightRows, turnedRows int
	// Complete rows in a row without a 0: the present run and the longest.
	run, longest int
	runAt        sheet.Ref // where the longest begins
	runStart     sheet.Ref
}

// items that are reversed, and the prosocial ones, as indices.
var reversedItems, prosocialItems, straightItems = func() (r, p, s []int) {
	for i := range sdq.Items {
		switch item := sdq.Item(i + 1); {
		case item.Reversed():
			r = append(r, i)
		case item.Scale() == sdq.Prosocial:
			p = append(p, i)
		default:
			s = append(s, i)
		}
	}
	return r, p, s
}()

// add takes a row into account.
func (t *tally) add(codes *[sdq.Items]code, ref func(item int) sheet.Ref) {
	t.rows++
	for i, c := range codes {
		t.codes[i][c]++
		if c != codeBlank && len(t.refs[c]) < keptRefs {
			t.refs[c] = append(t.refs[c], ref(i))
		}
	}
	x, okX := sum(codes, reversedItems)
	y, okY := sum(codes, prosocialItems)
	if okX && okY {
		t.n++
		t.x, t.y = t.x+x, t.y+y
		t.xx, t.yy, t.xy = t.xx+x*x, t.yy+y*y, t.xy+x*y
	}
	t.countRun(codes, ref)
	if okY && t.rows <= minFlippedRows { // beyond these the means decide
		if d, ok := sum(codes, straightItems); ok {
			t.straightRows++
			if y*int64(len(straightItems)) < d*int64(len(prosocialItems)) {
				t.turnedRows++
			}
		}
	}
}

// countRun follows runs of complete rows in which no answer is 0.
func (t *tally) countRun(codes *[sdq.Items]code, ref func(item int) sheet.Ref) {
	for _, c := range codes {
		if c <= codeNumber0 || c >= codeNumber4 {
			t.run = 0
			return
		}
	}
	if t.run++; t.run == 1 {
		t.runStart = ref(0)
	}
	if t.run > t.longest {
		t.longest, t.runAt = t.run, t.runStart
	}
}

// sum adds the stored values of some items when all are there: numbers as they
// stand, or words as 0 to 2. A mix of the two has no sum.
func sum(codes *[sdq.Items]code, items []int) (int64, bool) {
	total, words := 0, 0
	for _, i := range items {
		c := codes[i]
		switch {
		case c >= codeNumber0 && c < codeNumber4:
			total += int(c - codeNumber0)
		case c >= codeWord0 && c <= codeWord2:
			total += int(c - codeWord0)
			words++
		case c >= codePair0 && c <= codePairLast:
			total += int(c-codePair0) % 3
			words++
		default:
			return 0, false
		}
	}
	return int64(total), words == 0 || words == len(items)
}

func (t *tally) merge(o *tally) {
	t.rows += o.rows
	for i := range t.codes {
		for c := range t.codes[i] {
			t.codes[i][c] += o.codes[i][c]
		}
	}
	for c := range t.refs {
		t.refs[c] = append(t.refs[c], o.refs[c][:min(len(o.refs[c]), keptRefs-len(t.refs[c]))]...)
	}
	if o.longest > t.longest {
		t.longest, t.runAt = o.longest, o.runAt
	}
	t.straightRows, t.turnedRows = t.straightRows+o.straightRows, t.turnedRows+o.turnedRows
	t.n, t.x, t.y, t.xx, t.yy, t.xy = t.n+o.n, t.x+o.x, t.y+o.y, t.xx+o.xx, t.yy+o.yy, t.xy+o.xy
}

// count is how often a code occurs in some items; all when none are named.
func (t *tally) count(c code, items ...int) int {
	n := 0
	if items == nil {
		for i := range t.codes {
			n += int(t.codes[i][c])
		}
		return n
	}
	for _, i := range items {
		n += int(t.codes[i][c])
	}
	return n
}

// numbers counts bare 0, 1, 2, 3 and 4 over some items; all when none are named.
func (t *tally) numbers(items ...int) (n [5]int) {
	for k := range n {
		n[k] = t.count(codeNumber0+code(k), items...)
	}
	return n
}

// pairs says which codings the cells that hold a number and its word allow, and
// how many such cells there are.
func (t *tally) pairs() (allowed []Coding, cells int) {
	fits := map[Coding]bool{Coding02: true, Coding13: true, Coding20: true, Coding31: true}
	for c := codePair0; c <= codePairLast; c++ {
		n := t.count(c)
		if n == 0 {
			continue
		}
		cells += n
		number, _ := c.number()
		word, _ := c.word()
		for coding := range fits {
			if a, ok := coding.value(number); !ok || a != word {
				fits[coding] = false
			}
		}
	}
	for coding := Coding02; coding <= Coding31; coding++ {
		if fits[coding] && cells > 0 {
			allowed = append(allowed, coding)
		}
	}
	return allowed, cells
}

// verdict is what the answers alone say about the coding.
type verdict struct {
	coding  Coding // CodingUnknown when refused
	refused *finding.Rule
	seen    string
	at      []sheet.Ref
	paired  bool // words beside the numbers say which way it runs
}

// judge decides the coding from the whole block, by the codes that occur in it.
func (t *tally) judge() verdict {
	allowed, cells := t.pairs()
	n := t.numbers()
	bare := n[0] + n[1] + n[2] + n[3] + n[4]
	switch {
	case cells > 0 && len(allowed) == 0:
		return verdict{refused: RulePairs, seen: "numbers beside words that fit no coding", at: t.where(codePair0, codePairLast)}
	case bare == 0:
		return verdict{coding: CodingWords}
	case cells > 0:
		if len(allowed) == 1 {
			return verdict{coding: allowed[0], seen: "numbers beside their words", paired: true}
		}
		for c := codePair0; c <= codePairLast; c++ { // words leave it open: let their numbers count
			if k, _ := c.number(); t.count(c) > 0 {
				n[k] += t.count(c)
			}
		}
	}
	return t.judgeNumbers(n)
}

func (t *tally) judgeNumbers(n [5]int) verdict {
	seen := seenNumbers(n)
	switch {
	case n[0] > 0 && n[3] > 0:
		elsewhere := n[3] - t.count(codeNumber0+3, reversedItems...)
		if elsewhere == 0 {
			return verdict{refused: RuleReversedMinus, seen: seen, at: t.refs[codeNumber0+3]}
		}
		return verdict{refused: RuleMixed, seen: seen, at: t.rarer(codeNumber0, codeNumber0+3)}
	case n[0] > 0:
		return verdict{coding: Coding02, seen: seen}
	case n[3] > 0:
		return verdict{coding: Coding13, seen: seen}
	}
	return verdict{refused: RuleAmbiguous, seen: seen}
}

// handful is how many times as often one of two codes that exclude each other has
// to occur for the cells of the other alone to be the likely slips.
const handful = 5

// rarer are the cells of two codes of which one does not belong, those of the rarer
// first; of a mere handful among many, those alone.
func (t *tally) rarer(a, b code) []sheet.Ref {
	if t.count(a) < t.count(b) {
		a, b = b, a
	}
	if t.count(a) >= handful*t.count(b) {
		return t.refs[b]
	}
	return slices.Concat(t.refs[b], t.refs[a])
}

func (t *tally) where(from, to code) (at []sheet.Ref) {
	for c := from; c <= to; c++ {
		at = append(at, t.refs[c]...)
	}
	return at[:min(len(at), keptRefs)]
}

// times is how often something occurs, in words.
func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

func seenNumbers(n [5]int) string {
	var parts []string
	for k, count := range n {
		if count > 0 {
			parts = append(parts, fmt.Sprintf("%d (%s)", k, times(count)))
		}
	}
	return "answers " + strings.Join(parts, ", ")
}

// minReversedRows is how many complete rows the check for reversed storage
// needs: with 15, raw answers look reversed in under 1 block of 100.
const minReversedRows = 15

// reversal correlates the sum of the five reversed items, as stored, with the
// prosocial sum. It reports false with too few complete rows, or when one of
// the two does not vary.
func (t *tally) reversal() (r float64, ok bool) {
	r, _ = t.weakReversal()
	vx, vy := t.n*t.xx-t.x*t.x, t.n*t.yy-t.y*t.y
	return r, t.n >= minReversedRows && vx > 0 && vy > 0
}

// weakReversal is the same correlation over however many rows there are; 0 where
// one of the two does not vary.
func (t *tally) weakReversal() (r float64, rows int64) {
	vx, vy, cov := t.n*t.xx-t.x*t.x, t.n*t.yy-t.y*t.y, t.n*t.xy-t.x*t.y // whole: the same on every processor
	if vx <= 0 || vy <= 0 {
		return 0, t.n
	}
	return float64(cov) / (math.Sqrt(float64(vx)) * math.Sqrt(float64(vy))), t.n
}

// reversedCodes lists missing codes that a reversal has turned into something
// else: numbers that occur in the five reversed columns and nowhere else.
func (t *tally) reversedCodes() (found []int, at []sheet.Ref) {
	for k, number := range otherNumbers {
		c := codeOther0 + code(k)
		if !slices.Contains(reversedMissing[:], number) {
			continue
		}
		if in := t.count(c, reversedItems...); in > 0 && in == t.count(c) {
			found, at = append(found, number), append(at, t.refs[c]...)
		}
	}
	return found, at[:min(len(at), keptRefs)]
}

// minFlippedRows is how many rows the check for a scale that runs the other way
// needs. In fewer a handful of pupils with great difficulties can look the same,
// and it needs every row to agree.
const minFlippedRows = 5

// direction compares agreement, in numbers, with the prosocial items and with the
// fifteen difficulties that are not reversed. turned reports that the difficulties
// have more of it; sure that there are rows enough to go by.
func (t *tally) direction() (turned, sure bool, seen string) {
	prosocial, difficulties := t.agreement()
	turned = prosocial < difficulties
	agree := t.straightRows - t.turnedRows
	if turned {
		agree = t.turnedRows
	}
	sure = t.rows >= minFlippedRows || t.rows >= 2 && agree == t.rows
	return turned, sure, fmt.Sprintf("mean answer %.2f to the prosocial items, %.2f to the fifteen difficulties that are not reversed", prosocial, difficulties)
}

// plainlyTurned is how far below the difficulties the prosocial mean of one part of
// a block has to be; a class of pupils with great difficulties can be a little
// below by nature.
const plainlyTurned = 0.3

// agreement is the mean number given to the prosocial items, and to the fifteen
// difficulties that are not reversed.
func (t *tally) agreement() (prosocial, difficulties float64) {
	mean := func(items []int) float64 {
		total, count := 0, 0
		for k, n := range t.numbers(items...) {
			if k < 4 {
				total, count = total+k*n, count+n
			}
		}
		return float64(total) / float64(count)
	}
	return mean(prosocialItems), mean(straightItems)
}

// enoughAnswers is how many answers to difficulties cannot all be other than "not
// true", unless it was left blank: it is the commonest answer everywhere.
const enoughAnswers = 50

// dull lists what is too uniform in a block to be left unsaid: nothing but "not
// true", or answers that seem to have been made yes or no.
func (t *tally) dull(c Coding) (warnings []*finding.Rule) {
	var n [3]int
	prosocial := 0
	for k := codeNumber0; k <= codePairLast; k++ {
		if a, s := c.decode(k); s == answered {
			v, _ := a.Value()
			n[v] += t.count(k)
			prosocial += t.count(k, prosocialItems...)
		}
	}
	switch {
	case n[0] > 0 && n[1] == 0 && n[2] == 0:
		return []*finding.Rule{RuleFlatBlock}
	case n[0] > 0 && n[1] == 0, n[0] > 0 && n[2] == 0 && prosocial >= yesNoAnswers:
		return []*finding.Rule{RuleYesNo}
	}
	return nil
}

// yesNoAnswers is how many prosocial answers without a single "certainly true"
// look like a scale that was cut to two.
const yesNoAnswers = 40

// noNotTrue reports whether a block coded 1 to 3 or in words has enough answers to
// the difficulties and no "not true" among them. Coded 0 to 2 such a block is
// refused as ambiguous.
func (t *tally) noNotTrue(c Coding) (seen string, none bool) {
	given, notTrue := 0, 0
	for k := codeNumber0; k <= codePairLast; k++ {
		a, s := c.decode(k)
		if n := t.count(k, straightItems...); s == answered {
			given += n
			if a == sdq.NotTrue {
				notTrue += n
			}
		}
	}
	return fmt.Sprintf("%d answers to the difficulties, none of them \"not true\"", given), given >= enoughAnswers && notTrue == 0
}

// state is what an answer cell comes to once the coding is known.
type state uint8

const (
	answered state = iota
	missing        // blank, or a code or word for missing
	spoilt         // no answer of the coding
)

// decoder turns codes into answers, for straight and for reversed items.
type decoder [2][codeCount]struct {
	answer sdq.Answer
	state  state
}

func newDecoder(c Coding, reversedCodes []int) *decoder {
	d := new(decoder)
	for r := range d {
		for k := range d[r] {
			d[r][k].answer, d[r][k].state = c.decode(code(k))
			if n, ok := code(k).number(); ok && r == 1 && slices.Contains(reversedCodes, n) {
				d[r][k].answer, d[r][k].state = sdq.Missing, missing
			}
		}
	}
	return d
}

func (c Coding) decode(k code) (sdq.Answer, state) {
	switch k {
	case codeBlank, codeMissing, codeTwoMarks:
		return sdq.Missing, missing
	}
	word, hasWord := k.word()
	n, hasNumber := k.number()
	switch {
	case hasWord && hasNumber:
		if a, ok := c.value(n); c != CodingWords && (!ok || a != word) {
			return sdq.Missing, spoilt
		}
		return word, answered
	case hasWord:
		return word, answered
	case !hasNumber:
		return sdq.Missing, spoilt
	}
	if a, ok := c.value(n); ok {
		return a, answered
	}
	if slices.Contains(missingNumbers[:], n) || n == 4 && c.base() == Coding13 {
		return sdq.Missing, missing
	}
	return sdq.Missing, spoilt
}
