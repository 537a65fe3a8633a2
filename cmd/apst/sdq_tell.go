package main

import (
	"fmt"
	"math"
	"strings"

	"apst/finding"
	"apst/sdq"
	"apst/sdq/intake"
)

// tell prints what was read and how, what was scored and what was not, and what
// to do next.
func (j *sdqJob) tell(scoresPath, findingsPath string) {
	j.tellFiles()
	j.tellBlocks()
	tellFindings(j.opts.IO, j.log, findingsPath)
	j.tellNext(scoresPath)
}

// tellFiles says what every file was and where its rows went.
func (j *sdqJob) tellFiles() {
	ios := j.opts.IO
	for _, f := range j.survey.Files {
		if f.Format == "" {
			ios.Errf("%s: not read\n", f.Name)
			continue
		}
		ios.Errf("%s: %s\n", f.Name, f.Format)
		for _, s := range f.Sheets {
			ios.Errf("  %s\n", sheetLine(s))
		}
	}
}

// sheetLine accounts for the rows of a sheet.
func sheetLine(s intake.SheetSummary) string {
	name, unit := "", "rows"
	if s.Name != "" {
		name = fmt.Sprintf("sheet %q: ", s.Name)
	}
	if s.Turned {
		unit = "columns, pupils in columns"
	}
	parts := []string{}
	for _, p := range []struct {
		n    int
		what string
	}{{s.Heads, "of headings"}, {s.Pupils, "under them"}, {s.Footers, "below that are no pupils"}, {s.Repeats, "headings again"}, {s.Outside, "outside any table"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", grouped(int64(p.n)), p.what))
		}
	}
	if len(parts) == 0 {
		return name + "empty"
	}
	if s.Rows == 1 {
		unit = strings.Replace(unit, "s", "", 1)
	}
	return fmt.Sprintf("%s%s %s: %s", name, grouped(int64(s.Rows)), unit, strings.Join(parts, ", "))
}

// tellBlocks prints each block: how it was read and what came of it.
func (j *sdqJob) tellBlocks() {
	for _, b := range j.survey.Blocks {
		j.tellBlock(b)
	}
	j.tellLost()
}

// tellLost accounts for rows of which nothing says whose answers they are.
func (j *sdqJob) tellLost() {
	for r, n := range j.survey.Lost.All() {
		j.opts.IO.Errf("\nnot scored, wave or informant not known: %s\n", lostText(r, n))
	}
}

// lostWord says what became of rows without scores. A copy is left out, and the
// pupil is scored once.
func lostWord(r *finding.Rule) string {
	if r == intake.RuleRepeated {
		return "left out"
	}
	return "not scored"
}

// lostText says how many rows have no scores, and why.
func lostText(r *finding.Rule, n int) string {
	if r == intake.RuleRepeated {
		return fmt.Sprintf("%s of a row that is scored once (%s)", counted(n, "copy", "copies"), r.ID)
	}
	return fmt.Sprintf("%s, %s (%s)", grouped(int64(n)), r.Title, r.ID)
}

func (j *sdqJob) tellBlock(b *intake.Block) {
	ios := j.opts.IO
	paint := ios.errPaint()
	ios.Errf("\n%s\n", paint.Bold(b.Name()))
	for _, d := range b.Decisions {
		ios.wrapped("  ", d.Brief())
	}
	if b.Refused != nil {
		ios.Errf("  refused: %s (%s)\n", b.Refused.Title, b.Refused.ID)
		return
	}
	scored := fmt.Sprintf("scored: %s", grouped(int64(b.Summary.Scored)))
	if b.Summary.Prorated > 0 {
		scored += fmt.Sprintf(", of them %s with a scale worked out from the items that were answered (prorated)", grouped(int64(b.Summary.Prorated)))
	}
	ios.wrapped("  ", scored)
	for r, n := range b.Lost.All() {
		ios.Errf("  %s: %s\n", lostWord(r), lostText(r, n))
	}
	switch {
	case b.Summary.Scored > 0 && b.Summary.Scored < fewest:
		ios.Errf("  means and bands: not shown for fewer than %d pupils\n", fewest)
	case b.Summary.Scored > 0:
		for _, line := range scaleTable(b, j.opts.Bands) {
			ios.Errf("  %s\n", line)
		}
	}
}

