package main

import (
	"context"

	"apst/internal/project"
)

// leaversReports is the stage that makes a report about each pupil who has left.
func (m *stageMaker) leaversReports() *runStage {
	return &runStage{
		name: "pupil reports", ofAll: true, goesBy: changeSections, also: rulesetsOf(nil), reads: m.everything(), expects: []string{"out/pupil/reports/"},
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

// keepsRows reports whether a report is made that needs the rows of measures' tables.
func (m *stageMaker) keepsRows() bool {
	return m.p.Makes(project.ReportPupil) || m.p.Makes(project.ReportQuality)
}
