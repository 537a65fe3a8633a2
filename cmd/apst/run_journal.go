package main

import (
	"slices"

	"apst/finding"
	"apst/internal/runlog"
	"apst/report/release"
)

// journal is what a command did, noted while it works for whoever started it in this
// process: apst run, which says what came of each of its stages and keeps it in the
// manifest. Without one nothing is noted.
type journal struct {
	written          []string // files, in the order in which they were written
	errors, warnings int      // findings, of what was told last
	gate             *runlog.Gate
}

// wrote notes a file that was written.
func (ios *IO) wrote(path string) {
	if ios.journal != nil && path != "" {
		ios.journal.written = append(ios.journal.written, path)
	}
}

// found notes how many findings were told.
func (ios *IO) found(log *finding.Log) {
	if ios.journal != nil {
		ios.journal.errors = log.Count(finding.Error)
		ios.journal.warnings = log.Count(finding.Warning) - ios.journal.errors
	}
}

// decided notes what the gate decided.
func (ios *IO) decided(profile string, d *release.Decision) {
	if ios.journal == nil {
		return
	}
	g := &runlog.Gate{Profile: profile, Numbers: d.Loss.Cells, Shown: d.Loss.Kept, Primary: d.Loss.Primary, Secondary: d.Loss.Secondary}
	if d.Release != nil {
		for _, t := range d.Release.Tables {
			if len(t.Rows) > 0 {
				g.Tables = append(g.Tables, t.ID)
			}
		}
	}
	for _, r := range d.Refused {
		if r.Table != "" && !slices.Contains(g.Refused, r.Table) {
			g.Refused = append(g.Refused, r.Table)
		}
	}
	ios.journal.gate = g
}
