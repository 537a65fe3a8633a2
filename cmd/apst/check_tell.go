package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"apst/finding"
	"apst/internal/project"
	"apst/metrics/cohort"
	"apst/metrics/roster"
	"apst/report/words"
	"apst/sdq/intake"
	"apst/sdq/outcome"
)

// looked is what a check looked at.
type looked struct {
	files, sheets, rows, pupils, cells int
	run                                []*finding.Rule
	notRun                             []finding.NotRun
}

// look counts what was read, and which rules could apply.
func (j *checkJob) look(pupils int) {
	l := &j.seen
	l.pupils = pupils
	for _, f := range j.survey.Files {
		if f.Format == "" {
			continue
		}
		l.files++
		for _, s := range f.Sheets {
			l.sheets++
			l.rows += s.Rows
			l.cells += s.Cells
		}
	}
	l.notRun = append(j.survey.NotRun(), j.covered.notRun()...)
	j.lookMeasured(l)
	for _, rule := range slices.Concat(cohort.Rules(), outcome.Rules()) {
		l.notRun = append(l.notRun, finding.NotRun{Rule: rule, Why: "pupils are joined by apst change"})
	}
	if r := j.roster; r != nil {
		l.files += r.Files
		l.sheets += r.Sheets
		l.rows += r.Rows
		l.cells += r.Cells
	} else {
		for _, rule := range roster.Rules() {
			l.notRun = append(l.notRun, finding.NotRun{Rule: rule, Why: "no list of pupils was read"})
		}
	}
	if j.roster != nil && !j.dated {
		for _, rule := range []*finding.Rule{roster.RuleYear, roster.RuleYearFar} {
			l.notRun = append(l.notRun, finding.NotRun{Rule: rule, Why: "the day the data are from is not known"})
		}
	}
	texts := words.Rules() // are about what is said of data, and not about data
	for _, rule := range allRules() {
		if !slices.Contains(texts, rule) && !slices.ContainsFunc(l.notRun, func(n finding.NotRun) bool { return n.Rule == rule }) {
			l.run = append(l.run, rule)
		}
	}
}

// tell prints what was looked at, what was found, and what to do next.
func (j *checkJob) tell() {
	ios := j.opts.IO
	j.tellFiles()
	j.files.tellSkipped(ios)
	l := &j.seen
	ios.Errf("\n%s\n", ios.errPaint().Bold(fmt.Sprintf("looked at %s, %s, %s, answers of %s, %s", howMany(l.files, "file"), howMany(l.sheets, "sheet"),
		howMany(l.rows, "row"), howMany(l.pupils, "pupil"), howMany(l.cells, "cell"))))
	j.tellCoverage()
	j.tellRules()
	tellFindings(ios, j.log, j.opts.Findings)
	j.tellLevels()
	j.tellLists()
	j.tellNext()
}

// howMany is a count with its noun.
func howMany(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(int64(n)) + " " + noun + "s"
}

// tellFiles says what every file was and how its answers were understood.
func (j *checkJob) tellFiles() {
	ios := j.opts.IO
	for _, f := range j.survey.Files {
		switch {
		case f.Format == "":
			ios.Errf("%s: not read\n", f.Name)
			continue
		case f.Refused == intake.RuleOtherFile:
			ios.Errf("%s: %s, no SDQ answers\n", f.Name, f.Format)
			continue
		}
		ios.Errf("%s: %s\n", f.Name, f.Format)
		for _, s := range f.Sheets {
			ios.Errf("  %s\n", sheetLine(s))
		}
		for _, b := range j.survey.Blocks {
			if b.File == f.Name {
				ios.Errf("  %s\n", blockLine(b))
			}
		}
	}
	j.tellMeasured()
	for _, f := range j.rosterFiles() {
		ios.Errf("%s: list of pupils\n", f.Name)
	}
	if j.roster != nil {
		ios.Errf("  %s on the list\n", howMany(len(j.roster.Pupils), "pupil"))
	}
}

// blockLine is how a set of answers was understood, in a line.
func blockLine(b *intake.Block) string {
	wave := b.Wave
	if wave == "" {
		wave = "wave unknown"
	}
	who := "informant unknown"
	if b.Informant.Valid() {
		who = b.Informant.String()
	}
	if b.Refused != nil {
		return fmt.Sprintf("answers: %s, %s: refused, %s (%s)", wave, who, b.Refused.Title, b.Refused.ID)
	}
	return fmt.Sprintf("answers: %s, %s, coded %s: %s", wave, who, b.Coding, howMany(b.Rows, "row"))
}

// shownReasons is how many reasons not to run rules the screen gives.
const shownReasons = 5

