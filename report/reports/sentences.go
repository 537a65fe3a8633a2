package reports

import (
	"fmt"
	"strings"

	"apst/report/release"
	"apst/report/tables"
	"apst/report/words"
)

// hiddenFew is said in place of numbers that are hidden.
const hiddenFew = "is not shown. Few pupils stand behind it, or it would tell of few"

// informants are who answered, in the order of the flow.
func (m *maker) informants() []string {
	var out []string
	t := m.r.Table("T02")
	if t == nil {
		return nil
	}
	for i := range t.Rows {
		if who, ok := strings.CutSuffix(t.Rows[i].ID, "/rate/paired"); ok && strings.HasPrefix(who, "all/") {
			out = append(out, strings.TrimPrefix(who, "all/"))
		}
	}
	return out
}

// who is an informant at the beginning of a sentence.
func who(informant string) string { return tables.InformantTitle(informant) }

// share is a count out of another in words: 21 of 27 pupils (77.8%); false where one of
// the two is hidden. Below ten there is no percentage.
func (m *maker) share(table, row, noun string) (string, bool) {
	n, ok := m.cell(table, row, "n")
	of, okOf := m.cell(table, row, "of")
	if !ok || !okOf || !n.Known || !of.Known {
		return "", false
	}
	text := fmt.Sprintf("%s of %s", count(n), things(of, noun))
	if p, ok := m.cell(table, row, "percent"); ok && p.Known && of.Number >= 10 && n.Number > 0 && n.Number < of.Number {
		text += " (" + p.String() + "%)"
	}
	return text, true
}

// count is a number as words have it.
func count(n release.Shown) string {
	if n.Known && n.Number == 0 {
		return "none"
	}
	return n.String()
}

// things is a number of things: 1 pupil, 12 pupils.
func things(n release.Shown, noun string) string {
	if n.Known && n.Number == 1 {
		return "1 " + noun
	}
	return n.String() + " " + noun + "s"
}

// pairedWords is how many of those with a first answer have a second one, by informant.
func (m *maker) pairedWords() []string {
	var out []string
	for _, in := range m.informants() {
		text, ok := m.share("T02", "all/"+in+"/rate/paired", "pupil")
		if !ok {
			out = append(out, who(in)+": how many pupils have both a baseline and an endline "+hiddenFew+".")
			continue
		}
		out = append(out, fmt.Sprintf("%s: of those with a baseline, %s can be compared with an endline.", who(in), text))
	}
	return out
}

// rollWords is how many pupils there are.
func (m *maker) rollWords() string {
	n, ok := m.cell("T03", "all/all", "pupils")
	if !ok || !n.Known {
		return ""
	}
	if n.Number == 1 {
		return "This report is about 1 pupil who was on roll, of the right age, and took part."
	}
	return fmt.Sprintf("This report is about %s who were on roll, of the right age, and took part.", things(n, "pupil"))
}

// noPairs is said where nothing has two times.
const noPairs = "There are no pupils yet with both a baseline and an endline."

// lostWords is how many were lost, and the class that has in reviews of evidence.
func (m *maker) lostWords() []string {
	var out []string
	for _, in := range m.informants() {
		row := "all/" + in + "/rate/lost"
		n, ok := m.cell("T02", row, "n")
		p, okP := m.cell("T02", row, "percent")
		of, _ := m.cell("T02", row, "of")
		if !ok {
			continue
		}
		if !n.Known || !of.Known {
			out = append(out, who(in)+": how many endlines are missing "+hiddenFew+".")
			continue
		}
		if of.Number == 0 {
			out = append(out, who(in)+": no endline was due yet.")
			continue
		}
		text := fmt.Sprintf("%s: of %s whose endline was due, %s.", who(in), things(of, "pupil"), missing(n))
		if okP && p.Known && of.Number >= 10 {
			text = fmt.Sprintf("%s: of %s whose endline was due, %s (%s%%, in the class %s).", who(in), things(of, "pupil"), missing(n), p, lossClass(p.Number))
		}
		out = append(out, text)
	}
	return out
}

func missing(n release.Shown) string {
	switch {
	case n.Number == 0:
		return "none is missing"
	case n.Number == 1:
		return "1 is missing"
	}
	return n.String() + " are missing"
}

// lossClass is the class of a percentage that was lost, as reviews of evidence have it.
func lossClass(percent float64) string {
	for _, c := range []struct {
		most  float64
		words string
	}{{10, "0 to 10%"}, {20, "11 to 20%"}, {30, "21 to 30%"}, {40, "31 to 40%"}, {50, "41 to 50%"}} {
		if percent < c.most+0.5 {
			return c.words
		}
	}
	return "over 50%"
}

// bounds are what the change would be had nobody lost changed, by informant.
func (m *maker) boundWords() []string {
	var out []string
	for _, in := range m.informants() {
		row := "all/" + in + "/lost/unchanged"
		c, ok := m.cell("T16", row, "mean_change")
		lower, _ := m.cell("T16", row, "change_lower")
		upper, _ := m.cell("T16", row, "change_upper")
		n, _ := m.cell("T16", row, "n")
		if !ok || !c.Known || !lower.Known || !upper.Known || !n.Known || n.Number < words.FewPupils {
			continue
		}
		out = append(out, fmt.Sprintf("%s: if none of those lost had changed, the average would be %s (95%% interval %s to %s), n = %s.", who(in), words.Difference(c.Number, c.Places, "points"), lower, upper, n))
	}
	return out
}

// statusSets are the times at which it is seen where leavers are.
var statusSets = []struct{ id, when string }{{"1-month", "One month after leaving"}, {"6-months", "Six months after leaving"}, {"year-11", "After Year 11"}}

