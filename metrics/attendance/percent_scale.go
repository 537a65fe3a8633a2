package attendance

import (
	"fmt"
	"math/big"
	"strings"

	"apst/metrics/record"
)

// scale gathers the percentages of a block, to find out whether they run to 1 or to
// 100, and whether they follow from the sessions.
type scale struct {
	any   bool
	most  *big.Rat
	cells []percentCell
}

type percentCell struct {
	row   int
	pupil string
	is    *big.Rat
	want  [2]Fraction // by basis
	text  string
}

// percentOf takes the percentage of a row down.
func (p *plan) percentOf(rec *record.Record, t *Tally) {
	text, got := rec.Text(fieldPercent)
	if got != record.Given {
		return
	}
	number, ok := new(big.Rat).SetString(strings.TrimSpace(strings.TrimSuffix(text, "%")))
	if !ok || strings.ContainsAny(text, "eE/_xX") {
		return
	}
	if strings.HasSuffix(text, "%") {
		p.scale.any = true // hundreds, whatever the most is
	}
	if p.scale.most == nil || number.Cmp(p.scale.most) > 0 {
		p.scale.most = number
	}
	p.scale.cells = append(p.scale.cells, percentCell{rec.Row, rec.Pupil, number, [2]Fraction{t.Attendance(MIS), t.Attendance(DfE)}, text})
}

// settleScale says how percentages are written, and tells of those that do not follow
// from the sessions of their row, on either basis.
func (rd *reading) settleScale(p *plan) {
	s := &p.scale
	if s.most == nil || p.block.Refused != nil {
		return
	}
	hundreds := s.any || s.most.Cmp(big.NewRat(1, 1)) > 0
	text := "from 0 to 1, by the greatest of them"
	if hundreds {
		text = "from 0 to 100, by the greatest of them"
	}
	p.block.Decide("percentages", text+"; worked out anew from the sessions", "answers", p.block.Head(fieldPercent))
	off := notices{}
	for _, c := range s.cells {
		if !c.want[MIS].Ok() || c.near(hundreds, MIS) || c.near(hundreds, DfE) {
			continue
		}
		off.add(RulePercent, "", c.row, p.block.Column(fieldPercent), c.pupil)
		if k := (noticeKey{RulePercent, ""}); off[k].n == 1 {
			off[k].first = fmt.Sprintf("%s, and the sessions give %s%%", c.text, c.want[MIS].Percent())
		}
	}
	off.tell(rd.log, p.block)
}

// near reports whether a percentage is what the sessions give, as far as it was
// rounded: by a whole per cent at most.
func (c percentCell) near(hundreds bool, b Basis) bool {
	is := new(big.Rat).Set(c.is)
	if !hundreds {
		is.Mul(is, big.NewRat(100, 1))
	}
	want := big.NewRat(int64(100*c.want[b].Of), int64(max(1, c.want[b].Over)))
	diff := is.Sub(is, want)
	return diff.Abs(diff).Cmp(big.NewRat(1, 1)) < 0
}
