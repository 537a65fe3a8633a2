package pack

import (
	"slices"
	"strings"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/internal/pseudonym"
	"apst/metrics"
	"apst/metrics/cohort"
	"apst/sdq"
	"apst/sdq/intake"
)

// Source is what a return is made from: everything that was read and worked out of a school.
type Source struct {
	Analysis *cohort.Analysis
	Answers  []Questionnaire
	Rows     []Rows
	About    About
}

// About is what is settled about a return.
type About struct {
	School     School
	Arm        string
	Period     Period
	AsOf       string
	Until      ingest.Date // nothing after this day; zero for no limit
	Dates      Dates
	Identified bool
	Plain      string // why it is not encrypted; empty for one that is
	Key        pseudonym.Key
	Version    string // of the program
}

// Rows are the rows of a table of a measure that are about pupils.
type Rows struct {
	Measure string
	Table   *metrics.Table
	Rows    []metrics.Row
}

// Questionnaire is a questionnaire as it was answered and scored.
type Questionnaire struct {
	Pupil     string // the identifier in the file
	At        sheet.Ref
	Wave      string
	Informant sdq.Informant
	Rater     string
	Form      sdq.Form
	LookBack  string
	Date      ingest.Date
	Answers   sdq.Response
	Scores    sdq.Scores
	FollowUp  sdq.FollowUp
	Flags     string
	Spoilt    bool
}

// NewQuestionnaire keeps a questionnaire of which nothing else is kept.
func NewQuestionnaire(o *intake.Scored) Questionnaire {
	return Questionnaire{
		Pupil: string(o.PupilID), At: o.At, Wave: o.Block.Wave, Informant: o.Block.Informant, Rater: string(o.Rater), Form: o.BandForm(),
		LookBack: o.LookBack, Date: o.Date, Answers: o.Answers, Scores: o.Scores, FollowUp: o.FollowUp, Flags: string(o.Flags), Spoilt: o.Spoilt,
	}
}

// contradicted reports whether another row of its file gives the questionnaire other answers:
// nobody knows which of the two was given.
func (q *Questionnaire) contradicted() bool {
	return slices.Contains(strings.Split(q.Flags, ";"), "duplicate")
}

// key tells which row of the linkage a questionnaire is.
type rowKey struct {
	at                            sheet.Ref
	pupil, wave, informant, rater string
}

func (q *Questionnaire) key() rowKey {
	return rowKey{q.At, q.Pupil, q.Wave, q.Informant.String(), q.Rater}
}

// keyOfRow is the key of a row of the linkage; false for one that measures nothing.
func keyOfRow(r *cohort.Joined) (rowKey, bool) {
	if r.Source.Measure != measureSDQ || len(r.Values) == 0 {
		return rowKey{}, false
	}
	v := &r.Values[0]
	return rowKey{r.At, r.Row.Pupil, v.Wave, v.Informant, v.Rater}, true
}

// The measures of a return, by their words.
const (
	measureSDQ        = "sdq"
	measureAttendance = "attendance"
	measureNGRT       = "ngrt"
	measurePASS       = "pass"
	measureNEET       = "neet"
	measureSupport    = "support"
)

// tablesOfMeasures are the tables of measures that a return is made from, by measure.
var tablesOfMeasures = []struct{ measure, table string }{
	{measureAttendance, "attendance"}, {measureNGRT, "ngrt"}, {measurePASS, "pass"}, {measureNEET, "destinations"}, {measureSupport, "support"},
}

// Wanted are the names of the tables of measures that a return is made from. Attendance is
// wanted by term.
func Wanted() []string {
	var out []string
	for _, t := range tablesOfMeasures {
		out = append(out, t.table)
	}
	return out
}

// measuresOf are the measures that the return of a school of an arm tells of.
func measuresOf(arm string) []string {
	out := []string{measureSDQ}
	for _, t := range tablesOfMeasures {
		if arm != Comparison || t.measure != measureSupport {
			out = append(out, t.measure)
		}
	}
	return slices.Clip(out)
}
