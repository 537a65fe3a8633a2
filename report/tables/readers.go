package tables

import "slices"

// termly are the tables and charts of a term's report: what an Oversight Board and
// governors are shown. The others are for analysts and the evaluator. They part pupils
// so finely, and say so much of the same few pupils, that among the others they would
// cost a small school most of its numbers: outside the school they are made when they
// are asked for by name.
var termly = []string{
	"T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09", "T10", "T11", "T12", "T13", "T16", "T22", "T23",
	"F01", "F02", "F03", "F04", "F07", "F08", "F09",
}

// Together are the names of the tables that a release of some is made with: those of a
// term's report, those that are asked for, and those that were handed out before. The
// gate decides about all of them at once. Nothing is named where these are the tables
// of a term's report and no more.
func Together(asked, before []string) []string {
	others := func(list []string) bool {
		return slices.ContainsFunc(list, func(id string) bool { return !slices.Contains(termly, id) })
	}
	if len(asked) == 0 && !others(before) {
		return nil
	}
	var out []string
	for _, d := range definitions() {
		if slices.Contains(termly, d.id) || slices.Contains(asked, d.id) || slices.Contains(before, d.id) {
			out = append(out, d.id)
		}
	}
	return out
}

// Termly are the names of the tables and charts of a term's report.
func Termly() []string { return slices.Clone(termly) }

// forAnalysts is why a table is not made unless it is asked for.
const forAnalysts = "for analysts: it is made when it is asked for by name"

// wanted reports whether a table is made, and if not why it still has a line.
func wanted(id string, in *Input, only []string) (make bool, why string) {
	switch {
	case len(only) > 0:
		return slices.Contains(only, id), ""
	case in.Least > 0 && !slices.Contains(termly, id) && id[len(id)-1] != 'p':
		return false, forAnalysts
	}
	return true, ""
}
