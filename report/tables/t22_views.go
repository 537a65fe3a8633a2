package tables

import (
	"cmp"
	"slices"
	"strconv"

	"apst/metrics"
)

// noRecord is the word of those who were asked and gave no answer.
const noRecord = "no-record"

// makeT22 is what pupils, families and staff say of it.
func makeT22(b *builder, t *Table) {
	t.Stub, t.Columns = "Answer", []Column{
		{ID: "n", Title: "Pupils", Unit: "pupils"},
		{ID: "of", Title: "Out of", Unit: "pupils"},
		{ID: "percent", Title: "%", Unit: "percent", Places: 1},
		{ID: "percent_lower", Title: "%, lower 95% limit", Unit: "percent", Places: 1},
		{ID: "percent_upper", Title: "%, upper 95% limit", Unit: "percent", Places: 1},
		{ID: "median", Title: "Median", Unit: "points", Places: 1},
		{ID: "q1", Title: "Lower quartile", Unit: "points", Places: 1},
		{ID: "q3", Title: "Upper quartile", Unit: "points", Places: 1},
	}
	for i := range b.Analysis.Results {
		if r := &b.Analysis.Results[i]; r.Statistic == "answered" && len(r.Group) == 0 {
			b.viewRows(t, r)
		}
	}
	b.commentRows(t)
	t.lacking("nobody was asked, or no answers were read")
	t.Notes = []string{
		"How many answered is out of those who were asked; each answer is out of those who answered. Who did not answer may think otherwise.",
		"Asked at the end alone, with nothing to compare it with: it says how people see it, and not what it did.",
		"What people said in their own words is not in tables. It is quoted only with consent.",
	}
}

// viewRows are a question by one informant: how many answered, and what.
func (b *builder) viewRows(t *Table, answered *metrics.Result) {
	k := keyOf(answered)
	get := func(statistic, category string) *metrics.Result {
		k.statistic, k.category = statistic, category
		return b.find(k)
	}
	group := heading(answered.Informant, answered.Population) + ": " + lowered(b.scaleTitle(answered.Measure, answered.Scale))
	if answered.Period != "" {
		group += ", " + lowered(wordTitle(answered.Period))
	}
	id := answered.Population + "/" + answered.Measure + "/" + answered.Informant + "/" + answered.Scale + "/" + answered.Period
	add := func(name, label string, total bool, of Cell, n, percent, median *metrics.Result) {
		row := Row{ID: id + "/" + name, Population: answered.Population, Group: group, Label: label, Total: total, Cells: []Cell{b.value(n), of, b.value(percent), b.lower(percent), b.upper(percent)}}
		for _, quantile := range []string{"standing_median", "standing_q1", "standing_q3"} {
			if median == nil {
				row.Cells = append(row.Cells, lack(NotApplicable, ""))
			} else {
				row.Cells = append(row.Cells, b.value(get(quantile, "")))
			}
		}
		t.Rows = append(t.Rows, row)
	}
	share := get("answered_percent", "")
	add("answered", "Answered", true, b.n(share), answered, share, get("standing_median", ""))
	answers := b.answers(answered)
	if answered.Value == 0 || b.askedFew(share, answered) || get("standing_median", "") != nil && b.coarse(cmp.Or(share, answered), len(answers)) {
		return // of a rating the median says it in short
	}
	for _, word := range answers {
		add("answer/"+word, answerTitle(word), false, b.value(answered), get("standing", word), get("standing_percent", word), nil)
	}
}

// askedFew reports whether those who were asked are too few to be parted. It is not asked
// of those who answered: whether they are parted would tell how many they are, and with
// that how many did not answer.
func (b *builder) askedFew(share, answered *metrics.Result) bool {
	if share == nil {
		return b.unpartable(answered)
	}
	return b.coarse(share, 1)
}

// answers are the answers that a question has, in the order of the results.
func (b *builder) answers(answered *metrics.Result) []string {
	k := keyOf(answered)
	var out []string
	for i := range b.Analysis.Results {
		r := &b.Analysis.Results[i]
		if r.Statistic != "standing" || r.Category == noRecord || slices.Contains(out, r.Category) {
			continue
		}
		x := keyOf(r)
		x.statistic, x.category = k.statistic, ""
		if x == k {
			out = append(out, r.Category)
		}
	}
	return out
}

// answerTitle is an answer as a label. A number is a point on the scale of the question.
func answerTitle(word string) string {
	if _, err := strconv.ParseFloat(word, 64); err == nil {
		return word
	}
	return levelTitle(answerWords, word)
}

// answerWords is the list of levels.csv with answers that a label says otherwise.
const answerWords = "answer"

// commentRows are of how many pupils somebody said something in own words.
func (b *builder) commentRows(t *Table) {
	for i := range b.Analysis.Results {
		r := &b.Analysis.Results[i]
		if r.Statistic != "comments" || len(r.Group) > 0 {
			continue
		}
		who := InformantTitle(r.Informant)
		if who == "" {
			who = "Not known who"
		}
		row := Row{ID: r.Population + "/" + r.Measure + "/comments/" + r.Informant, Population: r.Population, Group: titled(PopulationTitle(r.Population)) + ": said something in own words", Label: who,
			Cells: []Cell{b.value(r), b.value(b.pupils(r.Population))}}
		for len(row.Cells) < len(t.Columns) {
			row.Cells = append(row.Cells, lack(NotApplicable, ""))
		}
		t.Rows = append(t.Rows, row)
	}
}
