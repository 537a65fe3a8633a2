package tables

import (
	"strings"

	"apst/metrics"
	"apst/metrics/cohort"
	"apst/metrics/stats"
	"apst/report/disclosure"
)

// The parts of a result that are numbers of their own.
const (
	partLower = "#lower"
	partUpper = "#upper"
	partP     = "#p"
	partN     = "#n"
)

// kinds are what the numbers of a statistic are, where its unit does not say it.
var kinds = map[string]disclosure.Kind{
	"baseline_mean": disclosure.Mean, "endline_mean": disclosure.Mean, "mean_change": disclosure.Mean,
	"paired_baseline_mean": disclosure.Mean, "lost_baseline_mean": disclosure.Mean, "informant_mean": disclosure.Mean, "standing_mean": disclosure.Mean,
	"baseline_sd": disclosure.SD, "endline_sd": disclosure.SD, "sd_change": disclosure.SD,
	"events": disclosure.Events, "exposure": disclosure.Magnitude, "rate": disclosure.Rate,
	"mean_change_bca": disclosure.Mean, "referral_rate": disclosure.Rate,
}

// kindOf is what the number of a result is.
func kindOf(r *metrics.Result) disclosure.Kind {
	k, ok := kinds[r.Statistic]
	switch {
	case ok:
		return k
	case strings.Contains(r.Statistic, "median") || strings.HasSuffix(r.Statistic, "_q1") || strings.HasSuffix(r.Statistic, "_q3"):
		return disclosure.Quantile // of percentages too
	case r.Unit == "pupils" || r.Unit == "pairs":
		return disclosure.Count
	case r.Unit == "percent":
		return disclosure.Percentage
	case isAct(r):
		return actUnits[r.Unit]
	}
	return disclosure.Test
}

// find is a result; nil where there is none.
func (b *builder) find(k key) *metrics.Result { return b.results[k] }

// value is the cell of a result's number: why there is none where there is none.
func (b *builder) value(r *metrics.Result) Cell {
	switch {
	case r == nil:
		return lack(NotApplicable, "not given for it")
	case b.tooFine(r):
		return lack(NotAvailable, "too few pupils of a part of the school to part them again")
	case !r.Known():
		return b.valueless(r)
	}
	return b.print(b.result(r))
}

// partsOf is how many pupils of a part of the school there have to be, in thresholds,
// before they are parted again by what was found out about them.
const partsOf = 6

// tooFine reports whether a result parts the supported, who are too few for it outside
// the school. Their parts are among those of all pupils: most would be hidden, and
// those of all with them.
func (b *builder) tooFine(r *metrics.Result) bool {
	if r.Population != cohort.SupportedOne {
		return false
	}
	switch family(r.Statistic) {
	case "band", "class", "cut_off", "highest_band", "standing", "moved":
		return !b.enough(r, partsOf*b.in.Least)
	}
	return false
}

// valueless is a cell of a result that has no value. That there is none because few
// pupils stand behind it tells how many they are, and is hidden where their count is.
func (b *builder) valueless(r *metrics.Result) Cell {
	id := cohort.ResultID(r)
	c := disclosure.Cell{ID: id, Kind: disclosure.Test, Empty: true, Pupils: r.N}
	if isAct(r) && r.Scale != scaleSeen {
		c.Pupils = r.Behind.Pupils
	} else if base := b.base(r); base != "" {
		c.Behind, c.Pupils = base, 0
		c.Pupils = int(b.cell(base).Value)
	}
	b.number(c)
	b.names[id] = r
	if strings.HasSuffix(r.Reason, "changed sides: counts only") { // so few, which is a number
		b.follow(id, b.tells(r)...)
	}
	cell := b.print(id)
	cell.Lack, cell.Why = NotAvailable, plainReason(r.Reason)
	return cell
}

// plainReason is why there is no value, without a number that is somebody's: floors are
// public, what else a reason says may count pupils.
func plainReason(reason string) string {
	switch {
	case strings.HasPrefix(reason, "fewer than "):
		return reason
	case reason == "":
		return "it was not worked out"
	case strings.ContainsAny(reason, "0123456789"):
		return "it cannot be worked out"
	}
	return reason
}

// cell is a number of the set by its name.
func (b *builder) cell(id string) *disclosure.Cell { return &b.set.Numbers.Cells[b.at[id]] }

