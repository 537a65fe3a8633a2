package pack

import (
	"fmt"
	"slices"
)

// Verdict is what was found of a return: it is accepted, or refused with every place.
type Verdict struct {
	Accepted  bool
	Encrypted bool
	About     Whose // empty where the manifest could not be read
	Tables    []TableCount
	Problems  []Problem // in the order of the files; of each reason and file at most [MaxProblems]
	Total     int       // of all problems
	counts    map[[2]string]int
	opened    *opened // of an accepted return
}

// opened is a return that was accepted, to be read again as long as its file is open.
type opened struct {
	archive  *Return
	manifest *Manifest
}

// Whose is which return it is.
type Whose struct {
	School, URN, Period, Arm string
	Tool                     string
	Rulesets                 map[string]string
	Format                   int
	Pupils                   int
	Key                      string // tells returns apart whose study ids were made with different keys
	Identified               bool   // it holds a file of direct identifiers
}

// Lines are what may be said of an accepted return.
func (a *Whose) Lines() []string {
	who := "with study identifiers alone"
	if a.Identified {
		who = "with a file of direct identifiers"
	}
	return []string{
		fmt.Sprintf("%s (URN %s), %s, %s", a.School, a.URN, a.Arm, a.Period),
		fmt.Sprintf("%d pupils, %s; format %d, written by apst %s", a.Pupils, who, a.Format, a.Tool),
	}
}

// TableCount is a table and its rows, headings not counted.
type TableCount struct {
	Name string
	Rows int
}

// Group is the problems of one reason.
type Group struct {
	Reason   *Reason
	Problems []Problem
	Total    int
}

// Groups are the problems by reason, in the order of the reasons.
func (v *Verdict) Groups() []Group {
	var out []Group
	for i := range v.Problems {
		p := &v.Problems[i]
		at := slices.IndexFunc(out, func(g Group) bool { return g.Reason.ID == p.Reason })
		if at < 0 {
			at = len(out)
			out = append(out, Group{Reason: p.Why(), Total: v.totalOf(p.Reason)})
		}
		out[at].Problems = append(out[at].Problems, *p)
	}
	slices.SortStableFunc(out, func(a, b Group) int {
		if a.Reason.ID < b.Reason.ID {
			return -1
		}
		if a.Reason.ID > b.Reason.ID {
			return 1
		}
		return 0
	})
	return out
}

// totalOf is how many problems there are of a reason.
func (v *Verdict) totalOf(reason string) int {
	n := 0
	for key, count := range v.counts {
		if key[0] == reason {
			n += count
		}
	}
	return n
}
