package main

import (
	"context"
	"errors"
	"path/filepath"

	"apst/finding"
	"apst/ingest"
	"apst/internal/project"
	"apst/metrics/calendar"
	"apst/sdq/intake"
)

// projectFolder is the folder with apst.yaml, this one or one above it; without
// any it is this one.
func projectFolder() string {
	if path, found := project.Find("."); found {
		return filepath.Dir(path)
	}
	return "."
}

// openProject reads the project of the current folder. Without one it is nil. A
// project file under a name that an editor gave it is refused, since its settings
// would do nothing.
func openProject() (*project.Project, error) {
	path, found := project.Find(".")
	if !found {
		if other, found := project.FindMisnamed("."); found {
			return nil, usagef("there is no %s, but there is %s", project.FileName, other).
				hint("editors and Windows add endings and hide them: rename the file to %s", project.FileName)
		}
		return nil, nil
	}
	p, err := project.Load(path, measures()...)
	if err == nil {
		err = p.CheckRules(allRules())
	}
	if err != nil {
		return nil, projectError(err)
	}
	return p, nil
}

// projectError makes what is wrong with apst.yaml the user's to mend.
func projectError(err error) error {
	var bad *project.Error
	if !errors.As(err, &bad) {
		return err
	}
	return &UsageError{message{text: bad.Error(), hints: bad.Hints(), cause: err}}
}

// applyLevels reports rules at the project's levels.
func applyLevels(log *finding.Log, p *project.Project) {
	if p != nil {
		p.Apply(log)
	}
}

// sdqInputs settles which files with SDQ answers a command reads: those named or,
// if none are, the project's. What the project says of a file stands wherever the
// command line does not say otherwise.
func sdqInputs(p *project.Project, command *intake.Options, named []intake.Input) ([]intake.Input, error) {
	if p == nil {
		return named, nil
	}
	inputs := named
	var err error
	if len(named) == 0 {
		inputs, err = p.SDQInputs()
	} else {
		_, err = p.Declare(inputs)
	}
	if err != nil {
		return nil, projectError(err)
	}
	over := map[*intake.Options]*intake.Options{} // files of one source stay together
	for i := range inputs {
		own := inputs[i].Declared
		if own == nil {
			continue
		}
		if over[own] == nil {
			over[own] = command.Over(own)
		}
		inputs[i].Declared = over[own]
	}
	return inputs, nil
}

// noFiles says that a command outside a project was given nothing to read.
func noFiles(command, what, operand string) *UsageError {
	return usagef("%s needs %s, since there is no %s here", command, what, project.FileName).
		hint("name what to read: %s %s", command, operand).
		hint("make a project, which has its files in %s: apst init", project.FileName).
		hint("see %s --help", command)
}

// asOf is the day the data are from: the one that was typed, or the project's. The
// zero date is not known.
func asOf(typed ingest.Date, p *project.Project) ingest.Date {
	if !typed.IsZero() || p == nil || p.AsOf == "" {
		return typed
	}
	day, err := project.ParseDay(p.AsOf)
	if err != nil {
		panic(err) // a project with such a day is not opened
	}
	return day
}

// schoolCalendar is the school's terms and closures, as far as its project says them.
func schoolCalendar(ctx context.Context, p *project.Project) (*calendar.Calendar, error) {
	c, err := p.Calendar(ctx)
	return c, projectError(err)
}
