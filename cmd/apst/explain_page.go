package main

import (
	"encoding/hex"
	"fmt"
	"strings"

	"apst/ingest/sheet"
	"apst/sdq"
	"apst/sdq/intake"
)

// explainPage is what explain says of a pupil; the text page and the JSON file are
// both made from it. Every score has an id that does not change, for a link to it.
type explainPage struct {
	Format         int              `json:"format"`
	Measure        string           `json:"measure"`
	Ruleset        string           `json:"ruleset"`
	Pupil          string           `json:"pupil_id"`
	Questionnaires []*explainedForm `json:"questionnaires"`
	More           int              `json:"more,omitempty"` // questionnaires that are not shown
}

// explainedForm is one questionnaire.
type explainedForm struct {
	ID         string             `json:"id"` // sdq.endline.self.1
	Wave       string             `json:"wave"`
	Informant  string             `json:"informant"`
	Placement  int                `json:"placement"`
	Rater      string             `json:"rater,omitempty"`
	Form       string             `json:"form"`
	LookBack   string             `json:"look_back,omitempty"`
	Date       string             `json:"date,omitempty"`
	File       string             `json:"file"`
	SHA256     string             `json:"sha256"`
	Sheet      string             `json:"sheet,omitempty"`
	Place      string             `json:"place"` // row 12, or column F where pupils stand in columns
	Identifier string             `json:"identifier"`
	Block      int                `json:"block,omitempty"`
	Coding     string             `json:"coding"`
	Reversed   bool               `json:"already_reversed"`
	Impact     string             `json:"impact_coding,omitempty"`
	Decisions  []string           `json:"decisions"`
	Listed     bool               `json:"in_scores"` // it has a row in the scored file
	Scored     bool               `json:"scored"`    // its scores were worked out, though some may be blank
	Blank      *explainedBlank    `json:"blank,omitempty"`
	Flags      []string           `json:"flags,omitempty"`
	Findings   []explainedFinding `json:"findings,omitempty"`
	Scores     []*explainedScore  `json:"scores"`
}

// explainedBlank is why a questionnaire has no scores.
type explainedBlank struct {
	Rule  string `json:"rule"`
	Title string `json:"title"`
	Place string `json:"place"`
	Fix   string `json:"fix"`
}

// explainedFinding is a finding about the questionnaire.
type explainedFinding struct {
	Rule     string `json:"rule"`
	Title    string `json:"title"`
	Place    string `json:"place"`
	Seen     string `json:"seen,omitempty"`
	Expected string `json:"expected"`
	Fix      string `json:"fix"`
}

// explainedScore is one scale of a questionnaire, or a part of one.
type explainedScore struct {
	ID         string              `json:"id"` // sdq.hyperactivity.endline.self.1
	Scale      string              `json:"scale"`
	Score      *int                `json:"score"`
	Answered   int                 `json:"answered"`
	Of         int                 `json:"of"`
	Prorated   bool                `json:"prorated,omitempty"`
	Arithmetic string              `json:"arithmetic"`
	Items      []explainedItem     `json:"items,omitempty"`
	Parts      []*explainedScore   `json:"parts,omitempty"`
	Questions  []explainedQuestion `json:"questions,omitempty"`
	Bands      []explainedBand     `json:"bands,omitempty"`
	NoBands    string              `json:"no_bands,omitempty"`
	Rules      []string            `json:"rules"`
}

// explainedCell is a cell as the file stores it.
type explainedCell struct {
	Cell    string `json:"cell"`
	Heading string `json:"heading,omitempty"`
	Kind    string `json:"kind"`
	Stored  string `json:"stored"`
}

// explainedItem is an item and what it adds.
type explainedItem struct {
	Item     int             `json:"item"`
	Stem     string          `json:"stem"`
	Named    string          `json:"named,omitempty"` // in a list, the cell with the item's name
	Cells    []explainedCell `json:"cells"`
	Read     string          `json:"read"`                      // of an answer, what was ticked
	Stored   bool            `json:"stored_reversed,omitempty"` // the file holds 2 minus what was ticked
	Reversed bool            `json:"reversed"`                  // turned round here, to 2 minus the answer
	Points   *int            `json:"points"`
}

// explainedQuestion is a question of the impact supplement.
type explainedQuestion struct {
	Question string         `json:"question"`
	Stem     string         `json:"stem"`
	Cell     *explainedCell `json:"cell"` // null where the file has no column for it
	Read     string         `json:"read"` // before its coding says what a number means
	Code     *int           `json:"code"` // on the form, 0 to 3; where points are stored, the points
	Points   *int           `json:"points"`
}