// destinationWords is where leavers were: three ways, and not known is one of them.
func (m *maker) destinationWords() []string {
	var out []string
	for _, s := range statusSets {
		row := func(status string) string { return "all/status/" + s.id + "/" + status }
		of, ok := m.cell("T12", row("EET"), "of")
		if !ok {
			continue
		}
		in, _ := m.cell("T12", row("EET"), "n")
		not, _ := m.cell("T12", row("NEET"), "n")
		unknown, _ := m.cell("T12", row("not-known"), "n")
		switch {
		case !of.Known:
			out = append(out, s.when+": how many left, and where they were, "+hiddenFew+".")
		case of.Number == 0:
		case !in.Known || !not.Known || !unknown.Known:
			out = append(out, fmt.Sprintf("%s: of %s, where they were %s.", s.when, things(of, "leaver"), hiddenFew))
		default:
			out = append(out, fmt.Sprintf("%s: of %s, %s in education, employment or training (EET), %s not (NEET), and of %s it is not known.",
				s.when, things(of, "leaver"), were(in), were(not), count(unknown)))
		}
	}
	return out
}

func were(n release.Shown) string {
	if n.Number == 1 {
		return "1 was"
	}
	return count(n) + " were"
}

// referralWords is how many referrals there were, what was asked for, and who was seen.
func (m *maker) referralWords() []string {
	var out []string
	refs, ok := m.cell("T13", "all/referrals", "n")
	pupils, _ := m.cell("T13", "all/referred_pupils", "n")
	asked, okAsked := m.cell("T13", "all/requests", "n")
	if !ok {
		return nil
	}
	switch {
	case !refs.Known:
		out = append(out, "How many referrals there were "+hiddenFew+".")
	case refs.Number == 0:
		out = append(out, "There were no referrals.")
	default:
		text := "There was 1 referral"
		if refs.Number != 1 {
			text = "There were " + refs.String() + " referrals"
		}
		if pupils.Known {
			text += ", about " + things(pupils, "pupil")
		}
		if okAsked && asked.Known {
			text += ". A referral can ask for several specialists: " + things(asked, "request") + " in all"
		}
		out = append(out, text+".")
	}
	if text, ok := m.share("T13", "all/requests_by_decision/accepted", "request"); ok {
		out = append(out, "Accepted: "+text+". To be sent back to the school's own help is a decision too. It is no failure.")
	}
	for _, w := range []struct{ row, text string }{{"all/decision_days", "Half of the decisions came within %s days (middle half %s to %s days), n = %s."}, {"all/contact_days", "Half of the first meetings came within %s days of being asked for (middle half %s to %s days), n = %s."}} {
		n, ok := m.cell("T13", w.row, "n")
		mid, _ := m.cell("T13", w.row, "median")
		q1, _ := m.cell("T13", w.row, "q1")
		q3, _ := m.cell("T13", w.row, "q3")
		if ok && n.Known && mid.Known && q1.Known && q3.Known && n.Number >= words.FewPupils {
			out = append(out, fmt.Sprintf(w.text, mid, q1, q3, n))
		}
	}
	if text, ok := m.share("T13", "all/seen", "pupil"); ok {
		out = append(out, "Seen by a specialist at least once: "+text+".")
	}
	return out
}

// viewWords is how many answered a question, first of all, and then what they said. The
// questions of the follow-up forms, of which everybody knows what was asked, come before
// those that a survey numbers.
func (m *maker) viewWords() []string {
	t := m.r.Table("T22")
	if t == nil {
		return nil
	}
	var first, out []string
	for i := range t.Rows {
		r := &t.Rows[i]
		id, ok := strings.CutSuffix(r.ID, "/answered")
		if !ok || r.Population != "all" {
			continue
		}
		text, ok := m.share("T22", r.ID, "pupil")
		if !ok {
			continue
		}
		text = r.Group + ": " + text + " answered." + m.answers(t, id)
		if strings.Contains(id, "/view.follow-up-") || strings.Contains(id, "/follow_up_") {
			first = append(first, text)
		} else {
			out = append(out, text)
		}
	}
	return append(first, out...)
}

// answers are those to a question, if none is hidden.
func (m *maker) answers(t *tables.Table, id string) string {
	var list []string
	for i := range t.Rows {
		if !strings.HasPrefix(t.Rows[i].ID, id+"/answer/") {
			continue
		}
		n, ok := m.cell("T22", t.Rows[i].ID, "n")
		if !ok || !n.Known {
			return " What they said is not shown, so that nothing can be told of few."
		}
		list = append(list, strings.ToLower(t.Rows[i].Label)+" "+n.String())
	}
	if len(list) == 0 {
		if median, ok := m.cell("T22", id+"/answered", "median"); ok && median.Known {
			return " The middle answer was " + median.String() + "."
		}
		return ""
	}
	return " They said: " + strings.Join(list, ", ") + "."
}

// absenceWords are how many were absent so often, before and after.
func (m *maker) absenceWords() []string {
	var out []string
	for _, row := range []string{"all/persistent", "all/severe"} {
		n, ok := m.cell("T08", row, "n")
		before, _ := m.cell("T08", row, "before_n")
		after, _ := m.cell("T08", row, "after_n")
		if !ok || !n.Known || n.Number == 0 {
			continue
		}
		name := "Persistently absent"
		if row == "all/severe" {
			name = "Severely absent"
		}
		if !before.Known || !after.Known {
			out = append(out, name+": how many pupils were "+hiddenFew+".")
			continue
		}
		out = append(out, fmt.Sprintf("%s: %s of %s before entry, and %s of them after.", name, count(before), things(n, "pupil"), count(after)))
	}
	return out
}
