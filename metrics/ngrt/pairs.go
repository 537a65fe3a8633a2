package ngrt

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"apst/finding"
	"apst/ingest"
)

// findingAt is a finding about a result's standard age score that is nobody's own.
func findingAt(rule *finding.Rule, r *result, seen string) finding.Finding {
	return finding.Finding{Rule: rule, From: r.ref(r.block.sas), Seen: seen}
}

// settle puts results in order and sees to it that there is one a pupil and day.
func (rd *Reading) settle(all []*result) {
	slices.SortStableFunc(all, inOrder)
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && sameTime(all[from], all[to]) {
			to++
		}
		rd.results = append(rd.results, rd.oneOf(all[from:to]))
		from = to
	}
	slices.SortStableFunc(rd.results, func(a, b *result) int { return cmp.Or(byDate(a, b), cmp.Compare(a.order, b.order)) })
}

// sameTime reports whether nothing tells the times of two results of a pupil apart:
// they have one date, or neither has one and they are of one sitting.
func sameTime(a, b *result) bool {
	return a.pupil == b.pupil && a.date == b.date && (!a.date.IsZero() || a.sitting == b.sitting)
}

// oneOf is the result of a day. Rows that say the same are counted once; of rows
// that differ an option says which counts, or none does.
func (rd *Reading) oneOf(day []*result) *result {
	day = rd.once(day)
	if len(day) == 1 {
		return day[0]
	}
	keep := rd.chosen(day)
	if keep != nil {
		for _, r := range day {
			if r != keep {
				rd.setAside(r, RuleSettled, "counts: "+keep.spot())
				rd.counted.settled++
			}
		}
		keep.flag("same-day-" + rd.sameDay)
		return keep
	}
	first := day[0]
	for i, r := range day {
		var others []string
		for k, o := range day {
			if k != i {
				others = append(others, o.spot())
			}
		}
		rd.tellSameTime(r, "also in "+strings.Join(others, ", "))
		if i > 0 {
			first.also = append(first.also, r.at)
			r.aside = RuleSameDay
			rd.aside = append(rd.aside, r)
			rd.counted.settled++
		}
	}
	first.unusable, first.flags = RuleSameDay, []string{"same-day"}
	return first
}

// once drops, of rows that say the same of a sitting, all but the fullest.
func (rd *Reading) once(day []*result) []*result {
	var kept []*result
	for _, r := range day {
		i := slices.IndexFunc(kept, func(k *result) bool { return k.agrees(r) && k.unusable == r.unusable })
		if i < 0 {
			kept = append(kept, r)
			continue
		}
		again := r
		if r.filled() > kept[i].filled() {
			kept[i], again = r, kept[i]
		}
		rd.setAside(again, RuleRepeated, "the same as in "+kept[i].spot())
		rd.counted.repeated++
	}
	return kept
}

func (rd *Reading) setAside(r *result, rule *finding.Rule, seen string) {
	r.aside = rule
	r.find(rd.req.Log, rule, r.at, seen)
	rd.aside = append(rd.aside, r)
}

// tellSameTime says that nothing tells a result from another of the pupil. Two
// without a date are probably of two days: neither is to be deleted for it.
func (rd *Reading) tellSameTime(r *result, seen string) {
	f := finding.Finding{Rule: RuleSameDay, From: r.ref(fieldDate), Pupil: r.pupil, Seen: seen}
	if r.date.IsZero() {
		f.Seen += "; neither has a date that can be used"
		f.Expected = "a date of test for each result, or a sitting such as baseline: nothing tells the two apart"
		f.Fix = "correct the dates; if both are of one day, delete the one that does not count"
	}
	rd.req.Log.Add(f)
	if !slices.Contains(r.rules, RuleSameDay) {
		r.rules = append(r.rules, RuleSameDay)
	}
}

// chosen is the result of a day that an option picks; nil where none is asked for,
// it does not pick one, or nobody knows the day: two results without a date may be
// of two days, and neither is to be lost.
func (rd *Reading) chosen(day []*result) *result {
	byOrder := func(a, b *result) int { return a.order - b.order }
	if day[0].date.IsZero() {
		return nil
	}
	switch rd.sameDay {
	case "":
		return nil
	case "first":
		return slices.MinFunc(day, byOrder)
	case "last":
		return slices.MaxFunc(day, byOrder)
	}
	var found *result
	for _, r := range day {
		if !strings.EqualFold(r.form, rd.sameDay) {
			continue
		}
		if found != nil {
			return nil
		}
		found = r
	}
	return found
}

// compare looks at each pupil's sittings one after the other.
func (rd *Reading) compare() {
	for sittings := range rd.perPupil() {
		var before *result
		var earlier []*result
		for _, r := range sittings {
			if r.unusable != nil {
				continue
			}
			if before != nil {
				rd.comparePair(before, r)
			}
			rd.checkLabel(r, earlier)
			before, earlier = r, append(earlier, r)
		}
	}
}

// comparePair says what makes two sittings of a pupil that follow each other
// doubtful as a pair.
func (rd *Reading) comparePair(a, b *result) {
	log := rd.req.Log
	since := "since " + a.spot()
	if days, ok := mostDays(a.date, b.date); ok && days < 7*limit("weeks-apart") {
		b.find(log, RuleSoon, b.ref(fieldDate), fmt.Sprintf("%d days %s", days, since))
		b.flag("under-8-weeks")
	}
	if a.form != "" && a.form == b.form {
		b.find(log, RuleSameForm, b.ref(fieldForm), fmt.Sprintf("%s again %s", b.form, since))
		b.flag("same-form")
	}
	if a.medium != "" && b.medium != "" && a.medium != b.medium {
		b.find(log, RulePaper, b.ref(fieldForm), fmt.Sprintf("%s, and %s %s", b.medium, a.medium, since))
		b.flag("paper-and-digital")
	}
}

// mostDays is how many days lie between two dates at most; a date without a day may
// be any day of its month. ok is false where a date is not known.
func mostDays(a, b ingest.Date) (days int, ok bool) {
	if a.IsZero() || b.IsZero() {
		return 0, false
	}
	days = b.Days() - a.Days()
	if b.Day == 0 {
		days += 30
	}
	return days, true
}

// checkLabel compares the change that the file gives with those that the pupil's
// scores give. The vendor's word for progress is of that change.
func (rd *Reading) checkLabel(r *result, earlier []*result) {
	if r.label == "" && !r.has {
		return
	}
	scored := slices.DeleteFunc(slices.Clone(earlier), func(e *result) bool { return e.sas.kind != sasScore })
	if len(earlier) == 0 {
		if r.label != "" {
			r.flag("progress-without-start")
		}
		return
	}
	if !r.has || r.sas.kind != sasScore || len(scored) == 0 {
		return
	}
	if slices.ContainsFunc(scored, func(e *result) bool { return r.sas.n-e.sas.n == r.change }) {
		return
	}
	var seen []string
	for _, e := range scored {
		seen = append(seen, fmt.Sprintf("%+d since %s", r.sas.n-e.sas.n, e.spot()))
	}
	r.find(rd.req.Log, RuleStale, r.ref(fieldChange), fmt.Sprintf("%+d in the file, %s", r.change, strings.Join(seen, ", ")))
	r.flag("progress-stale")
}

// spot is the address of a result's standard age score, as text.
func (r *result) spot() string { return r.ref(r.block.sas).String() }

// places are the rows that a result rests on, as text.
func (r *result) places() string {
	texts := []string{r.at.String()}
	for _, ref := range r.also {
		texts = append(texts, ref.String())
	}
	return strings.Join(texts, "; ")
}
