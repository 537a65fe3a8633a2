package pack

import "strings"

// coverage is what a row of completeness.csv says of how many pupils.
type coverage struct {
	line               int
	measure, informant string
	expected, received int
	unusable           int // results of the measure as a whole that cannot be used
}

// answered notes that there is a questionnaire of a pupil.
func (w *watch) answered(r *row) {
	id, ok := r.get("study_id")
	if !ok {
		return
	}
	for _, who := range []string{"", strings.Clone(r.value("informant"))} {
		if w.asked[who] == nil {
			w.asked[who] = map[digest]bool{}
		}
		w.asked[who][digestOf(id)] = true
	}
}

// covered takes a row of completeness.csv.
func (w *watch) covered(r *row) {
	received, ok := r.whole("received")
	if !ok {
		return
	}
	expected, _ := r.whole("expected")
	unusable, _ := r.whole("unusable")
	w.full = append(w.full, coverage{r.line, strings.Clone(r.value("measure")), strings.Clone(r.value("informant")), expected, received, unusable})
}

// complete holds that nothing is said to have come of more pupils than there are, and no
// questionnaire of more than have one; those that contradict each other came, and are in no
// table. Which of a pupil's questionnaires counts for a time is
// settled by the school, so that the numbers need not be the same.
func (w *watch) complete(t *tableSpec) {
	contradicted := 0
	for _, row := range w.full {
		if row.measure == measureSDQ {
			contradicted = max(contradicted, row.unusable)
		}
	}
	for _, row := range w.full {
		if max(row.expected, row.received) > len(w.pupils) {
			w.check.at(t, row.line, t.index("expected"), "PACK-408", "not more pupils than pupils.csv has")
			continue
		}
		if row.measure == measureSDQ && row.received > len(w.asked[row.informant])+contradicted {
			w.check.at(t, row.line, t.index("received"), "PACK-408", "not more pupils than have a questionnaire in sdq_items.csv")
		}
	}
}
