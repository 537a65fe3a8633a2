package outcome

import (
	"slices"

	"apst/metrics"
	"apst/sdq"
)

// Measure is the word for the questionnaire in values and commands.
const Measure = "sdq"

// What is measured beside the scales, in values.
const (
	ScaleLookBack = "look_back"          // what the form asked about: six-months or one-month
	ScaleProblems = "follow_up_problems" // follow-up forms: the problems since first contact
	ScaleHelp     = "follow_up_help"     // follow-up forms: other help from attending
)

// family is what the scales are called whose p-values are adjusted together. The
// total, named beforehand as the main one, stands alone.
const family = "sdq scales"

// told is what a reader has to know of each scale, and whether the change of a single
// pupil on it is told.
type told struct {
	scale   sdq.Scale
	title   string
	single  metrics.Singly
	applies string
}

const (
	fiveItems = "It stands on five items: the change of a single pupil is mostly error of measurement, and a difference between groups means more than one between pupils."
	twoScales = "It adds up two scales and was meant for general samples: where difficulties are common the scales say more. It has no bands and no norms."
)

// tellings are all scales, the main one first.
var tellings = [sdq.ScaleCount]told{
	{sdq.Total, "total difficulties", metrics.Always, "Only answers of the same informant on the same form are compared. Pupils come when their scores are high, and high scores fall by themselves: some of any fall would have come without support."},
	{sdq.Emotional, "emotional problems", metrics.OnRequest, fiveItems},
	{sdq.Conduct, "conduct problems", metrics.OnRequest, fiveItems},
	{sdq.Hyperactivity, "hyperactivity and inattention", metrics.OnRequest, fiveItems},
	{sdq.Peer, "peer problems", metrics.Never, "It is the least reliable scale: nothing is said of single pupils."},
	{sdq.Prosocial, "prosocial behaviour", metrics.OnRequest, "More is better, and it is no part of the total. " + fiveItems},
	{sdq.Internalising, "internalising problems", metrics.Never, twoScales},
	{sdq.Externalising, "externalising problems", metrics.Never, twoScales},
	{sdq.Impact, "impact", metrics.Never, "Most answers are none at all, so that a mean hides more than it shows; a teacher is asked three questions of five. Nothing is said of single pupils."},
}

// Outcomes are what the questionnaire measures: total difficulties, the other scales,
// and the answers that follow-up forms ask for beside them.
func Outcomes() []metrics.Outcome {
	var out []metrics.Outcome
	for _, t := range tellings {
		o := metrics.Outcome{
			Scale: t.scale.String(), Title: t.title, Short: t.scale.String(), Unit: "points", Better: metrics.Lower, Pairing: metrics.ByWave,
			Most: float64(t.scale.Max(sdq.Self)), Family: family, Bands: bandSystems(t.scale), Single: t.single, Applies: t.applies,
		}
		if t.scale.HighIsGood() {
			o.Better = metrics.Higher
		}
		if hasNorm(t.scale) {
			o.Norm = func(informant string) (metrics.Norm, bool) { return normOf(informant, t.scale) }
		}
		if t.single != metrics.Never {
			o.Methods = methods()
			o.Reliable = func(ask metrics.ReliableAsk) (metrics.Reliable, string) { return reliable(ask, t.scale) }
		}
		if t.scale == sdq.Total {
			o.Primary, o.Family, o.Added = true, "", addedValue()
		}
		out = append(out, o)
	}
	return append(out, followUps()...)
}

// followUps are the answers to the questions that follow-up forms add. They have no
// baseline and are only counted.
func followUps() []metrics.Outcome {
	const applies = "Asked at the end alone, with nothing to compare it with: it says how pleased people are, and nothing of what helped."
	problems := metrics.Outcome{Scale: ScaleProblems, Title: "problems since first contact", Short: ScaleProblems, Pairing: metrics.ByStanding, Words: true, Answers: true, Applies: applies}
	for p := sdq.MuchBetter; p >= sdq.MuchWorse; p-- {
		problems.Order = append(problems.Order, p.String())
	}
	help := metrics.Outcome{Scale: ScaleHelp, Title: "other help from attending", Short: ScaleHelp, Pairing: metrics.ByStanding, Words: true, Answers: true, Applies: applies}
	help.Order = slices.Clone(helpWords[:])
	slices.Reverse(help.Order)
	return []metrics.Outcome{problems, help}
}

// hasNorm reports whether anybody's norm of the scale is known.
func hasNorm(scale sdq.Scale) bool {
	for who := sdq.Self; who.Valid(); who++ {
		if _, ok := sdq.NormOf(who, scale); ok {
			return true
		}
	}
	return false
}

// normOf is the British norm of a scale with the correlation over four to six months.
func normOf(informant string, scale sdq.Scale) (metrics.Norm, bool) {
	who, known := sdq.ParseInformant(informant)
	n, ok := sdq.NormOf(who, scale)
	if !known || !ok {
		return metrics.Norm{}, false
	}
	out := metrics.Norm{Mean: n.Mean(), SD: n.SD(), Source: n.Source + ", " + n.Edition, Confirmed: !n.Unconfirmed()}
	if c, no := sdq.ReliableChangeBy(sdq.BritishRetest, who, scale); no == sdq.HasChange {
		out.Retest = c.Reliability.R()
		out.Source += "; correlation: " + c.Reliability.Source + ", " + c.Reliability.Edition
		out.Confirmed = out.Confirmed && !c.Reliability.Unconfirmed()
	}
	return out, true
}
