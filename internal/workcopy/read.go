package workcopy

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/finding"
	"apst/ingest/sheet"
	"apst/metrics"
	"apst/metrics/calendar"
	"apst/metrics/record"
	"apst/metrics/roster"
	"apst/sdq/intake"
)

// Holding is what a file holds.
type Holding struct {
	Answers  bool // to the SDQ
	Measures []*metrics.Measure
	List     bool // a list of pupils
}

// source is a file to read, and the names of its sheets by their number in the
// original: a sheet that is left out of the copy has none.
type source struct {
	n      int // in the folder, from 1
	path   string
	holds  Holding
	sheets []string
}

// reading is what apst makes of some files, in lines without a word of them: the same
// of a copy as of its original.
type reading struct {
	found    map[int][]string // findings, by file
	blocks   map[int][]string // tables and decisions
	scores   map[int][]string
	linked   []string                // which rows are one pupil's
	values   map[string][]string     // of a measure, those of a pupil in a line
	suspects map[int][]sheet.Ref     // cells that a finding is about, by file
	waveless map[int]*intake.Options // what has to be told of a file before it is scored
	roster   *roster.Roster
	answers  []string // the answers of each questionnaire
}

// name is what findings call a file.
func (s *source) name() string { return fmt.Sprintf("f%04d", s.n) }

// at is a place in a line, by the numbers of file and sheet. ok is false for a place on
// a sheet that is left out.
func at(sources []*source, r sheet.Ref) (file int, text string, ok bool) {
	i := slices.IndexFunc(sources, func(s *source) bool { return s.name() == r.File })
	if i < 0 {
		return 0, "", true
	}
	s := sources[i]
	sheetNo := 0
	if r.Sheet != "" {
		if sheetNo = slices.Index(s.sheets, r.Sheet); sheetNo < 0 {
			return s.n, "", false
		}
	}
	return s.n, fmt.Sprintf("sheet %d %s", sheetNo+1, sheet.Ref{Row: r.Row, Col: r.Col}.Cell()), true
}

// read reads files for everything that is compared.
func read(ctx context.Context, sources []*source) (*reading, error) {
	r := &reading{found: map[int][]string{}, blocks: map[int][]string{}, scores: map[int][]string{}, values: map[string][]string{},
		suspects: map[int][]sheet.Ref{}, waveless: map[int]*intake.Options{}}
	log := &finding.Log{}
	if err := r.readAnswers(ctx, sources, log); err != nil {
		return nil, err
	}
	var lists []roster.File
	for _, s := range sources {
		if s.holds.List {
			lists = append(lists, roster.File{Path: s.path, Name: s.name()})
		}
	}
	var err error
	if r.roster, err = roster.ReadFiles(ctx, lists, log); err != nil {
		return nil, err
	}
	if err := r.readMeasures(ctx, sources, log); err != nil {
		return nil, err
	}
	for _, g := range log.Groups() {
		for i := range g.Kept {
			f := &g.Kept[i]
			n, text, ok := at(sources, f.From)
			if !ok {
				continue
			}
			if _, to, ok := at(sources, f.To); ok && f.To != (sheet.Ref{}) {
				text += " to " + to
			}
			r.found[n] = append(r.found[n], g.Rule.ID+" "+text)
			r.suspects[n] = append(r.suspects[n], f.From, f.To)
		}
	}
	for _, lines := range []map[int][]string{r.found, r.blocks, r.scores} {
		for _, l := range lines {
			slices.Sort(l)
		}
	}
	slices.Sort(r.linked)
	for _, l := range r.values {
		slices.Sort(l)
	}
	return r, nil
}

// readAnswers reads the SDQ as the files stand, and again with what they do not say.
func (r *reading) readAnswers(ctx context.Context, sources []*source, log *finding.Log) error {
	told := false
	for pass := range 2 {
		var inputs []intake.Input
		for _, s := range sources {
			if s.holds.Answers {
				inputs = append(inputs, intake.Input{Path: s.path, Name: s.name(), Declared: r.waveless[s.n]})
			}
		}
		if len(inputs) == 0 || pass == 1 && !told {
			return nil
		}
		if pass == 1 {
			log = &finding.Log{}
		}
		survey := intake.New(intake.Options{}, log, nil)
		err := survey.Read(ctx, inputs)
		if err == nil {
			err = r.takeAnswers(ctx, sources, survey, pass)
		}
		if err == nil && pass == 0 {
			told = r.needs(sources, survey)
		}
		survey.Close()
		if err != nil {
			return err
		}
	}
	return nil
}

// needs finds out what the files do not say of themselves.
func (r *reading) needs(sources []*source, survey *intake.Survey) bool {
	for _, b := range survey.Blocks {
		if b.Refused != intake.RuleNoWave && b.Refused != intake.RuleNoInformant {
			continue
		}
		i := slices.IndexFunc(sources, func(s *source) bool { return s.name() == b.File })
		if i < 0 {
			continue
		}
		opt := r.waveless[sources[i].n]
		if opt == nil {
			opt = &intake.Options{}
			r.waveless[sources[i].n] = opt
		}
		if b.Wave == "" && len(opt.Wave) == 0 {
			opt.Wave = []intake.Choice{{Value: "baseline"}}
		}
		if !b.Informant.Valid() && len(opt.Informant) == 0 {
			opt.Informant = []intake.Choice{{Value: "self"}}
		}
	}
	return len(r.waveless) > 0
}

