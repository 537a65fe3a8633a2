package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"filippo.io/age"

	"apst/finding"
	"apst/internal/pack"
	"apst/internal/project"
	"apst/internal/pseudonym"
	"apst/metrics/calendar"
	"apst/sdq/intake"
)

// packJob is one return in the making.
type packJob struct {
	opts    *PackOptions
	project *project.Project
	to      []age.Recipient
	key     pseudonym.Key
	about   pack.About
	answers []pack.Questionnaire
	change  *changeJob

	out      Output
	path     string
	findings string
}

// runPack makes the return. Nothing is written before all of it is made, searched and sealed.
func runPack(ctx context.Context, opts *PackOptions) error {
	p, err := openProject()
	if err != nil {
		return err
	}
	if p == nil {
		return usagef("there is no %s here, and a return is made from a project", project.FileName).hint("go to the folder of the project; or make one: apst init")
	}
	j := &packJob{opts: opts, project: p}
	if err := j.settle(ctx); err != nil {
		return err
	}
	if err := j.read(ctx); err != nil {
		return err
	}
	if j.change.noList {
		return j.change.refuseList(&changePlaces{findings: j.findings})
	}
	content, err := j.gather(ctx)
	if err != nil {
		return j.nothing(err)
	}
	files, err := content.Files(opts.Parquet)
	if err != nil {
		return err
	}
	opts.IO.Doing("searching the return for pupils")
	if err := j.search(files); err != nil {
		return err
	}
	var plain bytes.Buffer
	if err := pack.Zip(&plain, files); err != nil {
		return err
	}
	opts.IO.Doing("checking the return as its reader will")
	if err := wouldBeRefused(ctx, plain.Bytes()); err != nil {
		return j.unmade(err)
	}
	if err := j.change.writeFindings(j.findings); err != nil {
		return err
	}
	if err := j.write(plain.Bytes()); err != nil {
		return err
	}
	return j.finish(&content.Manifest)
}

// settle finds out whose return it is, to whom it goes, and where.
func (j *packJob) settle(ctx context.Context) error {
	o, p := j.opts, j.project
	a := &j.about
	a.School = pack.School{URN: p.School.URN, Name: p.School.Name}
	if a.School.URN == "" {
		return usagef("%s does not say the school's number, by which the evaluator knows it", projectFile(p)).hint("add it under school: urn: \"123456\", in quotes; it is on the school's page of Get Information about Schools")
	}
	if a.Arm = cmp.Or(o.Arm, p.School.Arm); a.Arm == "" {
		return usagef("whether the school has the team or is one that is compared with is not said").hint("say it in %s under school: arm: %s, or arm: %s; or here: --arm", projectFile(p), pack.Taskforce, pack.Comparison)
	}
	a.Dates = pack.Dates(cmp.Or(o.Dates, p.Return.Dates, string(pack.ExactDates)))
	a.Identified, a.Plain, a.Version = o.Identified, plainReason(o.Plain), cmp.Or(version, "unreleased")
	var err error
	if !o.plainGiven {
		if j.to, err = readRecipients(o.To); err != nil {
			return err
		}
	}
	if err := j.settleTerm(ctx); err != nil {
		return err
	}
	name := "return-" + a.School.URN + "-" + j.stamp(ctx)
	if j.out, j.path, err = o.place(name); err != nil {
		return err
	}
	if j.findings = o.Change.Findings; j.findings == "" && j.out.Tree != "" {
		j.findings = filepath.Join(j.out.Tree, "pupil", "pack-findings.json")
	}
	return nil
}

// plainReason is a reason as a line.
func plainReason(s string) string { return string(bytes.Join(bytes.Fields([]byte(s)), []byte(" "))) }

// settleTerm limits the return to what was known at the end of a term, where one is asked for.
func (j *packJob) settleTerm(ctx context.Context) error {
	asked := cmp.Or(j.opts.Term, j.project.Term)
	if asked == "" {
		return nil
	}
	cal, err := schoolCalendar(ctx, j.project)
	if err != nil {
		return err
	}
	set := &j.project.Change.Settings
	t, err := findTerm(cal, asked, set.From, set.To, asOf(j.opts.Change.AsOf, j.project))
	if err != nil {
		return err
	}
	j.opts.term, j.about.Until, j.about.Period.Term = t, t.To.Date(), t.NamedTerm.String()
	j.opts.Change.limitTo(t, cal)
	return nil
}