// fewest is how many pupils a mean on the screen has to be of: one pupil's is a
// score.
const fewest = 3

// bandWords are short names of the bands, best first, for a narrow table.
var bandWords = map[sdq.System][]string{
	sdq.FourBands:  {"average", "raised", "high", "very high"},
	sdq.ThreeBands: {"normal", "borderline", "abnormal"},
}

// prosocialWords are those of the four bands of the prosocial scale, on which low
// is unfavourable.
var prosocialWords = []string{"average", "lowered", "low", "very low"}

func wordsOf(scale sdq.Scale, system sdq.System) []string {
	if scale == sdq.Prosocial && system == sdq.FourBands {
		return prosocialWords
	}
	return bandWords[system]
}

// systemWord is a system's name where there is little room: "four".
func systemWord(s sdq.System) string { return strings.TrimSuffix(s.String(), "-band") }

// shownSystems are the systems of bands that were asked for.
func shownSystems(bands string) []sdq.System {
	switch bands {
	case "3":
		return []sdq.System{sdq.ThreeBands}
	case "4":
		return []sdq.System{sdq.FourBands}
	}
	return []sdq.System{sdq.FourBands, sdq.ThreeBands}
}

// scaleOrder has prosocial last: its bands have names of their own.
var scaleOrder = []sdq.Scale{sdq.Emotional, sdq.Conduct, sdq.Hyperactivity, sdq.Peer, sdq.Total, sdq.Internalising, sdq.Externalising, sdq.Impact, sdq.Prosocial}

// scaleTable is n, mean, SD and the counts of each band for every scale.
func scaleTable(b *intake.Block, bands string) []string {
	const width = 9
	head := func(scale sdq.Scale, titles bool) string {
		line := fmt.Sprintf("%-14s %6s %6s %6s", "", "", "", "")
		if titles {
			line = fmt.Sprintf("%-14s %6s %6s %6s", "", "n", "mean", "SD")
		}
		for _, system := range shownSystems(bands) {
			line += fmt.Sprintf(" | %s:", systemWord(system))
			for _, w := range wordsOf(scale, system) {
				line += fmt.Sprintf(" %*s", min(len(w), width), w)
			}
		}
		return line
	}
	lines := []string{head(sdq.Total, true)}
	for _, scale := range scaleOrder {
		s := &b.Summary.Scales[scale]
		if s.N() == 0 {
			continue
		}
		if scale == sdq.Prosocial {
			lines = append(lines, head(scale, false))
		}
		line := fmt.Sprintf("%-14s %6d %6s %6s", scale, s.N(), fixed(s.Mean()), fixed(s.SD()))
		for _, system := range shownSystems(bands) {
			counts := b.Bands(scale, system)
			line += fmt.Sprintf(" | %*s", len(systemWord(system))+1, "")
			for level, w := range wordsOf(scale, system) {
				line += fmt.Sprintf(" %*s", min(len(w), width), bandCount(counts, level))
			}
		}
		lines = append(lines, strings.TrimRight(line, " |"))
	}
	return lines
}

func bandCount(counts []int64, level int) string {
	if counts == nil {
		return ""
	}
	return fmt.Sprint(counts[level])
}

// fixed is a statistic with two decimals, or a dash where there is none.
func fixed(x float64, ok bool) string {
	if !ok {
		return "-"
	}
	return fmt.Sprintf("%.2f", math.Round(x*100)/100)
}

// tellNext says where the scores are and what to do now.
func (j *sdqJob) tellNext(path string) {
	ios := j.opts.IO
	if path != "" {
		ios.Errf("\n%s: %s rows\n", path, grouped(int64(j.rows)))
	}
	switch errs, warnings := j.log.Count(finding.Error), j.log.Count(finding.Warning); {
	case errs > 0:
		ios.Errf("next: correct what is listed as error in the source files, and score again\n")
	case j.unanswered():
		ios.Errf("next: type the answers in, and score again\n")
	case warnings > 0:
		ios.Errf("next: look at the warnings; what has a score stands\n")
	default:
		ios.Errf("next: nothing to correct\n")
	}
}
