package main

import (
	"fmt"
	"strings"

	"apst/finding"
	"apst/ingest"
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
	}{{s.Heads, "headings"}, {s.Pupils, "under them"}, {s.Footers, "below that are no pupils"}, {s.Repeats, "headings again"}, {s.Outside, "outside any table"}} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %s", grouped(int64(p.n)), p.what))
		}
	}
	if len(parts) == 0 {
		return name + "empty"
	}
	return fmt.Sprintf("%s%s %s: %s", name, grouped(int64(s.Rows)), unit, strings.Join(parts, ", "))
}

// tellBlocks prints each block: how it was read and what came of it.
func (j *sdqJob) tellBlocks() {
	for _, b := range j.survey.Blocks {
		j.tellBlock(b)
	}
}

func (j *sdqJob) tellBlock(b *intake.Block) {
	ios := j.opts.IO
	paint := ios.errPaint()
	ios.Errf("\n%s\n", paint.Bold(b.Name()))
	for _, d := range b.Decisions {
		ios.wrapped("  ", decisionText(d))
	}
	if b.Refused != nil {
		ios.Errf("  refused: %s (%s)\n", b.Refused.Title, b.Refused.ID)
		return
	}
	ios.Errf("  scored: %s", grouped(int64(b.Summary.Scored)))
	if b.Summary.Prorated > 0 {
		ios.Errf(", of them %s with a scale made up for unanswered items", grouped(int64(b.Summary.Prorated)))
	}
	ios.Errf("\n")
	for r, n := range b.Lost.All() {
		ios.Errf("  not scored: %s, %s (%s)\n", grouped(int64(n)), r.Title, r.ID)
	}
	if b.Summary.Scored > 0 {
		for _, line := range scaleTable(b, j.opts.Bands) {
			ios.Errf("  %s\n", line)
		}
	}
}

// decisionText is a decision in one line, fit for a screen: what was decided, by
// what, and where that stands. A title or a cell may hold a name: of those the
// place alone is shown.
func decisionText(d intake.Decision) string {
	s := fmt.Sprintf("%s: %s, by %s", d.Key, d.Value, d.By)
	if d.Seen != "" && d.By != ingest.FromTitle && d.By != ingest.FromColumn && d.By != ingest.FromGroup {
		s += ": " + d.Seen
	}
	if len(d.At) > 0 && d.At[0].Cell() != "" {
		s += " (" + d.At[0].Cell() + ")"
	}
	return s
}

// bandWords are short names of the bands, best first, for a narrow table.
var bandWords = map[sdq.System][]string{
	sdq.FourBands:  {"average", "raised", "high", "very high"},
	sdq.ThreeBands: {"normal", "borderline", "abnormal"},
}

// scaleTable is n, mean, SD and the counts of each band for every scale.
func scaleTable(b *intake.Block, bands string) []string {
	systems := []sdq.System{sdq.FourBands, sdq.ThreeBands}
	head := fmt.Sprintf("%-14s %6s %6s %6s", "", "n", "mean", "SD")
	shown := map[sdq.System]bool{sdq.FourBands: bands != "3", sdq.ThreeBands: bands != "4"}
	for _, system := range systems {
		if shown[system] {
			head += " |"
			for _, w := range bandWords[system] {
				head += fmt.Sprintf(" %*s", max(len(w), 5), w)
			}
		}
	}
	lines := []string{head}
	for _, scale := range sdq.AllScales() {
		s := &b.Summary.Scales[scale]
		if s.N() == 0 {
			continue
		}
		line := fmt.Sprintf("%-14s %6d %6s %6s", scale, s.N(), fixed(s.Mean()), fixed(s.SD()))
		for _, system := range systems {
			if !shown[system] {
				continue
			}
			counts := b.Bands(scale, system)
			line += " |"
			for level, w := range bandWords[system] {
				line += fmt.Sprintf(" %*s", max(len(w), 5), bandCount(counts, level))
			}
		}
		lines = append(lines, strings.TrimRight(line, " "))
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
	return fmt.Sprintf("%.2f", x)
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
	case warnings > 0:
		ios.Errf("next: look at the warnings; the scores stand\n")
	default:
		ios.Errf("next: nothing to correct\n")
	}
}
