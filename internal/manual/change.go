package manual

import (
	"fmt"
	"strconv"

	"apst/sdq"
)

func change() *Chapter {
	c := &Chapter{ID: "reliable-change", Title: "Reliable change", About: "How many points of a scale are more than measurement error when the same informant answers twice. Not by itself a sign that a service caused the change."}
	for _, m := range []struct {
		sdq.ChangeMethod
		title, text, rule string
	}{
		{sdq.BritishAlpha, "British SD and Cronbach's alpha", "The default. A change counts if it exceeds the limit. " + arithmetic, "reliable-change"},
		{sdq.BritishRetest, "British SD and the correlation over 4 to 6 months", "Stricter: it counts true change as error. The retest correlations are the least certain constants here. " + arithmetic, "reliable-change"},
		{sdq.NHSEngland, "thresholds of NHS England", "A change counts if it reaches the threshold. No total, no teacher. What the scales of one rater say together has a rule of its own.", "reliable-change-nhs"},
	} {
		e := &Entry{ID: "reliable-change." + m.String(), Title: m.title, Text: m.text, From: ruleFrom(m.rule), See: []string{"scoring." + m.rule}}
		t := newTable("points", "informant", "scale", "points", "limit", "SD", "r", "or")
		if m.ChangeMethod == sdq.NHSEngland {
			t = newTable("points", "informant", "scale", "points")
			e.See = append(e.See, "scoring.reliable-change-nhs-overall")
		}
		for _, who := range informants {
			for _, s := range sdq.AllScales() {
				if ch, no := sdq.ReliableChangeBy(m.ChangeMethod, who, s); no == sdq.HasChange {
					addChange(t, ch)
				}
			}
		}
		e.Tables = []*Table{t}
		c.Entries = append(c.Entries, e)
	}
	return c
}

// arithmetic is what has to be known of the limits that are worked out.
const arithmetic = "For impact, which is mostly zeros, the points are arithmetic and no advice. SDs are published to one decimal: where an SD that rounds to the same would give other points, the column \"or\" has them, and the rounding decides."

func addChange(t *Table, c sdq.Change) {
	if c.Limit() == "" {
		t.from(c.Threshold, c.Informant.String(), c.Scale.String(), strconv.Itoa(c.Points))
		return
	}
	// A limit stands on two constants, and is as well attested as the weaker.
	weaker := c.Reliability.Provenance
	weaker.Source, weaker.Edition = c.Norm.Source+"; "+c.Reliability.Source, c.Norm.Edition+"; "+c.Reliability.Edition
	weaker.Grade = max(c.Norm.Grade, c.Reliability.Grade)
	if c.Norm.Unconfirmed() {
		weaker.Checked = c.Norm.Checked
	}
	t.from(weaker, c.Informant.String(), c.Scale.String(), strconv.Itoa(c.Points), c.Limit(), fmt.Sprintf("%.1f", c.Norm.SD()), r2(c.Reliability), rounding(c))
}

// rounding is the points that there could be instead, where the rounding of the SD
// decides.
func rounding(c sdq.Change) string {
	switch least, most := c.Rounding(); {
	case least < c.Points:
		return strconv.Itoa(least)
	case most > c.Points:
		return strconv.Itoa(most)
	}
	return ""
}

