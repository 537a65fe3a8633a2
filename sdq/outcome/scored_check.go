package outcome

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/finding"
	"apst/sdq"
)

// ruleset checks the rules that the scores rest on. It reports false where they are
// newer than the program's, which refuses the file.
func (l *line) ruleset() bool {
	r := l.page.reader
	text := l.text(colRuleset)
	switch newer, ok := newerRuleset(text); {
	case text == sdq.Ruleset:
	case ok && newer:
		if r.out.Refused != RuleNewer {
			r.refuse(finding.Finding{Rule: RuleNewer, From: l.ref(colRuleset), Seen: text,
				Expected: "scores by " + sdq.Ruleset + " at the latest, the newest rules that this program has", Fix: fmt.Sprintf("use an apst that has the rules %s; or %s", text, anew)})
		}
		return false
	default:
		l.fault(RuleRuleset, colRuleset, seenText(text))
	}
	return true
}

// newerRuleset reports whether rules come after the program's own; ok is false for what
// is no name of rules.
func newerRuleset(text string) (newer, ok bool) {
	parse := func(s string) (year, n int, ok bool) {
		rest, okName := strings.CutPrefix(s, Measure+"-")
		y, m, okPoint := strings.Cut(rest, ".")
		year, okYear := digits(y)
		n, okN := digits(m)
		return year, n, okName && okPoint && okYear && okN && len(y) == 4 && m == strconv.Itoa(n)
	}
	year, n, ok := parse(text)
	ourYear, ourN, _ := parse(sdq.Ruleset)
	return year > ourYear || year == ourYear && n > ourN, ok
}

// scores reads the scores and holds them against everything that the row says beside
// them.
func (l *line) scores(q *questionnaire) {
	if !q.informant.Valid() || l.bad[colFlags] {
		return // told already, and nothing can be checked without them
	}
	for scale := range sdq.Scale(sdq.ScaleCount) {
		c := colScore + column(scale)
		n, given, ok := l.number(c)
		v, fits := sdq.ValueOf(scale, q.informant, n)
		switch {
		case !ok || given && !fits:
			l.fault(RuleRange, c, string(l.cells[c].Text))
		case given:
			q.scores[scale] = v
		}
	}
	if len(l.faults) > 0 {
		return
	}
	l.sums(q)
	l.reasons(q)
	l.answered(q)
	if len(l.faults) == 0 {
		l.bands(q)
	}
}

// has reports whether there is a score.
func (q *questionnaire) has(scale sdq.Scale) bool {
	_, ok := q.scores[scale].Number()
	return ok
}

// sums checks the scales that add others up: there is a sum where all its parts are
// there, and only then.
func (l *line) sums(q *questionnaire) {
	for scale := range sdq.Scale(sdq.ScaleCount) {
		parts := scale.Parts()
		if len(parts) == 0 {
			continue
		}
		sum, whole := 0, true
		for _, p := range parts {
			n, ok := q.scores[p].Number()
			sum += n
			whole = whole && ok
		}
		n, ok := q.scores[scale].Number()
		spoilt := Why(q.flags) != ""
		if !spoilt && (ok != whole || whole && n != sum) {
			seen := "none"
			if ok {
				seen = strconv.Itoa(n)
			}
			want := "none, for one of its scales has no score"
			if whole {
				want = strconv.Itoa(sum)
			}
			l.fault(RuleSum, colScore+column(scale), seen+", and its scales give "+want)
		}
	}
}

// reasons checks that every score that is missing has its reason in the flags, and that
// no flag gives a reason where there is a score. Only impact may be missing without
// one, where nobody was asked.
func (l *line) reasons(q *questionnaire) {
	spoilt := Why(q.flags) != ""
	for scale := range sdq.Scale(sdq.ScaleCount) {
		why := spoilt || q.flagged(scale.String()+tooFewItems) || q.flagged(scale.String()+scaleMissing)
		if scale == sdq.Impact {
			why = why || slices.ContainsFunc(splitFlags(q.flags), func(f string) bool { return flagReasons().impact[f] != "" })
		}
		seen := ""
		switch has := q.has(scale); {
		case has && why:
			seen = "a score, and a flag that there is none"
		case !has && !why && scale != sdq.Impact:
			seen = "no score, and no flag that says why"
		case scale == sdq.Impact && !has && slices.ContainsFunc(splitFlags(q.flags), restsOnImpact):
			seen = "no score, and a flag that says what it rests on"
		default:
			continue
		}
		l.fault(RuleReason, colScore+column(scale), seen)
	}
}

// restsOnImpact reports whether a flag is about an impact score that is there.
func restsOnImpact(flag string) bool {
	switch flag {
	case "impact-" + sdq.GateMissing.String(), "impact-" + sdq.GateContradicted.String():
		return true
	}
	return strings.HasPrefix(flag, "impact=") && strings.Contains(flag, "-of-")
}

// answered checks how many items were answered, and which scales were worked out from
// some of theirs: 3 or 4 of 5.
func (l *line) answered(q *questionnaire) {
	prorated := splitFlags(l.text(colProrated))
	n, given, ok := l.number(colAnswered)
	if !ok || n > sdq.Items {
		l.fault(RuleWord, colAnswered, string(l.cells[colAnswered].Text))
		return
	}
	least, most := 0, 0
	for _, scale := range itemScales[:5] {
		i := slices.Index(prorated, scale.String())
		if i >= 0 {
			prorated = slices.Delete(prorated, i, i+1)
		}
		switch has := q.has(scale); {
		case i >= 0 && !has:
			l.fault(RuleReason, colProrated, scale.String()+" has no score")
		case i >= 0:
			least, most = least+3, most+4
		case has:
			least, most = least+5, most+5
		default:
			most += 2
		}
	}
	spoilt := Why(q.flags) != ""
	switch {
	case len(prorated) > 0:
		l.fault(RuleWord, colProrated, strings.Join(prorated, ";"))
	case given == spoilt:
		l.fault(RuleReason, colAnswered, seenText(string(l.cells[colAnswered].Text))+", in a row that has scores or ought to have none")
	case given && (n < least || n > most):
		l.fault(RuleReason, colAnswered, fmt.Sprintf("%d, and the scores rest on %d to %d", n, least, most))
	}
}

// bands holds the bands against those of the scores. A child under 4 on the form for 4
// to 17 has none at all.
func (l *line) bands(q *questionnaire) {
	none := true
	var wrong []column
	for _, b := range bandColumns {
		if !slices.Contains(l.page.systems, b.system) {
			continue
		}
		for scale := range sdq.Scale(sdq.ScaleCount) {
			c := b.first + column(scale)
			text, want := l.text(c), ""
			if n, ok := q.scores[scale].Number(); ok {
				if band, no := sdq.BandOf(b.system, q.form, q.informant, scale, n); no == sdq.HasBand {
					want = band.String()
				}
			}
			none = none && text == ""
			if text != want {
				wrong = append(wrong, c)
			}
		}
	}
	if len(wrong) > 0 && none && q.form == sdq.Form4to17 && q.flagged("age-and-form") {
		q.underage = true
		return
	}
	for _, c := range wrong {
		l.fault(RuleBand, c, seenText(l.text(c))+", which is not that of the score")
	}
}
