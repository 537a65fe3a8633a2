package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/cohort"
)

// tell says what was read, where every row went, who could be paired, and what the
// main outcome comes to.
func (j *changeJob) tell(p *changePlaces, written bool) {
	ios := j.opts.IO
	for i := range j.sources {
		j.tellSource(&j.sources[i])
	}
	if len(j.in.rosters) > 0 {
		ios.wrapped("", fmt.Sprintf("%s: list of %s", j.listFiles(), howMany(j.listed, "pupil")))
	}
	j.tellLinks()
	if j.opts.ShowLinks != "" {
		j.showLinks()
	}
	if written {
		j.tellPairs()
		j.tellHeadline()
	}
	tellFindings(ios, j.log, p.findings)
	if written {
		j.tellWritten(p)
	}
}

// listFiles are the names of the files of the list of pupils.
func (j *changeJob) listFiles() string {
	var names []string
	for _, path := range j.in.rosters {
		names = append(names, filepath.Base(path))
	}
	return listNames(names)
}

// tellSource says what the files of a source hold, and where their rows went.
func (j *changeJob) tellSource(s *cohort.Source) {
	ios := j.opts.IO
	ios.Errf("%s\n", ios.errPaint().Bold(s.Title))
	for i := range s.Files {
		ios.wrapped("  ", s.Files[i].Name+": "+fileCounts(&s.Files[i]))
	}
}

// tellLinks says where the rows of every source ended: each in one place.
func (j *changeJob) tellLinks() {
	ios := j.opts.IO
	ios.Errf("\n")
	if !j.linkage.Listed {
		ios.wrapped("", "no list of pupils was read: equal identifiers are taken for one pupil, and nobody can be told to be missing")
		ios.Errf("\n")
	}
	for _, c := range j.linkage.Counts() {
		title := c.Measure
		if title == "" {
			title = "all"
		}
		ios.wrapped("  "+title+": ", fmt.Sprintf("%s: %d linked to %s, %d unmatched, %d duplicate, %d refused", howMany(c.Rows, "record"),
			c.Places[cohort.Linked], howMany(c.Pupils, "pupil"), c.Places[cohort.Unmatched], c.Places[cohort.Duplicate], c.Places[cohort.Refused]))
	}
	if n := len(j.linkage.Suspects); n > 0 && j.opts.ShowLinks != "suspects" {
		ios.wrapped("  ", fmt.Sprintf("%s of identifiers that look like one pupil and were not joined: apst change --show-links suspects", howMany(n, "pair")))
	}
}

// shownLinks is how many lines of a list the screen shows.
const shownLinks = 200

// showLinks lists rows by where they went, or pairs that look alike: by their places,
// for identifiers stay in the files.
func (j *changeJob) showLinks() {
	ios, shown, all := j.opts.IO, 0, 0
	line := func(format string, args ...any) {
		if all++; shown < shownLinks {
			shown++
			ios.Errf("  "+format+"\n", args...)
		}
	}
	ios.Errf("\n%s\n", ios.errPaint().Bold(j.opts.ShowLinks))
	if j.opts.ShowLinks == "suspects" {
		for i := range j.linkage.Suspects {
			s := &j.linkage.Suspects[i]
			line("%s: %s and %s", s.Kind, placeOf(s.FirstAt, ""), placeOf(s.SecondAt, ""))
		}
	} else {
		for i := range j.linkage.Rows {
			r := &j.linkage.Rows[i]
			if j.opts.ShowLinks != "all" && r.Place.String() != j.opts.ShowLinks {
				continue
			}
			text := placeOf(r.At, r.From)
			if j.opts.ShowLinks == "all" {
				text += ": " + r.Place.String()
			}
			if r.Why != "" {
				text += ": " + r.Why
			}
			line("%s", text)
		}
	}
	switch {
	case all == 0:
		ios.Errf("  none\n")
	case all > shown:
		ios.Errf("  and %s more: the file of links has them all\n", grouped(int64(all-shown)))
	}
	if j.opts.ShowLinks == "suspects" && all > 0 {
		ios.wrapped("  do: ", "look at both; where they are one pupil, correct the source, or say so: apst change --save-links maps/links.yaml, complete it, and name it in apst.yaml under change, links")
	}
}

// placeOf is where something stands, without anything of a pupil.
func placeOf(at sheet.Ref, from string) string {
	if at != (sheet.Ref{}) {
		return at.String()
	}
	if from != "" {
		return from
	}
	return "no place"
}

// tellPairs says, of the main outcome of each measure, how many pairs the results rest
// on, and why others are none.
func (j *changeJob) tellPairs() {
	ios := j.opts.IO
	pairs := j.mainResults("pairs")
	if len(pairs) == 0 {
		return // of measures that have no one main outcome, such as attitudes
	}
	ios.Errf("\n%s\n", ios.errPaint().Bold("pairs"))
	why := map[string][]string{}
	of := func(r *metrics.Result) string { return r.Measure + "/" + r.Scale + "/" + r.Informant }
	for _, r := range j.mainResults("not_paired") {
		if r.Value > 0 {
			why[of(r)] = append(why[of(r)], fmt.Sprintf("%.0f %s", r.Value, unpaired(r.Category)))
		}
	}
	for _, r := range pairs {
		if r.Category != "" {
			continue // of the sensitivity set
		}
		text := howMany(int(r.Value), "pair")
		if len(why[of(r)]) > 0 {
			text += "; not paired: " + strings.Join(why[of(r)], ", ")
		}
		ios.wrapped("  "+j.resultLabel(r)+": ", text)
	}
}