// explainedBand is the row of a band table and the band it gives.
type explainedBand struct {
	System string           `json:"system"`
	Band   string           `json:"band,omitempty"`
	Form   string           `json:"form"`
	By     string           `json:"informant"`
	Limits []explainedLimit `json:"limits"`
	Source string           `json:"source"`
}

type explainedLimit struct {
	Band    string `json:"band"`
	From    int    `json:"from"`
	To      int    `json:"to"`
	Applies bool   `json:"applies,omitempty"`
}

// newExplainPage explains questionnaires of one pupil.
func newExplainPage(opts *ExplainOptions, found []*intake.Explained, more int) *explainPage {
	page := &explainPage{Format: 1, Measure: "sdq", Ruleset: sdq.Ruleset, Pupil: string(found[0].PupilID), More: more}
	met := map[string]int{}
	for _, x := range found {
		f := newExplainedForm(x)
		key := strings.Join([]string{f.Wave, f.Informant, fmt.Sprint(f.Placement)}, ".")
		if f.Rater != "" {
			key += "." + f.Rater
		}
		if met[key]++; met[key] > 1 { // a copy, or an unknown wave
			key += fmt.Sprintf(".%d", met[key])
		}
		f.ID = "sdq." + key
		for _, scale := range sdq.AllScales() {
			if opts.Scale.Valid() && scale != opts.Scale {
				continue
			}
			f.Scores = append(f.Scores, newExplainedScore(x, scale, key))
		}
		page.Questionnaires = append(page.Questionnaires, f)
	}
	return page
}

func newExplainedForm(x *intake.Explained) *explainedForm {
	f := &explainedForm{Placement: x.Placement, Rater: string(x.Rater), LookBack: x.LookBack, File: x.At.File, SHA256: hex.EncodeToString(x.Hash[:]),
		Sheet: x.At.Sheet, Place: x.At.Cell(), Identifier: x.Identifier.Cell(), Listed: x.Given, Scored: scored(x), Decisions: []string{}}
	f.Wave, f.Informant = waveAndInformant(x)
	f.Form = x.Form.String()
	if !x.Date.IsZero() {
		f.Date = string(x.Date.Append(nil))
	}
	if b := x.Block; b != nil {
		f.Block, f.Coding, f.Reversed, f.Impact = b.ID, b.Coding.String(), b.Reversed, b.Impact.String()
		f.Decisions = append(f.Decisions, decisionsFor(x)...)
	}
	if r := x.Lost; r != nil {
		f.Blank = &explainedBlank{Rule: r.ID, Title: r.Title, Place: x.LostAt.String(), Fix: r.Fix}
	}
	if len(x.Flags) > 0 {
		f.Flags = strings.Split(string(x.Flags), ";")
	}
	for i := range x.Findings {
		e := &x.Findings[i]
		f.Findings = append(f.Findings, explainedFinding{e.Rule.ID, e.Rule.Title, e.Place(), e.Seen, e.Want(), e.Do()})
	}
	return f
}

// decisionsFor are the decisions about the block in a line each. A row that names
// its form goes by that, and not by what was decided for rows that do not.
func decisionsFor(x *intake.Explained) (lines []string) {
	for _, d := range x.Block.Decisions {
		switch own := x.FormAt != (sheet.Ref{}); {
		case own && d.Key == "form" && x.Form.Valid():
			lines = append(lines, fmt.Sprintf("form: %s, by the row itself (%s)", x.Form, x.FormAt.Cell()))
		case own && d.Key == "form" && x.Given:
			lines = append(lines, fmt.Sprintf("form: unknown: the row's own cannot be read (%s)", x.FormAt.Cell()))
		case own && d.Key == "bands" && x.Given:
		default:
			lines = append(lines, d.Brief())
		}
	}
	return lines
}

// newExplainedScore explains one scale. A questionnaire that was not scored has
// its cells shown all the same.
func newExplainedScore(x *intake.Explained, scale sdq.Scale, key string) *explainedScore {
	who := sdq.Informant(0)
	if x.Block != nil {
		who = x.Block.Informant
	}
	d := sdq.Derive(&x.Answers, who, scale)
	out := &explainedScore{ID: "sdq." + scale.String() + "." + key, Scale: scale.String(),
		Answered: x.Scores.ItemsAnswered(scale), Of: len(scale.Items()), Prorated: x.Scores.Prorated(scale), Arithmetic: d.Arithmetic}
	if n, ok := x.Scores.Get(scale).Number(); ok {
		out.Score = &n
	}
	if !scored(x) {
		out.Arithmetic = fmt.Sprintf("not scored: %s (%s) at %s", x.Lost.Title, x.Lost.ID, x.LostAt)
	}
	if scale == sdq.Impact {
		out.Answered, out.Of = x.Scores.ImpactAnswered(), len(sdq.ImpactQuestionsOf(who))
		out.impact(x, d)
	}
	for _, step := range d.Items {
		if len(x.Items) > 0 {
			out.Items = append(out.Items, newExplainedItem(x, step))
		}
	}
	for _, part := range d.Parts {
		out.Parts = append(out.Parts, newExplainedScore(x, part.Scale, key))
	}
	if out.Score != nil {
		out.bands(x, who, scale)
	}
	out.Rules = out.rules(x, d)
	return out
}

