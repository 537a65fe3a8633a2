package main

import (
	"context"
	"fmt"
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
func (m *stageMaker) release() *runStage {
	expects := []string{"out/release/tables.xlsx", "out/release/tables.html", "out/release/tables/", "out/release/charts/"}
	return &runStage{
		name: releaseStage, ofAll: true, goesBy: slices.Concat(changeSections, []string{"release", "report_term"}), reads: m.everything(), expects: expects,
		also: slices.Concat(rulesetsOf(nil), []string{"reports in the release", strings.Join(m.inRelease(), ", ")}),
		do: func(ctx context.Context, ios *IO) error {
			out, err := resolveOutput("", "", tablesFormats, "xlsx")
			if err != nil {
				return err
			}
			return runTables(ctx, &TablesOptions{Change: m.changeOptions(ios), Profile: m.opts.Profile, Output: out})
		},
	}
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