// tellRules says how many rules were run and why the others could not apply: in a
// paragraph, or with --rules by id.
func (j *checkJob) tellRules() {
	ios := j.opts.IO
	var reasons []string
	by := map[string][]string{}
	for _, n := range j.seen.notRun {
		if len(by[n.Why]) == 0 {
			reasons = append(reasons, n.Why)
		}
		by[n.Why] = append(by[n.Why], n.Rule.ID)
	}
	slices.SortStableFunc(reasons, func(a, b string) int { return len(by[b]) - len(by[a]) })
	ran, not := howMany(len(j.seen.run), "rule")+" run", grouped(int64(len(j.seen.notRun)))+" not run"
	if !j.opts.Rules {
		var shown []string
		for _, why := range reasons[:min(len(reasons), shownReasons)] {
			shown = append(shown, fmt.Sprintf("%s (%d)", why, len(by[why])))
		}
		if more := len(reasons) - shownReasons; more > 0 {
			shown = append(shown, fmt.Sprintf("and %s", howMany(more, "more reason")))
		}
		ios.wrapped("", strings.TrimSuffix(ran+", "+not+": "+strings.Join(shown, "; "), ": "))
		ios.Errf("for every rule and reason, add --rules\n")
		return
	}
	ids := make([]string, len(j.seen.run))
	for i, r := range j.seen.run {
		ids[i] = r.ID
	}
	ios.wrapped(ran+": ", runs(ids))
	ios.Errf("%s\n", not)
	for _, why := range reasons {
		ios.wrapped("  ", runs(by[why])+": "+why)
	}
}

// runs lists ids of rules, of those that follow each other the first and the last.
func runs(ids []string) string {
	slices.Sort(ids)
	follows := func(a, b string) bool {
		kindA, nA, _ := strings.Cut(a, "-")
		kindB, nB, _ := strings.Cut(b, "-")
		x, errX := strconv.Atoi(nA)
		y, errY := strconv.Atoi(nB)
		return kindA == kindB && errX == nil && errY == nil && y == x+1
	}
	var out []string
	for i := 0; i < len(ids); {
		k := i
		for k+1 < len(ids) && follows(ids[k], ids[k+1]) {
			k++
		}
		switch {
		case k > i+1:
			out = append(out, ids[i]+" to "+ids[k])
		default:
			out = append(out, ids[i:k+1]...)
		}
		i = k + 1
	}
	return strings.Join(out, ", ")
}

// tellLevels says which rules the project reports at a level of its own, and why.
func (j *checkJob) tellLevels() {
	if j.project == nil || len(j.project.Rules) == 0 {
		return
	}
	ios := j.opts.IO
	ios.Errf("\n%s reports at levels of its own\n", filepath.Join(j.project.Folder, project.FileName))
	for _, level := range j.project.Rules {
		usual := ""
		for _, r := range allRules() {
			if r.ID == level.ID {
				usual = r.Severity.String()
			}
		}
		ios.wrapped(fmt.Sprintf("  %s %s, not %s: ", level.ID, level.Severity, usual), level.Reason)
	}
}

// tellNext says what came of it and what to do now.
func (j *checkJob) tellNext() {
	ios := j.opts.IO
	errs, warnings := j.log.Count(finding.Error), j.log.Count(finding.Warning)
	warnings -= errs
	ios.Errf("\n%s\n", ios.errPaint().Bold(fmt.Sprintf("found %s and %s", howMany(errs, "error"), howMany(warnings, "warning"))))
	switch {
	case j.seen.cells == 0, j.failed != nil:
	case errs+warnings == 0:
		ios.Errf("next: nothing to correct; apst score %s\n", j.scorable())
	case !j.hasCells():
		ios.Errf("next: say what is asked for above\n")
	case j.opts.FixList != "":
		ios.Errf("next: correct the cells in your own files, with %s beside you\n", j.opts.FixList)
		ios.Errf("then: %s\n", j.command())
	default:
		ios.Errf("next: for a workbook with every cell to correct, add --fix-list %s\n", filepath.Join(j.opts.Output.Tree, "pupil", "fix-list.xlsx"))
	}
}

// scorable is what apst score is to be given next: one measure, or all of a project.
func (j *checkJob) scorable() string {
	switch {
	case len(j.files.measured) == 0:
		return "sdq"
	case j.project != nil && len(j.opts.Paths) == 0:
		return "all"
	case len(j.survey.Files) == 0 && len(j.files.measured) == 1:
		return j.files.measured[0].measure.ID
	}
	return "MEASURE FILE..."
}

// hasCells reports whether there is anything to correct in a file, and not only
// something to say about one.
func (j *checkJob) hasCells() bool {
	return slices.ContainsFunc(j.log.Groups(), func(g *finding.Group) bool {
		return g.Severity >= finding.Warning && g.Rule != intake.RuleNoWave && g.Rule != intake.RuleNoInformant
	})
}

// command is the command as it was typed.
func (j *checkJob) command() string {
	words := []string{"apst"}
	for _, arg := range j.opts.IO.Args {
		words = append(words, quotedWord(arg))
	}
	return strings.Join(words, " ")
}

// quotedWord is a word of a command as shells take it: in the quotes that all of
// them know where it needs any.
func quotedWord(s string) string {
	plain := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune(`-_./\:=,@+%~`, r)
	}
	switch {
	case s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !plain(r) }) && !strings.HasPrefix(s, "~"):
		return s
	case strings.ContainsAny(s, "\"$`") && !strings.Contains(s, "'"):
		return "'" + s + "'"
	}
	return `"` + s + `"`
}