// unpairedWords say behind a number of pupils why they have no pair.
var unpairedWords = map[cohort.Reason]string{
	cohort.NoBaseline:       "without a baseline",
	cohort.NoEndline:        "without an endline",
	cohort.BaselineRefused:  "whose baseline has no score",
	cohort.EndlineRefused:   "whose endline has no score",
	cohort.OtherInformant:   "with an endline by another informant",
	cohort.OtherForm:        "with an endline on another form",
	cohort.OtherRater:       "with an endline by another teacher",
	cohort.WrongOrder:       "with an endline before the baseline",
	cohort.StillOnRoll:      "still on roll, their endline not due",
	cohort.PlacementUnclear: "whose placement is not clear",
	cohort.TwoOfOne:         "with two questionnaires that could be meant",
	cohort.NotAvailable:     "with too little recorded before or after",
	cohort.BaselineLate:     "whose baseline came too late",
}

func unpaired(code string) string {
	if words := unpairedWords[cohort.Reason(code)]; words != "" {
		return words
	}
	return strings.ReplaceAll(code, "-", " ")
}

// mainResults are the results of a statistic for all pupils, of the main outcome of
// each measure and of the one that was named as the main one.
func (j *changeJob) mainResults(statistic string) []*metrics.Result {
	var out []*metrics.Result
	for i := range j.analysis.Results {
		r := &j.analysis.Results[i]
		if r.Statistic != statistic || r.Population != cohort.All || len(r.Group) > 0 {
			continue
		}
		if o := j.outcomeOf(r); o != nil && (o.Primary || j.set.Primary == r.Measure+"."+r.Scale) {
			out = append(out, r)
		}
	}
	return out
}

func (j *changeJob) outcomeOf(r *metrics.Result) *metrics.Outcome {
	for i := range j.sources {
		if j.sources[i].Measure != r.Measure {
			continue
		}
		for k := range j.sources[i].Outcomes {
			if o := &j.sources[i].Outcomes[k]; o.Scale == r.Scale {
				return o
			}
		}
	}
	return nil
}

// resultLabel is what a result is of, in words.
func (j *changeJob) resultLabel(r *metrics.Result) string {
	label := r.Scale
	if o := j.outcomeOf(r); o != nil {
		label = o.Title
	}
	if r.Informant != "" {
		label += ", " + r.Informant
	}
	return label
}

// tellHeadline says what the main outcome of all pupils comes to, where there are
// enough of them.
func (j *changeJob) tellHeadline() {
	ios := j.opts.IO
	told, known := false, false
	for _, r := range j.mainResults("mean_change") {
		if r.Category != "" {
			continue // of the sensitivity set
		}
		if !told {
			ios.Errf("\n%s\n", ios.errPaint().Bold("change, endline minus baseline"))
			told = true
		}
		ios.wrapped("  "+j.resultLabel(r)+": ", headline(r, j.outcomeOf(r)))
		known = known || r.Known()
	}
	if known {
		ios.wrapped("  ", "This is what changed, and not what changed it: scores that are high at first fall by themselves, and nobody stands beside these pupils to compare them with.")
	}
}

// headline is a mean change in words. Of windows of time there is no baseline that others
// had too: which of the two is missing says nothing of who was lost.
func headline(r *metrics.Result, o *metrics.Outcome) string {
	if !r.Known() {
		return fmt.Sprintf("not given, %s", r.Reason)
	}
	text := fmt.Sprintf("%+.1f %s", r.Value, r.Unit)
	if low, high, ok := r.Interval(); ok {
		text += fmt.Sprintf(" (95%% interval %+.1f to %+.1f)", low, high)
	}
	if o != nil && o.Pairing == metrics.ByPeriod {
		return text + fmt.Sprintf(", n = %d with both times", r.N)
	}
	return text + fmt.Sprintf(", n = %d of %d with a baseline", r.N, r.NOf)
}

// tellWritten names the files.
func (j *changeJob) tellWritten(p *changePlaces) {
	ios := j.opts.IO
	if p.single && p.one == "" {
		return
	}
	ios.Errf("\n")
	for _, path := range []string{p.one, p.change, p.links} {
		if path != "" {
			ios.Errf("%s\n", path)
		}
	}
	for _, name := range cohort.TableNames() {
		if path := p.tables[name]; path != "" {
			ios.Errf("%s: %s\n", path, howMany(len(j.analysis.Table(name).Rows), "row"))
		}
	}
	if p.save != "" {
		ios.Errf("%s: %s\n", p.save, howMany(len(j.linkage.Suspects), "suspect"))
	}
}
