package neet

import (
	"slices"

	"apst/metrics/record"
)

// Factor is a fact that goes with a risk of becoming NEET, as a list of pupils has
// it.
type Factor struct {
	ID, Title, Doc string
	Fact           string   // the field of the list
	So, Not        []string // the words that say it is so, and that it is not
}

var (
	yesWord = []string{"true"}
	noWord  = []string{"false"}
)

// factors are those of the usual indicators that a list of pupils can show.
var factors = []Factor{
	{"ehc_plan", "EHC plan", "whether the pupil has an education, health and care plan", "sen", []string{"E"}, []string{"N", "K"}},
	{"sen_support", "SEN support", "whether the pupil has support for special educational needs without such a plan", "sen", []string{"K"}, []string{"N", "E"}},
	{"free_school_meals", "Free school meals", "whether the pupil is eligible for free school meals", "fsm", yesWord, noWord},
	{"looked_after", "Looked after", "whether the pupil is looked after by a local authority", "looked_after", yesWord, noWord},
	{"young_carer", "Young carer", "whether the pupil cares for somebody", "young_carer", yesWord, noWord},
	{"youth_offending", "Youth offending", "whether the pupil is known to the youth offending team", "youth_offending", yesWord, noWord},
	{"english_additional_language", "English as an additional language", "whether English is an additional language", "eal", yesWord, noWord},
	// Another reason for coming does not say that there was no suspension before.
	{"excluded", "Came after an exclusion", "whether the pupil came because of a suspension or a permanent exclusion", "entry_reason", []string{"permanently-excluded", "suspended"}, nil},
}

// Factors are all of them, in the order of their columns.
func Factors() []Factor { return slices.Clone(factors) }

// facing is one row of the table of risk: what the list of pupils shows of a pupil,
// in the last placement.
type facing struct {
	stay    *record.Stay
	answers []Answer // one for each factor; none where the list does not say
}

// Read is what a list of pupils says of a factor.
func (f *Factor) Read(s *record.Stay) Answer {
	word := s.Facts[f.Fact]
	switch {
	case slices.Contains(f.So, word):
		return Yes
	case slices.Contains(f.Not, word):
		return No
	}
	return NoAnswer
}

// faced are all pupils of the list, each once.
func faced(roll *record.Roll) []facing {
	stays := roll.All()
	var out []facing
	for i := range stays {
		if i+1 < len(stays) && stays[i+1].Pupil == stays[i].Pupil {
			continue
		}
		f := facing{stay: &stays[i]}
		for _, factor := range factors {
			f.answers = append(f.answers, factor.Read(&stays[i]))
		}
		out = append(out, f)
	}
	return out
}