// scored reports whether the scores were worked out, though all may be blank for
// want of answers.
func scored(x *intake.Explained) bool { return x.Given && !x.Spoilt }

func newExplainedItem(x *intake.Explained, step sdq.ItemStep) explainedItem {
	out := explainedItem{Item: int(step.Item), Stem: step.Item.Stem(x.Form)}
	item := &x.Items[step.Item-1]
	out.Read, out.Stored, out.Named, out.Cells = item.Read, item.Turned, item.Named.Cell(), []explainedCell{}
	for i := range item.Cells {
		out.Cells = append(out.Cells, *newExplainedCell(&item.Cells[i]))
	}
	if step.Counts && scored(x) {
		out.Reversed, out.Points = step.Reversed, &step.Score
	}
	return out
}

func newExplainedCell(c *intake.StoredCell) *explainedCell {
	return &explainedCell{Cell: c.At.Cell(), Heading: c.Heading.Cell(), Kind: c.Kind.String(), Stored: c.Text}
}

// impactWithout says why impact is blank where the answers are not to blame.
func impactWithout(x *intake.Explained) string {
	switch {
	case x.Block == nil || !scored(x):
		return ""
	case noImpactAsked(x):
		return "the file has no impact questions"
	case x.Block.Impact == intake.ImpactUnknown:
		r := x.Block.ImpactLost()
		return fmt.Sprintf("%s (%s)", r.Title, r.ID)
	}
	if f := spoiltImpact(x); f != nil {
		return fmt.Sprintf("an impact answer is none (%s) at %s", f.Rule.ID, f.From)
	}
	return ""
}

// impact adds the questions of the impact supplement.
func (s *explainedScore) impact(x *intake.Explained, d sdq.Derivation) {
	if why := impactWithout(x); why != "" {
		s.Arithmetic = why
	}
	gate, gated := d.Asked[0].Stored.Value()
	for _, step := range d.Asked {
		if len(x.Impact) == 0 {
			break
		}
		q := explainedQuestion{Stem: step.Question.Stem(), Question: questionNames[step.Question], Read: "no column"}
		for i := range x.Impact {
			if c := &x.Impact[i]; c.Name == q.Question {
				q.Cell, q.Read = newExplainedCell(&c.Cell), c.Read
			}
		}
		if n, ok := step.Stored.Value(); ok && scored(x) {
			q.Code = &n
		}
		if step.Counts && scored(x) && !(gated && gate == 0) { // nothing counts behind a no
			q.Points = &step.Points
		}
		s.Questions = append(s.Questions, q)
	}
}

// questionNames are the questions as the columns of a file are called.
var questionNames = map[sdq.ImpactQuestion]string{sdq.GateQuestion: "gate", sdq.DistressQuestion: "distress", sdq.HomeQuestion: "home",
	sdq.FriendsQuestion: "friends", sdq.ClassroomQuestion: "classroom", sdq.LeisureQuestion: "leisure"}

// tooYoung is why a pupil under 4 has no bands on the form for 4 to 17.
const tooYoung = "under 4 on the form for 4 to 17"

// bands adds the limits of both systems.
func (s *explainedScore) bands(x *intake.Explained, who sdq.Informant, scale sdq.Scale) {
	for _, system := range shownSystems("") {
		band, no := sdq.BandOf(system, x.BandForm(), who, scale, *s.Score)
		if no != sdq.HasBand {
			if s.NoBands = no.String(); x.Underage && no == sdq.FormUnknown {
				s.NoBands = tooYoung
			}
			continue
		}
		rows, _ := sdq.Table(system, x.BandForm(), who)
		for _, row := range rows {
			if row.Scale != scale {
				continue
			}
			b := explainedBand{System: system.String(), Band: band.String(), Form: row.Form.String(), By: row.Informant.String(), Source: row.Provenance.Note()}
			for _, l := range row.Limits {
				b.Limits = append(b.Limits, explainedLimit{l.Band.String(), l.Low, l.High, l.Band == band})
			}
			s.Bands = append(s.Bands, b)
		}
	}
}