// takeAnswers takes the decisions and scores of a survey.
func (r *reading) takeAnswers(ctx context.Context, sources []*source, survey *intake.Survey, pass int) error {
	for _, t := range survey.Tables() {
		n, place, ok := at(sources, sheet.Ref{File: t.File, Sheet: t.Sheet})
		if !ok {
			continue
		}
		line := fmt.Sprintf("table %s %s %t %t %t", place, t.Headings, t.Turned, t.Long, t.ScoresOnly)
		for _, set := range t.Sets {
			for _, c := range set.Columns {
				line += " " + c.Column + "=" + c.Field + strings.Join(c.Facets, ";")
			}
		}
		r.blocks[n] = append(r.blocks[n], line)
	}
	for _, b := range survey.Blocks {
		n, _, _ := at(sources, sheet.Ref{File: b.File})
		refused := ""
		if b.Refused != nil {
			refused = b.Refused.ID
		}
		r.blocks[n] = append(r.blocks[n], fmt.Sprintf("pass %d: %s %s %s %s %t %s %s %d %s", pass, b.Wave, b.Informant, b.Form, b.Coding, b.Reversed, b.Impact, b.LookBack, b.Rows, refused))
	}
	of := map[string][]string{}
	err := survey.Score(ctx, func(s *intake.Scored) error {
		n, place, _ := at(sources, s.At)
		line := fmt.Sprintf("pass %d: %s %s %s %d %s %s %s", pass, place, s.Block.Wave, s.Block.Informant, s.Placement, s.Form, s.LookBack, s.Date)
		r.scores[n] = append(r.scores[n], line+fmt.Sprint(" ", s.Answers, s.Scores, s.FollowUp, s.Underage, s.Spoilt, string(s.Flags)))
		of[string(s.PupilID)] = append(of[string(s.PupilID)], strconv.Itoa(n)+" "+line)
		if pass == 0 {
			r.answers = append(r.answers, fmt.Sprint(s.Answers))
		}
		return nil
	})
	for _, rows := range of {
		slices.Sort(rows)
		r.linked = append(r.linked, strings.Join(rows, ", "))
	}
	return err
}

// readMeasures reads the other measures with the list of pupils beside them.
func (r *reading) readMeasures(ctx context.Context, sources []*source, log *finding.Log) error {
	var met []*metrics.Measure
	for _, s := range sources {
		for _, m := range s.holds.Measures {
			if !slices.Contains(met, m) {
				met = append(met, m)
			}
		}
	}
	for _, m := range met {
		var inputs []record.Input
		for _, s := range sources {
			if slices.Contains(s.holds.Measures, m) {
				inputs = append(inputs, record.Input{Path: s.path, Name: s.name()})
			}
		}
		reading, err := m.Read(ctx, &metrics.Request{Inputs: inputs, Settings: metrics.Settings{}, Roll: r.roster.Roll(), Calendar: &calendar.Calendar{}, Log: log})
		if err != nil {
			return err
		}
		err = r.takeMeasure(sources, m, reading)
		if closing := reading.Close(); err == nil {
			err = closing
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// takeMeasure takes the decisions and values of a measure.
func (r *reading) takeMeasure(sources []*source, m *metrics.Measure, reading metrics.Reading) error {
	for _, b := range reading.Source().Blocks {
		n, place, ok := at(sources, b.Place())
		if !ok {
			continue
		}
		line := fmt.Sprintf("%s %s %s %s %d", m.ID, place, b.Shape.ID, b.Wave.Value, b.Records)
		for _, c := range b.Table.Columns {
			if c.Field != "" {
				line += " " + sheet.ColName(c.N) + "=" + c.Field
			}
		}
		if b.Refused != nil {
			line += " refused " + b.Refused.ID
		}
		r.blocks[n] = append(r.blocks[n], line)
	}
	of := map[string][]string{}
	for table := range m.Tables {
		for row, err := range reading.Rows(table) {
			if err != nil {
				return err
			}
			for _, v := range row.Values {
				x, _ := v.Number()
				of[v.Pupil] = append(of[v.Pupil], fmt.Sprint(table, v.Scale, " ", v.Informant, " ", v.Wave, " ", v.Period, " ", v.Placement, " ", v.Date, " ", v.Form, " ", v.Category, " ", v.State, " ", x))
			}
		}
	}
	for _, values := range of {
		slices.Sort(values)
		r.values[m.ID] = append(r.values[m.ID], strings.Join(values, ", "))
	}
	return nil
}

// differs says what a copy's reading has otherwise, by file; file 0 is all of them.
func (r *reading) differs(c *reading, sources []*source) map[int]string {
	out := map[int]string{}
	note := func(n int, why string) {
		if out[n] == "" {
			out[n] = why
		}
	}
	for _, s := range append([]*source{{n: 0}}, sources...) {
		for _, part := range []struct {
			name       string
			mine, copy map[int][]string
		}{{"its tables and decisions", r.blocks, c.blocks}, {"its scores", r.scores, c.scores}, {"its findings", r.found, c.found}} {
			if a, b := part.mine[s.n], part.copy[s.n]; !slices.Equal(a, b) {
				note(s.n, part.name+" would not be the same"+firstRule(a, b))
			}
		}
	}
	if !slices.Equal(r.linked, c.linked) {
		note(0, "which questionnaires are one pupil's would not be the same")
	}
	for id, mine := range r.values {
		if !slices.Equal(mine, c.values[id]) {
			for _, s := range sources {
				if slices.ContainsFunc(s.holds.Measures, func(m *metrics.Measure) bool { return m.ID == id }) {
					note(s.n, "the values of "+id+" would not be the same")
				}
			}
		}
	}
	return out
}

// firstRule is the place of the first line that only one side has, where it is a
// finding.
func firstRule(a, b []string) string {
	for _, pair := range [][2][]string{{a, b}, {b, a}} {
		for _, line := range pair[0] {
			if id, place, ok := strings.Cut(line, " "); ok && strings.Contains(id, "-") && !slices.Contains(pair[1], line) {
				return ": " + id + " at " + place
			}
		}
	}
	return ""
}