// stamp is the time in the return's name: the term that it is made at the end of, or without
// one that in which the day lies that the data are from.
func (j *packJob) stamp(ctx context.Context) string {
	if j.opts.term != nil {
		return pack.TermName(j.opts.term.NamedTerm)
	}
	end := asOf(j.opts.Change.AsOf, j.project)
	if end.IsZero() {
		end = j.project.Change.To
	}
	day, ok := calendar.DayOf(end)
	cal, err := schoolCalendar(ctx, j.project)
	if !ok || err != nil {
		return "all"
	}
	n := calendar.NamedTerm{Year: calendar.AttendanceYear(day), Term: calendar.Summer}
	for range 3 {
		if !cal.Span(n).From.Date().After(end) {
			break
		}
		n = n.Before()
	}
	j.about.Period.Term = n.String()
	return pack.TermName(n)
}

// read reads the project's files, and works out what became of its pupils.
func (j *packJob) read(ctx context.Context) error {
	c := &j.opts.Change
	c.OfPupils, c.KeepRows, c.Keep, c.Output = true, true, pack.Wanted(), j.out
	c.Answers = func(o *intake.Scored) { j.answers = append(j.answers, pack.NewQuestionnaire(o)) }
	var err error
	if j.change, err = openChange(ctx, c); err != nil {
		return err
	}
	if err := j.out.CheckPlaces(j.change.in.paths(), j.path, j.findings); err != nil {
		return err
	}
	if err := refuseForeignReturn(j.path); err != nil {
		return err
	}
	if j.key, err = j.openKey(); err != nil {
		return err
	}
	j.about.Key = j.key
	return j.change.analyse(ctx)
}

// nothing is the refusal of a return that cannot be made of what was read.
func (j *packJob) nothing(err error) error {
	switch {
	case errors.Is(err, pack.ErrNobody):
		err = dataf("there is nothing to send: nobody was on roll in the period who was eligible and takes part").
			hint("look at the period in %s, and at consent and dates on the list of pupils: apst change -o - --table flow", projectFile(j.project))
	case errors.Is(err, pack.ErrSameID):
		err = dataf("two pupils on the list have one number, a former one of the one and that of the other, and would have one study id").hint("correct the list of pupils: apst check shows where")
	}
	return j.unmade(err)
}

// unmade tells what was found in the files before it is told why there is no return: the one
// may come of the other.
func (j *packJob) unmade(err error) error {
	if bad := j.change.writeFindings(j.findings); bad != nil {
		return bad
	}
	tellFindings(j.opts.IO, j.change.log, j.findings)
	return err
}

// wouldBeRefused is the refusal of an archive that the evaluator would not accept; nil for
// one that would be.
func wouldBeRefused(ctx context.Context, archive []byte) error {
	v, err := pack.Verify(ctx, bytes.NewReader(archive), int64(len(archive)), nil, knownRules())
	if err != nil || v.Accepted {
		return err
	}
	out := dataf("the evaluator would refuse this return for what is wrong at %s, and nothing was written", howMany(v.Total, "place"))
	for _, g := range v.Groups() {
		for _, line := range strings.Split(strings.TrimSpace(groupText(g)), "\n") {
			out = out.hint("%s", strings.TrimSpace(line))
		}
	}
	return out.hint("correct the files that these values come from; apst explain PUPIL follows a value back to its cell")
}

// write seals the archive and writes it.
func (j *packJob) write(data []byte) error {
	if !j.opts.plainGiven {
		j.opts.IO.Doing("encrypting")
		var sealed bytes.Buffer
		if err := pack.Seal(&sealed, data, j.to); err != nil {
			return err
		}
		data = sealed.Bytes()
	}
	return j.out.Write(j.opts.IO, j.path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// finish tells what was found and what was made.
func (j *packJob) finish(m *pack.Manifest) error {
	tellFindings(j.opts.IO, j.change.log, j.findings)
	j.tell(m)
	if j.change.log.Count(finding.Error) > 0 {
		return dataf("")
	}
	return nil
}
