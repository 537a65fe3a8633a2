package pack

import (
	"fmt"
	"slices"
	"strings"
)

// flowStages are the stages of the participant flow, each of which pupils reach from the one
// before.
var flowStages = []string{"on-roll", "eligible", "consent", "baseline-due", "baseline-done", "baseline-scorable", "endline-due", "endline-done", "endline-scorable", "paired", "analysed"}

// flowBranches are the branches beside a stage that together are the stage.
var flowBranches = []string{"supported", "not-supported", "support-not-recorded"}

const branchesOf = "baseline-scorable"

// flowOf is the flow of one population and outcome.
type flowOf struct {
	name      string
	line      int // of its first row
	stages    map[string]flowCount
	exits     map[string]int
	branches  int
	branching bool
}

type flowCount struct{ line, n, of int }

// flows gathers the flows of a return.
type flows struct {
	check *check
	list  []*flowOf
}

// row takes a row of flow.csv.
func (f *flows) row(r *row) {
	n, ok := r.whole("n")
	if !ok {
		return
	}
	name := strings.Join([]string{r.value("population"), r.value("measure"), r.value("scale"), r.value("informant")}, "\x1f")
	at := slices.IndexFunc(f.list, func(o *flowOf) bool { return o.name == name })
	if at < 0 {
		at = len(f.list)
		f.list = append(f.list, &flowOf{name: strings.Clone(name), line: r.line, stages: map[string]flowCount{}, exits: map[string]int{}})
	}
	own, stage := f.list[at], strings.Clone(r.value("stage"))
	of, given := r.whole("n_of")
	if !given {
		of = -1
	}
	switch r.value("kind") {
	case "stage":
		own.stages[stage] = flowCount{r.line, n, of}
	case "exit":
		own.exits[stage] += n
	case "branch":
		own.branches, own.branching = own.branches+n, true
	case "rate":
		if given && n > of {
			f.check.at(r.spec, r.line, r.spec.index("n"), "PACK-405", "not more than n_of")
		}
	}
}

// addUp holds the stages of every flow against each other.
func (f *flows) addUp(t *tableSpec) {
	for _, own := range f.list {
		before := flowCount{line: -1}
		beforeName := ""
		for _, name := range flowStages {
			s, ok := own.stages[name]
			if !ok {
				continue
			}
			if before.line >= 0 {
				if s.n+own.exits[name] != before.n {
					f.check.at(t, s.line, t.index("n"), "PACK-405", fmt.Sprintf("with those who left on the way the n of %s on line %d", beforeName, before.line))
				}
				if s.of >= 0 && s.of != before.n {
					f.check.at(t, s.line, t.index("n_of"), "PACK-405", fmt.Sprintf("the n of %s on line %d", beforeName, before.line))
				}
			}
			before, beforeName = s, name
		}
		if s, ok := own.stages[branchesOf]; ok && own.branching && own.branches != s.n {
			f.check.at(t, s.line, t.index("n"), "PACK-405", strings.Join(flowBranches, " + "))
		}
	}
}

// fits holds the flow of all pupils against how many the tables have: those who take part
// are the pupils of pupils.csv, and a pair has scores of both waves.
func (f *flows) fits(t *tableSpec, pupils int, pairs map[string]int) {
	for _, own := range f.list {
		parts := strings.Split(own.name, "\x1f")
		if parts[0] != "all" {
			continue
		}
		if s, ok := own.stages["consent"]; ok && s.n != pupils {
			f.check.at(t, s.line, t.index("n"), "PACK-406", "as many pupils as pupils.csv has")
		}
		if parts[1] != "sdq" || parts[2] != "total" {
			continue
		}
		if s, ok := own.stages["paired"]; ok && s.n > pairs[parts[3]] {
			f.check.at(t, s.line, t.index("n"), "PACK-406", "not more pupils than have a total at both times in sdq_scores.csv")
		}
	}
}
