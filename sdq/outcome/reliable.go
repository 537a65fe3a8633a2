package outcome

import (
	"fmt"

	"apst/metrics"
	"apst/metrics/stats"
	"apst/sdq"
)

// methods are the ways to tell a change from error of measurement, the default first.
func methods() []string {
	return []string{sdq.BritishAlpha.String(), sdq.BritishRetest.String(), sdq.NHSEngland.String()}
}

// methodDeclared is the name of a change by constants of the user's own.
const methodDeclared = "declared"

// reliable is the least change of a pupil that counts, or why there is none.
func reliable(ask metrics.ReliableAsk, scale sdq.Scale) (metrics.Reliable, string) {
	if ask.SD != 0 || ask.Reliability != 0 {
		return declared(ask)
	}
	m, ok := sdq.BritishAlpha, true
	if ask.Method != "" {
		m, ok = sdq.ParseChangeMethod(ask.Method)
	}
	if !ok {
		return metrics.Reliable{}, sdq.ChangeNoMethod.String()
	}
	if f, known := sdq.ParseForm(ask.Form); !known || f != sdq.Form4to17 {
		return metrics.Reliable{}, fmt.Sprintf("the constants are those of the form for 4 to 17, not of form %s", ask.Form)
	}
	who, _ := sdq.ParseInformant(ask.Informant)
	c, no := sdq.ReliableChangeBy(m, who, scale)
	if no != sdq.HasChange {
		return metrics.Reliable{}, no.String()
	}
	out := metrics.Reliable{Method: m.String(), Points: c.Points, Confirmed: !c.Unconfirmed()}
	limit, worked := c.Exceeds()
	if !worked { // a published threshold is reached, not exceeded; scores are whole
		out.Limit, out.Source = float64(c.Points-1), c.Threshold.Source+", "+c.Threshold.Edition
		return out, ""
	}
	out.Limit, out.SD, out.Reliability = limit, c.Norm.SD(), c.Reliability.R()
	out.Source = "SD: " + c.Norm.Source + ", " + c.Norm.Edition + "; r: " + c.Reliability.Source + ", " + c.Reliability.Edition
	return out, ""
}

// declared is the change by a standard deviation and a reliability that somebody gave.
func declared(ask metrics.ReliableAsk) (metrics.Reliable, string) {
	r, err := stats.NewReliable(ask.SD, ask.Reliability)
	if err != nil {
		return metrics.Reliable{}, err.Error()
	}
	return metrics.Reliable{Method: methodDeclared, SD: r.SD, Reliability: r.R, Limit: r.Threshold, Points: r.Points, Source: "as declared for this analysis", Confirmed: true}, ""
}
