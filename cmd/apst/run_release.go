package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"apst/internal/project"
	"apst/internal/runlog"
	"apst/sdq"
)

// releaseStage is the name of the stage that lets something out of the school.
const releaseStage = "release"

// release is the stage that lets tables out of the school, with the reports that are
// made of them: one release, decided on together and remembered once.
func (m *stageMaker) release(ctx context.Context) (*runStage, error) {
	term, err := m.term(ctx)
	if err != nil {
		return nil, err
	}
	folder := path.Join("out/release", term.folder())
	expects := []string{folder + "/tables.xlsx", folder + "/tables.html", folder + "/tables/", folder + "/charts/"}
	for _, name := range m.inRelease() {
		expects = append(expects, folder+"/"+name+".html")
	}
	reads := m.everything()
	if term != nil {
		reads = append(reads, releasedBefore(term)...)
	}
	return &runStage{
		name: releaseStage, lane: ofAnalysis, goesBy: slices.Concat(changeSections, []string{"release", "report_term"}), reads: reads,
		expects: append(expects, "out/pupil/suppression.csv", "out/pupil/tables-findings.json"),
		also:    slices.Concat(rulesetsOf(nil), []string{"reports in the release", strings.Join(m.inRelease(), ", ")}),
		do: func(ctx context.Context, ios *IO) error {
			out, err := resolveOutput("", "", tablesFormats, "xlsx")
			if err != nil {
				return err
			}
			return runTables(ctx, &TablesOptions{Change: m.changeOptions(ios), Profile: m.opts.Profile, Reports: m.inRelease(), Term: m.opts.Term, Output: out})
		},
	}, nil
}

// term is the term that is reported on; nil for none.
func (m *stageMaker) term(ctx context.Context) (*reportTerm, error) {
	o := &TablesOptions{Change: m.changeOptions(m.opts.IO.within(io.Discard)), Reports: m.inRelease(), Term: m.opts.Term}
	err := o.settleTerm(ctx)
	var usage *UsageError
	if errors.As(err, &usage) && m.opts.Term == "" && m.p.Term != "" && strings.HasPrefix(usage.text, "--term ") {
		// The one who is to mend it has typed no option.
		err = projectError(m.p.Wrong(m.p.Line("report_term"), "report_term "+strings.TrimPrefix(usage.text, "--term "), strings.Join(usage.hints, "\n")))
	}
	return o.term, err
}

// releasedBefore are the files of the release of the term before, which a report of this
// one is set against.
func releasedBefore(term *reportTerm) []string {
	return releasedPaths(filepath.Join("out", "release", term.Before().String()))
}

// inRelease are the reports that are let out with the tables.
func (m *stageMaker) inRelease() []string {
	var out []string
	for _, r := range []string{project.ReportTermly, project.ReportBoard} {
		if m.p.Makes(r) {
			out = append(out, r)
		}
	}
	return out
}

// earlierReleases says what the ledger holds: a release is set against those before it.
// One that cannot be read is for the release to refuse.
func earlierReleases() string {
	path, _ := ledgerPlaces(true)
	ledger, err := openLedger(path)
	if err != nil {
		return "cannot be read"
	}
	var withdrawn []string
	for _, e := range ledger.Entries {
		if e.Withdraws > 0 {
			withdrawn = append(withdrawn, fmt.Sprint(e.Withdraws))
		}
	}
	text := fmt.Sprint(len(ledger.Entries) - len(withdrawn))
	if len(withdrawn) > 0 {
		text += ", withdrawn: " + strings.Join(withdrawn, ", ")
	}
	return text
}

// rulesets are the rules and tables that measures are scored with.
func rulesets() []runlog.Ruleset {
	out := []runlog.Ruleset{{Measure: "sdq", Ruleset: sdq.Ruleset}}
	for _, m := range measures() {
		out = append(out, runlog.Ruleset{Measure: m.ID, Ruleset: m.Ruleset})
	}
	return out
}
