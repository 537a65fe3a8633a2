package main

import (
	"context"

	"apst/internal/project"
)

// leaversReports is the stage that makes a report about each pupil who has left.
func (m *stageMaker) leaversReports() *runStage {
	return &runStage{
		name: "pupil reports", lane: ofAnalysis, goesBy: changeSections, also: rulesetsOf(nil), reads: m.everything(), expects: []string{"out/pupil/reports/"},
		do: func(ctx context.Context, ios *IO) error {
			out, err := pupilOutput("", "", []string{"html"}, "html")
			if err != nil {
				return err
			}
			o := m.changeOptions(ios)
			return (&pupilReports{change: &o, each: eachLeaver, output: out}).run(ctx)
		},
	}
}

// quality is the stage that makes the report of the data lead.
func (m *stageMaker) quality() *runStage {
	return &runStage{
		name: "quality", lane: ofAnalysis, goesBy: changeSections, also: rulesetsOf(nil), reads: m.everything(),
		expects: []string{"out/pupil/quality.html", "out/pupil/sdq-due.csv", "out/quality/quality.html", "out/quality/quality.xlsx", "out/pupil/report-quality-findings.json"},
		do: func(ctx context.Context, ios *IO) error {
			out, err := pupilOutput("", "", []string{"html"}, "html")
			if err != nil {
				return err
			}
			o := m.changeOptions(ios)
			return (&qualityReport{change: &o, output: out}).run(ctx)
		},
	}
}

// keepsRows reports whether a report is made that needs the rows of measures' tables.
func (m *stageMaker) keepsRows() bool {
	return m.p.Makes(project.ReportPupil)
}
