package compare

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/headlines.csv
var headlinesCSV string

// headlineStatistics are the statistics of results that say the most of a scale.
var headlineStatistics = sync.OnceValue(func() []string {
	var out []string
	for _, r := range tableRows(headlinesCSV) {
		out = append(out, r[0])
	}
	return out
})

// Headline is what a result was and is. Empty texts are nothing there.
type Headline struct {
	Population, Measure, Scale, Informant, Period, Statistic string
	Old, New                                                 string // estimates, with all their digits
	OldN, NewN                                               string
	Cause                                                    Cause // of a number that moved
}

// Moved reports whether anything is not the same.
func (h *Headline) Moved() bool { return h.Old != h.New || h.OldN != h.NewN }

// Label is what the result is of: "sdq.total self, mean_change".
func (h *Headline) Label() string {
	scale := h.Measure
	if h.Scale != "" {
		scale += "." + h.Scale
	}
	var parts []string
	for _, p := range []string{scale, h.Informant, h.Period} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	label := strings.Join(parts, " ")
	if label != "" {
		label += ", "
	}
	label += h.Statistic
	if h.Population != "" && h.Population != "all" {
		label += " (" + h.Population + ")"
	}
	return label
}

// headlines takes from a table of results those that say the most: of everybody, not of
// groups.
func (c *comparison) headlines(l *layout, old, now [][]string) {
	if len(c.cohort) == 0 && (l.old.Kind.Name == scoresTable || l.old.Kind.Name == "sdq-scores") {
		c.means(l, [2][][]string{old, now})
	}
	if l.old.Kind.Name != "results" || len(c.result.Headlines) > 0 {
		return
	}
	columns := []string{"population", "measure", "scale", "informant", "period", "statistic", "estimate", "n", "subgroup", "category", "ruleset"}
	rounded := l.old.Rounded || l.new.Rounded
	at := [2][]int{}
	for side, t := range []*Table{l.old, l.new} {
		for _, name := range columns {
			at[side] = append(at[side], slices.Index(t.Columns, name))
		}
	}
	found := map[string]*Headline{}
	rules := map[string][2]string{}
	var order []string
	for side, rows := range [][][]string{old, now} {
		for _, row := range rows {
			v := func(i int) string { return cell(row, at[side][i]) }
			if !slices.Contains(headlineStatistics(), v(5)) || v(8) != "" || v(9) != "" {
				continue
			}
			id := strings.Join([]string{v(0), v(1), v(2), v(3), v(4), v(5)}, "\x1f")
			h := found[id]
			if h == nil {
				h = &Headline{Population: v(0), Measure: v(1), Scale: v(2), Informant: v(3), Period: v(4), Statistic: v(5)}
				found[id] = h
				order = append(order, id)
			}
			r := rules[id]
			r[side] = v(10)
			rules[id] = r
			if side == 0 {
				h.Old, h.OldN = v(6), v(7)
			} else if h.New, h.NewN = v(6), v(7); near(Estimate, nil, h.Old, h.New, rounded) {
				h.New = h.Old
			}
		}
	}
	for _, id := range order {
		h := found[id]
		if h.Moved() {
			h.Cause = c.bases.of(h.Measure, false, rules[id][0], rules[id][1])
		}
		c.result.Headlines = append(c.result.Headlines, *h)
	}
}

// means takes from a table of scores the mean of each scale, by wave and informant: what
// there is to say of a cohort where no results are.
func (c *comparison) means(l *layout, sides [2][][]string) {
	at := func(side int, name string) int { return slices.Index([]*Table{l.old, l.new}[side].Columns, name) }
	type sum struct {
		total float64
		n     int
	}
	found := map[Headline]*[2]sum{}
	for side, rows := range sides {
		wave, informant := at(side, "wave"), at(side, "informant")
		for i := range l.values {
			v := &l.values[i]
			if v.class != Score {
				continue
			}
			for _, row := range rows {
				x, err := strconv.ParseFloat(row[v.at[side]], 64)
				if err != nil {
					continue // no score can be given
				}
				h := Headline{Measure: "sdq", Scale: v.name, Informant: cell(row, informant), Period: cell(row, wave), Statistic: "mean"}
				if found[h] == nil {
					found[h] = &[2]sum{}
				}
				found[h][side].total += x // whole numbers: the order is no matter
				found[h][side].n++
			}
		}
	}
	for h, s := range found {
		text := func(x sum) (mean, n string) {
			if x.n == 0 {
				return "", "0"
			}
			return strconv.FormatFloat(x.total/float64(x.n), 'g', -1, 64), strconv.Itoa(x.n)
		}
		h.Old, h.OldN = text(s[0])
		h.New, h.NewN = text(s[1])
		if h.Moved() {
			h.Cause = c.bases.of("sdq", true, "", "")
			if c.answers != nil && !c.bases.rules("sdq") {
				h.Cause = ByData // the answers, or whose they are
			}
		}
		c.cohort = append(c.cohort, h)
	}
}

// headlinesInOrder puts the main outcome first; where no results were compared, the means
// of scores stand in for them.
func (c *comparison) headlinesInOrder() {
	if len(c.result.Headlines) == 0 {
		c.result.Headlines = c.cohort
	}
	first := "sdq.total"
	if c.bases.new != nil && c.bases.new.Settings["change.primary"] != "" {
		first = c.bases.new.Settings["change.primary"]
	}
	slices.SortStableFunc(c.result.Headlines, func(a, b Headline) int { return strings.Compare(a.rank(first), b.rank(first)) })
}

// rank puts the whole school before parts of it, the main outcome before others, and the
// statistics of a scale in their order.
func (h *Headline) rank(first string) string {
	population, scale := "1"+h.Population, "1"
	if h.Population == "all" {
		population = "0"
	}
	if h.Measure+"."+h.Scale == first || h.Measure == "" {
		scale = "0"
	}
	return strings.Join([]string{population, scale, h.Measure, h.Scale, h.Informant, h.Period,
		strconv.Itoa(10 + slices.Index(headlineStatistics(), h.Statistic))}, "\x1f")
}
