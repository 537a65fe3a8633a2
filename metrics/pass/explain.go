package pass

import (
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/metrics"
)

// Explain implements [metrics.Reading]. What was read is kept with its cells, so
// that the files need not be opened again.
func (rd *reading) Explain(q metrics.Query) ([]metrics.Derivation, error) {
	var out []metrics.Derivation
	for _, s := range rd.sittings {
		if s.pupil != q.Pupil || q.Wave != "" && s.wave != q.Wave || q.Placement != 0 && s.placement != q.Placement {
			continue
		}
		for _, f := range factorsOf(s.survey) {
			if s.wants(f) && asked(q, f) {
				out = append(out, rd.explain(s, f))
			}
		}
	}
	for _, ch := range rd.changes {
		c := ch.course
		if c.pupil != q.Pupil || q.Wave != "" || q.Placement != 0 && c.placement != q.Placement {
			continue
		}
		for _, f := range factorsOf(c.survey) {
			if (ch.first.wants(f) || ch.last.wants(f)) && asked(q, f) {
				out = append(out, ch.explain(f))
			}
		}
	}
	for _, s := range rd.left {
		if s.pupil == q.Pupil {
			out = append(out, s.explainLeft(q))
		}
	}
	return out, nil
}

// asked reports whether a factor is asked for; a scale may name a part of it.
func asked(q metrics.Query, f factor) bool {
	id, _, _ := strings.Cut(q.Scale, ".")
	return id == "" || id == f.id
}

// of says what a sitting is, in words.
func (s *sitting) of(title string) string {
	text := title + ", " + waveShown(s.wave)
	if s.wave == "" {
		text = title + ", sitting not known"
	}
	if !s.date.IsZero() {
		text += ", " + s.date.String()
	}
	return text
}

func (rd *reading) explain(s *sitting, f factor) metrics.Derivation {
	sc := s.score(f)
	d := metrics.Derivation{Of: s.of(f.title), Cells: s.used(sc), See: []string{"pass.factors", "pass.bands", "pass.normal-score"}}
	if s.survey == levelOne {
		d.See[0] = "pass.level-1"
	}
	var parts []string
	if sc.hasPercentile {
		parts = append(parts, "percentile "+sc.percentile.String())
		d.Steps = append(d.Steps, metrics.Step{Text: limits(sc.band) + ": band", Result: sc.band.String()},
			metrics.Step{Text: normalText(sc.percentile), Result: signed(normalScore(sc.percentile))})
	}
	if sc.band != noBand {
		parts = append(parts, "band "+sc.band.String())
	}
	if sc.hasPercentage {
		parts = append(parts, "percentage "+sc.percentage.String())
	}
	d.Value = strings.Join(parts, ", ")
	all := slices.Concat(sc.flags, s.flags)
	for _, row := range flags() {
		if !slices.Contains(all, row.word) {
			continue
		}
		if d.Value == "" && d.Why == "" {
			d.Why = row.meaning
		} else {
			d.Notes = append(d.Notes, row.meaning)
		}
		d.Rules = withRule(d.Rules, row.rule)
	}
	if s.by != "" {
		d.Notes = append(d.Notes, fmt.Sprintf("sitting: %s (%s)", s.named, s.by))
	} else if s.wave != "" {
		d.Notes = append(d.Notes, "sitting: by the pupil's dates in order")
	}
	return d
}

func withRule(rules []*finding.Rule, r *finding.Rule) []*finding.Rule {
	if r == nil || slices.Contains(rules, r) {
		return rules
	}
	return append(rules, r)
}

// limits says which percentiles a band holds.
func limits(b band) string {
	t := bandTable()
	if b == low {
		return "up to " + t[0].upper.String()
	}
	return "above " + t[b-2].upper.String() + ", up to " + t[b-1].upper.String()
}

// normalText is the arithmetic of a normal score.
func normalText(p points) string {
	text := fmt.Sprintf("normal score: the normal quantile of (%s - 0.5) / 100", max(p, point))
	if p < point {
		text += ", for below 1 counts as 1"
	}
	return text
}

// used are the cells of a score.
func (s *sitting) used(sc *score) []metrics.Used {
	var out []metrics.Used
	for _, c := range sc.cells {
		u := metrics.Used{At: s.at(c), Field: c.kind.String(), Stored: c.text}
		switch c.value.is {
		case aNumber:
			if read := c.value.points.String(); read != c.text {
				u.Read = read
			}
		case aBand:
			u.Field = bandName.String()
			if read := c.value.band.String(); read != c.text {
				u.Read = read
			}
		case unusable:
			u.Counted = "not used"
		}
		out = append(out, u)
	}
	return out
}

func (ch *change) explain(f factor) metrics.Derivation {
	c := ch.in(f)
	d := metrics.Derivation{Of: fmt.Sprintf("%s, from %s to %s", f.title, waveShown(ch.first.wave), waveShown(ch.last.wave)), See: []string{"pass.reporting", "pass.normal-score"},
		Cells: slices.Concat(ch.first.used(c.first), ch.last.used(c.last))}
	var parts []string
	if c.bands != noMove {
		parts = append(parts, "band "+string(c.bands))
		d.Steps = append(d.Steps, metrics.Step{Text: c.first.band.String() + ", then " + c.last.band.String() + ": band", Result: string(c.bands)})
	}
	if c.percentiles != noMove {
		parts = append(parts, "percentile "+string(c.percentiles))
		d.Steps = append(d.Steps, metrics.Step{Text: c.first.percentile.String() + ", then " + c.last.percentile.String() + ": percentile", Result: string(c.percentiles)})
	}
	if c.hasNormal {
		parts = append(parts, "normal score changed by "+signed(c.normal))
		d.Steps = append(d.Steps, metrics.Step{Text: fmt.Sprintf("normal scores: %s - (%s)", signed(normalScore(c.last.percentile)), signed(normalScore(c.first.percentile))), Result: signed(c.normal)})
	}
	d.Value = strings.Join(parts, ", ")
	for _, row := range flags() {
		if !slices.Contains(c.flags, row.word) {
			continue
		}
		if d.Value == "" && d.Why == "" {
			d.Why = row.meaning
		} else {
			d.Notes = append(d.Notes, row.meaning)
		}
		d.Rules = withRule(d.Rules, row.rule)
	}
	if ch.hasWeeks {
		d.Notes = append(d.Notes, fmt.Sprintf("whole weeks between: %d", ch.weeks))
	}
	return d
}

// explainLeft says why a sitting does not count.
func (s *sitting) explainLeft(q metrics.Query) metrics.Derivation {
	d := metrics.Derivation{Of: "the row at " + s.place().String(), Why: s.out.Title, Rules: []*finding.Rule{s.out}, See: []string{s.out.ID}}
	for n := range s.scores {
		for _, sv := range both {
			for _, f := range factorsOf(sv) {
				if f.name == name(n) && f.id == f.name.id() && asked(q, f) {
					d.Cells = append(d.Cells, s.used(&s.scores[n])...)
				}
			}
		}
	}
	return d
}
