package pupil

import (
	"fmt"
	"slices"
	"strings"

	"apst/report/document"
)

// judged are what came of an objective by its own criterion.
var judged = map[string]string{"yes": "met", "partly": "partly met", "no": "not met", "not-yet": "not judged yet"}

// objectives is what the placement was to reach, and the reviews of it.
func (in *Input) objectives() *document.Section {
	s := &document.Section{ID: "objectives", Title: "Objectives and reviews"}
	if len(in.Said.Objectives) == 0 {
		s.Blocks = append(s.Blocks, paragraph("No objectives are listed in a placement plan."))
	} else {
		s.Blocks = append(s.Blocks, in.listed(), paragraph(in.tally()))
	}
	s.Blocks = append(s.Blocks, paragraph(in.reviews()))
	return s
}

// listed is the table of objectives.
func (in *Input) listed() *document.Table {
	t := &document.Table{ID: "objectives-table", Caption: "Objectives", Of: "from the plan; a criterion says what has to be seen for one to count as met", Stub: "Objective",
		Columns: []document.Column{{Title: "Criterion"}, {Title: "Due"}, {Title: "Met by it?"}}}
	var rows []document.Row
	for _, o := range in.Said.Objectives {
		due := ""
		if !o.Target.IsZero() {
			due = short(o.Target)
		}
		criterion := o.Criterion
		if criterion == "" {
			criterion = "none was set"
		}
		rows = append(rows, document.Row{Label: o.Text, Cells: []document.Cell{cell(criterion), cell(due), cell(o.verdict())}})
	}
	t.Groups = []document.Group{{Rows: rows}}
	return t
}

// verdict is whether an objective was met by its own criterion. Without one nothing can
// be, whatever the plan says.
func (o *Objective) verdict() string {
	text := judged[o.ByCriterion]
	switch {
	case o.Criterion == "" && judged[o.Word] != "" && o.Word != "not-yet":
		return "cannot be judged: no criterion. The plan says \"" + judged[o.Word] + "\", which does not count."
	case o.Criterion == "":
		return "cannot be judged: no criterion"
	case text == "":
		return "not clear: the plan cannot be read here, or says two things"
	case !o.Evidence.IsZero():
		return text + " (" + short(o.Evidence) + ")"
	}
	return text
}

// tally is how many objectives were met, of those that could be.
func (in *Input) tally() string {
	counts := map[string]int{}
	with, without, unclear := 0, 0, 0
	for i := range in.Said.Objectives {
		o := &in.Said.Objectives[i]
		switch {
		case o.Criterion == "":
			without++
		case o.ByCriterion == "":
			with, unclear = with+1, unclear+1
		default:
			with++
			counts[o.ByCriterion]++
		}
	}
	var parts []string
	if with > 0 {
		list := []string{fmt.Sprintf("%d met", counts["yes"]), fmt.Sprintf("%d partly met", counts["partly"]), fmt.Sprintf("%d not met", counts["no"]), fmt.Sprintf("%d not judged yet", counts["not-yet"])}
		if unclear > 0 {
			list = append(list, fmt.Sprintf("%d not clear", unclear))
		}
		parts = append(parts, fmt.Sprintf("Of %s with a criterion: %s.", many(with, "objective"), strings.Join(list, ", ")))
	}
	if without > 0 {
		verb := "have"
		if without == 1 {
			verb = "has"
		}
		parts = append(parts, fmt.Sprintf("%s %s no criterion and cannot count as met.", many(without, "objective"), verb))
	}
	return strings.Join(parts, " ")
}

// statuses are how a review stands.
var statuses = map[string]string{"held": "held", "not-held": "not held", "overdue": "due and not held", "planned": "still to come"}

// reviews is how many reviews were held of those planned, with their days where they are
// listed.
func (in *Input) reviews() string {
	p := in.Said.Plan
	text := "Reviews: "
	switch {
	case p == nil || !p.ReviewsPlanned.Known && !p.ReviewsHeld.Known:
		text += "how many were planned and held is not recorded."
	case !p.ReviewsHeld.Known:
		text += fmt.Sprintf("%d planned. How many were held is not recorded.", p.ReviewsPlanned.N)
	case !p.ReviewsPlanned.Known:
		text += fmt.Sprintf("%d held. How many were planned is not recorded.", p.ReviewsHeld.N)
	default:
		text += fmt.Sprintf("%s held of %d planned.", noneOr(p.ReviewsHeld.N), p.ReviewsPlanned.N)
	}
	var days []string
	for _, r := range in.Said.Reviews {
		when := r.Held
		if when.IsZero() {
			when = r.Planned
		}
		status := statuses[r.Status]
		if status == "" {
			status = "whether it was held is not clear"
		}
		days = append(days, short(when)+" ("+status+")")
	}
	if days = slices.Compact(days); len(days) > 0 {
		text += " " + strings.Join(days, ", ") + "."
	}
	return text
}

func noneOr(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}
