package cohort

import (
	"fmt"

	"apst/metrics"
	"apst/metrics/stats"
)

// The stages on the way from a referral to the end of the work, each a part of the one
// before.
const (
	stageReferred  = "referred"
	stageAccepted  = "accepted"
	stageSeen      = "seen"
	stageCompleted = "completed"
)

// step is how it is known that a request came to a stage, and what is to be said where
// it is known of none.
type step struct {
	name, why string
	of        func(a *Act) metrics.Whether
}

// steps are the stages in order. Work that is known to be completed had a contact, even
// where no log has it.
func steps() []step {
	return []step{
		{stageReferred, "", func(*Act) metrics.Whether { return metrics.Yes }},
		{stageAccepted, "no decision is known", func(a *Act) metrics.Whether {
			switch a.Decision {
			case "":
				return metrics.NotKnown
			case metrics.Accepted:
				return metrics.Yes
			}
			return metrics.No
		}},
		{stageSeen, "no log of contacts and no referral says who was seen", func(a *Act) metrics.Whether {
			if a.Seen == metrics.NotKnown && a.Completed == metrics.Yes {
				return metrics.Yes
			}
			return a.Seen
		}},
		{stageCompleted, "no list of episodes says what was completed", func(a *Act) metrics.Whether { return a.Completed }},
	}
}

// stage is one stage of the way.
type stage struct {
	name             string
	requests, pupils reached
}

// reached is how many came to a stage, of those who came to the one before and of whom
// it is known.
type reached struct {
	n, known, of int
	doubt        int // of whom it is not known, at this stage or one before
	why          string
	behind       metrics.Behind
}

// funnelOf follows requests, and the pupils whose they are, from the referral to the
// end of the work. A pupil has come to a stage with any request that has.
func funnelOf(acts []Act) []stage {
	var out []stage
	on, doubt := acts, []Act(nil)
	for _, s := range steps() {
		st := stage{name: s.name}
		var next, open, unsure []Act
		for i := range on {
			switch s.of(&on[i]) {
			case metrics.Yes:
				next = append(next, on[i])
			case metrics.NotKnown:
				open = append(open, on[i])
			}
		}
		for i := range doubt {
			if s.of(&doubt[i]) != metrics.No {
				unsure = append(unsure, doubt[i])
			}
		}
		unsure = append(unsure, open...)
		was, is := pileOf(on), pileOf(next)
		st.requests = reached{n: len(next), known: len(on) - len(open), of: len(on), doubt: len(unsure), behind: is.behind(1)}
		st.pupils = reached{n: is.pupils(), known: was.pupils() - pileOf(open).without(is), of: was.pupils(), doubt: pileOf(unsure).without(is)}
		for _, r := range []*reached{&st.requests, &st.pupils} {
			if r.doubt > 0 && r.known == 0 {
				r.why = s.why
			}
		}
		out, on, doubt = append(out, st), next, unsure
	}
	return out
}

// row is a stage as a row of results.
func (s *stage) row(scale, name string, r reached) row {
	e := count(r.n, r.known)
	if r.why != "" {
		e = stats.None(0, methodCount, r.why)
	}
	e.NOf = r.of
	out := row{scale: scale, name: name, category: s.name, e: e, behind: r.behind}
	if r.doubt > 0 && r.why == "" {
		out.note = fmt.Sprintf("of %d more it is not known", r.doubt)
	}
	return out
}

// pupilFunnel is the same way, in pupils.
func (sv *served) pupilFunnel() {
	for _, f := range funnelOf(sv.of(metrics.RequestAct)) {
		sv.put(metrics.RequestAct, f.row(scalePupilActs, "pupil_funnel", f.pupils))
	}
}
