package pass

import (
	_ "embed"
	"strconv"
	"sync"

	"apst/metrics"
	"apst/metrics/record"
)

// survey is which of two instruments a result is of. They share the names of two
// factors and nothing else, and are never put together.
type survey uint8

const (
	noSurvey   survey = iota
	nineFactor        // the editions for juniors and for secondary pupils
	levelOne          // Level 1, for infants: four factors
)

var surveyNames = [...]string{"", "nine-factor", "level-1"}

func (s survey) String() string { return surveyNames[s] }

// both are the two instruments, in the order in which they are reported.
var both = [...]survey{nineFactor, levelOne}

// name is one of the eleven names that factors of both surveys have between them;
// it counts the distinct names of factors.csv.
type name uint8

// names is how many there are.
const names = 11

// factor is one factor of a survey.
type factor struct {
	survey       survey
	number       int    // the vendor's order
	id           string // stable: feelings-about-school
	name         name
	title, about string
	from         metrics.From
}

//go:embed tables/factors.csv
var factorsCSV string

//go:embed tables/spellings.csv
var spellingsCSV string

// factorTable is factors.csv.
type factorTable struct {
	bySurvey [len(surveyNames)][]factor
	names    []string // ids of the names
}

var factors = sync.OnceValue(func() *factorTable {
	t := &factorTable{}
	at := map[string]name{}
	for _, r := range record.Table(factorsCSV) {
		f := factor{survey: nineFactor, id: r[2], title: r[4], about: r[5], from: metrics.From{Source: r[6], Edition: r[7], Grade: grade(r[8])}}
		if r[0] == surveyNames[levelOne] {
			f.survey = levelOne
		}
		f.number, _ = strconv.Atoi(r[1])
		if _, known := at[r[3]]; !known {
			at[r[3]] = name(len(t.names))
			t.names = append(t.names, r[3])
		}
		f.name = at[r[3]]
		t.bySurvey[f.survey] = append(t.bySurvey[f.survey], f)
	}
	return t
})

// grade is how the tables write how well something is attested.
func grade(text string) metrics.Grade {
	switch text {
	case "2":
		return metrics.Confirmed
	case "1":
		return metrics.Single
	case "D":
		return metrics.Knowledge
	}
	return metrics.Own
}

// factorsOf are the factors of a survey in the vendor's order.
func factorsOf(s survey) []factor { return factors().bySurvey[s] }

// id is the stable word for a name.
func (n name) id() string { return factors().names[n] }

// title is what a name is called in messages.
func (n name) title() string {
	for _, s := range both {
		for _, f := range factorsOf(s) {
			if f.name == n && f.id == n.id() {
				return f.title
			}
		}
	}
	for _, f := range factorsOf(levelOne) {
		if f.name == n {
			return f.title
		}
	}
	return ""
}

// set is a set of names.
type set uint16

func setOf(fs []factor) (s set) {
	for _, f := range fs {
		s = s.with(f.name)
	}
	return s
}

func (s set) has(n name) bool       { return s&(1<<n) != 0 }
func (s set) with(n name) set       { return s | 1<<n }
func (s set) without(other set) set { return s &^ other }

// titles names the members, in the order of the names.
func (s set) titles() []string {
	var out []string
	for n := name(0); n < names; n++ {
		if s.has(n) {
			out = append(out, n.title())
		}
	}
	return out
}

// spelling is one way of writing a name.
type spelling struct {
	name name
	bare bool // a single word that heads other columns too
}

// spellings are the ways of writing the names, by their letters alone.
var spellings = sync.OnceValue(func() map[string]spelling {
	byID := map[string]name{}
	for i, id := range factors().names {
		byID[id] = name(i)
	}
	out := map[string]spelling{}
	for _, r := range record.Table(spellingsCSV) {
		out[record.Squeeze(r[2])] = spelling{byID[r[0]], r[1] == "bare"}
	}
	return out
})