func prediction() *Chapter {
	lines := newTable("limits", "disorder", "level", "informant", "score at least", "impact at least")
	var hyperactivity sdq.Provenance
	for _, l := range sdq.PredictionLimits() {
		if l.Disorder == sdq.HyperactivityDisorder {
			hyperactivity = l.Provenance
		}
		impact := strconv.Itoa(l.Impact)
		if l.Impact == 0 {
			impact = "not needed"
		}
		lines.from(l.Provenance, l.Disorder.String(), l.Level.String(), l.Informant.String(), strconv.Itoa(l.Score), impact)
	}
	levels := []sdq.Likelihood{sdq.NotPredicted, sdq.Unlikely, sdq.Possible, sdq.Probable}
	grid := newTable("home against school", "home", "school not known", "school unlikely", "school possible", "school probable")
	for _, home := range levels {
		row := []string{home.String()}
		for _, school := range levels {
			row = append(row, sdq.HomeAndSchool(home, school).String())
		}
		grid.add(row...)
	}
	grid.Rows[0][0] = "not known"
	return &Chapter{ID: "prediction", Title: "Several informants together", Held: true, About: "What the scores of parent, teacher and young person together screen for. It finds too many in general samples, and is no diagnosis. Not for single pupils.", Entries: []*Entry{
		{ID: "prediction.limits", Title: "scores and impact from which a level is reached", From: ruleFrom("prediction"), Tables: []*Table{lines}, See: []string{"scoring.prediction", "scoring.prediction-no-impact", "scoring.prediction-emotional-blank"},
			Text: "One informant's rating for a disorder is the highest level whose score and impact are both reached. Conduct is probable or possible if any informant says so. Emotional is probable if any informant says so, but only possible if that is one informant alone and conduct or hyperactivity is probable. At least one informant with symptom scores and impact is needed: without impact only conduct can be more than unlikely, and beside such an unlikely stands impact not available."},
		{ID: "prediction.home-and-school", Title: "hyperactivity at home and at school", From: &hyperactivity, Tables: []*Table{grid}, See: []string{"scoring.prediction"},
			Text: "The parent's rating, or else the young person's, stands for home, and the teacher's for school."},
	}}
}

func addedValue() *Chapter {
	t := newTable("terms", "term", "value", "unit")
	for _, a := range sdq.AddedValueTerms() {
		t.from(a.Provenance, a.Name, strconv.FormatFloat(float64(a.Tenths)/10, 'f', -1, 64), a.Unit)
	}
	return &Chapter{ID: "added-value", Title: "Added value", About: "How much lower the second total of a group is than the first time's scores would lead one to expect without specialist help. Parent questionnaires, groups only.", Entries: []*Entry{
		{ID: "added-value.terms", Title: "the formula and what it is used within", From: ruleFrom("added-value"), Tables: []*Table{t}, See: []string{"scoring.added-value", "scoring.added-value-interval", "SDQ-073"},
			Text: "Derived from 604 children of a British survey who had a disorder or whose parents had sought help. It overstates the benefit for children at low risk, and is untested in alternative provision. A child's value is uncertain by 10 points either way and is never reported alone. The check SDQ-073 goes by the days."},
	}}
}

func norms() *Chapter {
	means := newTable("norms", "informant", "scale", "mean", "SD", "n")
	alpha := newTable("alpha", "informant", "scale", "r")
	retest := newTable("retest", "informant", "scale", "r")
	for _, who := range informants {
		for _, s := range sdq.AllScales() {
			if n, ok := sdq.NormOf(who, s); ok {
				means.from(n.Provenance, who.String(), s.String(), fmt.Sprintf("%.1f", n.Mean()), fmt.Sprintf("%.1f", n.SD()), strconv.Itoa(n.N))
			}
			for i, t := range []*Table{sdq.BritishAlpha: alpha, sdq.BritishRetest: retest} {
				if c, no := sdq.ReliableChangeBy(sdq.ChangeMethod(i), who, s); no == sdq.HasChange {
					t.from(c.Reliability.Provenance, who.String(), s.String(), r2(c.Reliability))
				}
			}
		}
	}
	return &Chapter{ID: "norms", Title: "Norms and reliability", About: "Means, spreads and reliabilities in the general population, for the forms for 4 to 17.", Entries: []*Entry{
		{ID: "norms.british", Title: "British means and standard deviations", Text: "Ages 5 to 15 (the young person's own form 11 to 15), both sexes together, collected in 1999.", Tables: []*Table{means}},
		{ID: "norms.alpha", Title: "Cronbach's alpha", Text: "How well the items of a scale hang together.", Tables: []*Table{alpha}},
		{ID: "norms.retest", Title: "correlation over 4 to 6 months", Text: "The least certain constants here: alpha is the default.", Tables: []*Table{retest}},
	}}
}
