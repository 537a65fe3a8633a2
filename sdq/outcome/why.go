package outcome

import (
	"strings"
	"sync"

	"apst/metrics"
	"apst/sdq"
	"apst/sdq/intake"
)

// What the meanings of flags begin with that say why there is no score.
const (
	spoilsRow    = "no scores: "
	spoilsImpact = "no impact: "
)

// flagReasons are the flags that say why there is no score, with the reason in words:
// of the whole questionnaire, and of impact.
var flagReasons = sync.OnceValue(func() (out struct{ row, impact map[string]string }) {
	out.row, out.impact = map[string]string{}, map[string]string{}
	for _, f := range intake.Flags() {
		if why, ok := strings.CutPrefix(f.Meaning, spoilsRow); ok {
			out.row[f.Name] = why
		}
		if why, ok := strings.CutPrefix(f.Meaning, spoilsImpact); ok {
			out.impact[f.Name] = why
		}
	}
	return out
})

// unanswered are the flags of impact that say that nobody answered; the others say that
// what was answered cannot be used.
var unanswered = map[string]bool{"impact=not-answered": true, "impact-" + sdq.GatePositiveUnanswered.String(): true}

// Flags of scales, behind the name of the scale.
const (
	tooFewItems  = "=too-few-items"
	scaleMissing = "=scale-missing"
)

// Why says in words why nothing of a questionnaire can be used, from its flags as the
// scored file has them; it is empty where something can.
func Why(flags string) string {
	var out []string
	for _, f := range splitFlags(flags) {
		if why := flagReasons().row[f]; why != "" {
			out = append(out, why)
		}
	}
	return strings.Join(out, "; ")
}

func splitFlags(flags string) []string {
	if flags == "" {
		return nil
	}
	return strings.Split(flags, ";")
}

// whyNone says why a scale has no score.
func whyNone(scale sdq.Scale, flags string) (metrics.State, string) {
	if why := Why(flags); why != "" {
		return metrics.Refused, why
	}
	for _, f := range splitFlags(flags) {
		switch f {
		case scale.String() + tooFewItems:
			return metrics.NotAvailable, sdq.TooFewItems.String()
		case scale.String() + scaleMissing:
			return metrics.NotAvailable, sdq.ScaleMissing.String()
		}
		if why := flagReasons().impact[f]; why != "" && scale == sdq.Impact {
			if unanswered[f] {
				return metrics.Missing, why
			}
			return metrics.Refused, why
		}
	}
	if scale == sdq.Impact {
		return metrics.NotAvailable, "the impact questions were not asked"
	}
	return metrics.Missing, "nothing says why there is no score"
}
