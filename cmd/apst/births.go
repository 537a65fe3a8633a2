package main

import (
	"context"

	"apst/finding"
	"apst/ingest"
	"apst/internal/project"
	"apst/metrics/roster"
)

// rosterFiles are the lists of pupils that a command reads: those named or, if none
// are, the project's.
func rosterFiles(named []string, p *project.Project) ([]string, error) {
	if len(named) > 0 || p == nil {
		return named, nil
	}
	files, err := p.RosterFiles()
	if err != nil {
		return nil, projectError(err)
	}
	return files, nil
}

// readBirths reads the dates of birth of lists of pupils, by identifier. What is
// wrong with a list is for apst check to say.
func readBirths(ctx context.Context, files []string) (map[string]ingest.Date, error) {
	if len(files) == 0 {
		return nil, nil
	}
	r, err := roster.Read(ctx, files, &finding.Log{})
	if err != nil {
		return nil, err
	}
	return r.Births(), nil
}
