package pass

import (
	"strings"

	"apst/finding"
)

// complete settles which survey a sitting is of, gives its percentiles their bands,
// and tells what is missing. A sitting that may be of either survey is left with
// none.
func (rd *reading) complete(s *sitting) {
	s.survey = s.surveyOf()
	if s.survey == noSurvey {
		rd.log.Add(finding.Finding{Rule: RuleLevels, From: s.place(), Pupil: s.pupil, Seen: strings.Join(s.found().titles(), ", ")})
		rd.counts.refused += s.rows
		s.out, rd.left = RuleLevels, append(rd.left, s)
		return
	}
	var missing set
	for _, f := range factorsOf(s.survey) {
		sc := s.score(f)
		rd.grade(s, sc)
		if sc.state == blank && s.wants(f) && (s.plan.wanted != 0 || !rd.settings.named) {
			missing = missing.with(f.name)
		}
	}
	if missing != 0 {
		at := s.place()
		for _, c := range s.plan.columns {
			if spread(s.plan.block) && missing.has(c.name) {
				at = s.plan.block.Table.Ref(s.row, c.col)
				break
			}
		}
		rd.log.Add(finding.Finding{Rule: RuleBlank, From: at, Pupil: s.pupil, Seen: "blank: " + strings.Join(missing.titles(), ", ")})
	}
	if s.reader {
		s.flags = append(s.flags, flagReader)
	}
	if s.date.IsZero() {
		s.flags = append(s.flags, flagDateless)
	}
}

// surveyOf is the survey whose factors a sitting has results in.
func (s *sitting) surveyOf() survey {
	nine, four := setOf(factorsOf(nineFactor)), setOf(factorsOf(levelOne))
	found := s.found()
	onlyNine, onlyFour := found.without(four) != 0, found.without(nine) != 0
	switch {
	case onlyNine && onlyFour:
		return noSurvey
	case onlyNine:
		return nineFactor
	case onlyFour, s.plan.wanted == four:
		return levelOne
	case s.plan.mixed: // only factors whose names both have
		return noSurvey
	}
	return nineFactor
}

// wants reports whether the sitting's table has a place for a factor.
func (s *sitting) wants(f factor) bool { return s.plan.wanted == 0 || s.plan.wanted.has(f.name) }

// grade gives a score its band, by the percentile where there is one.
func (rd *reading) grade(s *sitting, sc *score) {
	switch {
	case sc.state == blank:
		sc.flags = append(sc.flags, flagBlank)
	case sc.state == refused:
	case sc.hasPercentile:
		b := bandOf(sc.percentile)
		if sc.band != noBand && sc.band != b {
			at := s.place()
			for _, c := range sc.cells {
				if c.value.is == aBand {
					at = s.at(c)
				}
			}
			rd.log.Add(finding.Finding{Rule: RuleBand, From: at, Pupil: s.pupil, Seen: sc.band.String() + " beside " + sc.percentile.String()})
			sc.flags = append(sc.flags, flagBand)
		}
		sc.band = b
		if sc.below {
			sc.flags = append(sc.flags, flagBelow)
		}
	case sc.band != noBand:
		sc.flags = append(sc.flags, flagBandOnly)
	default:
		sc.flags = append(sc.flags, flagPercentage)
	}
}