// result puts the number of a result that has a value into the set, and is its name.
func (b *builder) result(r *metrics.Result) string {
	id := cohort.ResultID(r)
	if _, ok := b.at[id]; ok {
		return id
	}
	c := disclosure.Cell{ID: id, Kind: kindOf(r), Value: r.Value, Pupils: r.N}
	switch c.Kind {
	case disclosure.Count:
		c.Pupils, c.Size = int(r.Value), wholes[r.Statistic] && ofAll(r)
	case disclosure.Events, disclosure.Magnitude:
		b.amount(&c, r)
	case disclosure.Percentage: // its numbers come with the relations
		c.Low, c.High = 0, 100
	case disclosure.Mean, disclosure.Quantile:
		c.Low, c.High = b.scale(r)
	}
	switch {
	case isAct(r) && r.Scale != scaleSeen:
		b.act(&c, r)
	case c.Kind != disclosure.Count:
		c.Behind = b.base(r)
	}
	b.names[id] = r
	b.number(c)
	return id
}

// scale is the ends of the scale of a level or of a change; 0, 0 where it has none.
func (b *builder) scale(r *metrics.Result) (low, high float64) {
	o := b.outcome[[2]string{r.Measure, r.Scale}]
	if o == nil || o.Most <= o.Least {
		return 0, 0
	}
	if strings.Contains(r.Statistic, "change") || strings.HasPrefix(r.Statistic, "days_") {
		return 0, 0
	}
	return o.Least, o.Most
}

// lower and upper are the limits of a result's interval. A limit tells of the value and
// of its spread.
func (b *builder) lower(r *metrics.Result) Cell { return b.limit(r, partLower) }
func (b *builder) upper(r *metrics.Result) Cell { return b.limit(r, partUpper) }

func (b *builder) limit(r *metrics.Result, part string) Cell {
	if r == nil || !r.Known() || b.tooFine(r) {
		return b.value(r)
	}
	lower, upper, ok := r.Interval()
	if !ok {
		return lack(NotAvailable, "no interval can be given")
	}
	x := lower
	if part == partUpper {
		x = upper
	}
	return b.beside(r, part, x)
}

// p is the p-value of a result.
func (b *builder) p(r *metrics.Result) Cell {
	if r == nil || !r.Known() || b.tooFine(r) {
		return b.value(r)
	}
	x, ok := r.PValue()
	if !ok {
		return lack(NotApplicable, "not tested")
	}
	return b.beside(r, partP, x)
}

// beside is a number that comes with a result: it is hidden with it, and with what else
// it tells of.
func (b *builder) beside(r *metrics.Result, part string, x float64) Cell {
	own := b.result(r)
	id := own + part
	if _, ok := b.at[id]; !ok {
		b.number(disclosure.Cell{ID: id, Kind: disclosure.Test, Value: x, Pupils: b.cell(own).Pupils, Behind: b.cell(own).Behind})
		b.follow(id, append(b.tells(r), own)...)
		b.virtual(own)
	}
	return b.print(id)
}

// virtual notes that a reader can work a number out of what is printed, whether it is
// printed itself or not: to the gate it is as good as printed.
func (b *builder) virtual(id string) {
	if c := b.cell(id); c.Unpublished {
		c.Unpublished, c.Places = false, 1
		if b.table != nil {
			c.Table = b.table.ID
		}
	}
}

// tells are the numbers that an interval or a test of a result gives away beside the
// result itself.
func (b *builder) tells(r *metrics.Result) []string {
	var names []string
	switch r.Statistic {
	case "mean_change", "holm_p", "bh_p":
		names = []string{"mean_change", "sd_change"}
	case "baseline_mean":
		names = []string{"baseline_sd"}
	case "endline_mean":
		names = []string{"endline_sd"}
	case "g_av", "d_av":
		names = []string{"mean_change", "baseline_sd", "endline_sd"}
	case "cut_off_difference", "cut_off_mcnemar_midp", "highest_band_difference", "highest_band_mcnemar_midp":
		stem := r.Statistic[:strings.LastIndex(r.Statistic, "_")]
		stem = strings.TrimSuffix(stem, "_mcnemar")
		names = []string{stem + "_out", stem + "_in"}
	case "lost_smd": // of a level, a difference of shares
		if len(r.Group) > 0 {
			names = []string{"pairs", "lost"}
		}
	}
	out := b.wholeGrid(r)
	k := keyOf(r)
	for _, name := range names {
		k.statistic = name
		if name != "mean_change" {
			k.category = ""
		}
		if other := b.find(k); other != nil && other != r && other.Known() {
			id := b.result(other)
			b.virtual(id)
			out = append(out, id)
		}
	}
	return out
}

