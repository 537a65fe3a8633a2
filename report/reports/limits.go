package reports

import (
	"fmt"
	"slices"

	"apst/metrics/stats"
	"apst/report/words"
)

// limits is what has to stand beside any change of a school by itself.
var limits = []string{
	"There is no group to compare with. Nobody can tell from these figures what would have happened without the school's support.",
	"Scores that are high at first come down by themselves on average, and low ones go up. Part of any change is that.",
	"A questionnaire is never exact. Of one pupil, a small change may be nothing but error of measurement.",
	"Time passes between the two times. Pupils grow older, settle in, and have other help as well.",
	"Pupils without an endline may differ from the others. Those who left early or were often absent are missing most.",
	"Only pupils with two answers by the same person are compared. Pupils, staff and parents often see things in different ways, and their answers are never mixed.",
}

// strength is how strong the evidence can be, whoever is lost.
const strength = "Without a group to compare with, evidence is of the lowest class, however few are lost."

// power is how often a change of the size that is named would be found.
const power = 0.8

// next is what the data of the next term will be able to show: the least change of the
// main outcome that would be found eight times out of ten, with as many pairs as there
// are now, and with half as many again. The spread of changes is that which the printed
// interval has.
func (m *maker) next() []string {
	var out []string
	worked := false
	if table, scale := m.mainOutcome(); table != "T04" || scale != "total" {
		return []string{"What next term could show is worked out for total difficulties only, which is not the main outcome here."}
	}
	for _, in := range m.informants() {
		row := "all/" + in + "/total"
		n, ok := m.cell("T04", row, "n")
		lower, _ := m.cell("T04", row, "lower")
		upper, _ := m.cell("T04", row, "upper")
		if !ok {
			continue
		}
		if !n.Known || !lower.Known || !upper.Known || n.Number < words.FewPupils || m.r.Profile.Round > 1 {
			out = append(out, who(in)+": too few pupils, or too little is shown of them, to say.")
			continue
		}
		now := int(n.Number)
		spread, ok := stats.SpreadBehind(lower.Number, upper.Number, now, 0.95)
		if !ok {
			continue
		}
		text := ""
		for _, pairs := range []int{now, now + (now+1)/2} {
			d := stats.DetectableChange(pairs, power, 0.05)
			if !d.Known() {
				continue
			}
			if text != "" {
				text += fmt.Sprintf("; %d pairs, %s", pairs, points(d.Value*spread))
			} else {
				text = fmt.Sprintf("%s: %d pairs, %s", who(in), pairs, points(d.Value*spread))
			}
		}
		if text != "" {
			out, worked = append(out, text+"."), true
		}
	}
	if len(out) == 0 {
		return []string{"There is nothing yet to work it out from. From ten pairs on this report says how large a change next term's data could show."}
	}
	if !worked {
		return []string{"Too few pupils have two answers, or too little is shown of them, to say what next term's data could show."}
	}
	out = slices.Insert(out, 0, "With so many pairs, next term's data would show such a change of all together eight times out of ten.")
	return append(out, "A smaller change may be there all the same, and not be seen.")
}

func points(x float64) string {
	text := fmt.Sprintf("%.1f points", x)
	if text == "1.0 points" {
		return "1 point"
	}
	return text
}