// n is how many a result rests on, as a number of the set.
func (b *builder) n(r *metrics.Result) Cell {
	if r == nil {
		return lack(NotApplicable, "not given for it")
	}
	return b.print(b.base(r))
}

// base is the name of the count of those whom a result rests on: that of its pairs,
// of its baselines and the like where it is of all of them, and one of its own where
// it is not.
func (b *builder) base(r *metrics.Result) string {
	if x := r.Estimate; wholes[r.Statistic] && x.Known() && int(x.Value) == r.N {
		return b.result(r)
	}
	k := keyOf(r)
	k.category = ""
	if r.Category == startedInNeed { // of everybody, if all did, it is still of those
		k.statistic = "cut_off_baseline"
		if other := b.find(k); other != nil && other.Known() && int(other.Value) == r.N {
			return b.result(other)
		}
	}
	for _, name := range bases(r.Statistic) {
		k.statistic = name
		if other := b.find(k); other != nil && other.Known() && int(other.Value) == r.N {
			return b.result(other)
		}
	}
	k = keyOf(r)
	own := *r
	own.Statistic = "n_" + family(r.Statistic)
	own.Estimate = stats.Estimate{Value: float64(r.N), Has: stats.HasValue, N: r.N}
	own.Unit = "pupils"
	if family(r.Statistic) == "standing" {
		own.Category = ""
	}
	id := cohort.ResultID(&own)
	if _, ok := b.at[id]; !ok {
		b.number(disclosure.Cell{ID: id, Kind: disclosure.Count, Value: float64(r.N), Pupils: r.N, Size: ofAll(r)})
		b.names[id] = &own
		for _, name := range bases(r.Statistic) { // those whom it rests on are among them
			k.category, k.statistic = "", name
			if other := b.find(k); other != nil && other.Known() && other.Value > float64(r.N) {
				whole := b.result(other)
				b.set.Numbers.Withins = append(b.set.Numbers.Withins, disclosure.Within{Whole: whole, Part: id})
				break
			}
		}
	}
	return id
}

// ofAll reports whether a result is of all on roll, and not of some of them: how many
// these are, and of how many of them data came, tells nothing of a pupil.
func ofAll(r *metrics.Result) bool { return r.Population == cohort.All && len(r.Group) == 0 }

// wholes are the counts that are their own base. A part that happens to be everybody is
// none of them.
var wholes = map[string]bool{"pupils": true, "baselines": true, "pairs": true, "lost": true, "informant_pairs": true, "items_asked": true, "items_complete": true}

// bases are the counts that results of a statistic can be of, in the order in which
// they are tried.
func bases(statistic string) []string {
	switch {
	case strings.HasPrefix(statistic, "informant_"):
		return []string{"informant_pairs"}
	case strings.HasPrefix(statistic, "lost_") || statistic == "lost":
		return []string{"lost", "baselines"}
	case statistic == "completion":
		return []string{"baselines"}
	case statistic == "alpha" || statistic == "omega" || statistic == "floor_percent" || statistic == "ceiling_percent" || strings.HasPrefix(statistic, "items"):
		return []string{"items_complete", "items_asked"}
	case strings.HasPrefix(statistic, "standing"):
		return []string{"answered"}
	case strings.HasPrefix(statistic, "hours_") || strings.HasPrefix(statistic, "specialists_"):
		return []string{"seen_pupils"}
	case statistic == "pattern" || statistic == "not_paired" || statistic == "answered_percent":
		return nil
	}
	return []string{"pairs", "baselines"}
}

// family is what statistics share that rest on the same pupils: those of a class, of a
// standing.
func family(statistic string) string {
	statistic = strings.TrimSuffix(statistic, "_percent")
	for _, stem := range []string{"standing", "band", "cut_off", "highest_band", "moved", "days", "items", "informant", "hours", "specialists"} {
		if strings.HasPrefix(statistic, stem) {
			return stem
		}
	}
	switch statistic {
	case "recovered", "improved", "unchanged", "deteriorated", "reliably_improved":
		return "class"
	case "events", "exposure", "rate", "with_any":
		return "events"
	}
	return statistic
}
