package attendance

import (
	"fmt"
	"strings"
	"testing"

	"apst/finding"
)

// What was typed into the blank sheet is read.
func TestBlankIsRead(t *testing.T) {
	t.Parallel()
	b := blank()
	var heads, line []string
	marks := strings.Fields(`/ \ L \ I I / N U \`)
	for _, c := range b.Columns {
		heads = append(heads, c.Heading)
		switch c.Field {
		case "pupil_id":
			line = append(line, id(1))
		case "forename", "surname":
			line = append(line, "Pupil")
		default:
			if c.Heading == "Week beginning" {
				line = append(line, "09/09/2024")
				continue
			}
			if c.Choices == nil {
				t.Errorf("%s has no choices", c.Heading)
			}
			line, marks = append(line, marks[0]), marks[1:]
		}
	}
	text := b.Title + strings.Repeat(",", len(heads)-1) + "\n" + strings.Join(heads, ",") + "\n" + strings.Join(line, ",") + "\n"
	s := scoreText(t, text)
	if got := figuresIn(s.one(t)); got != oneWeek || s.found() != "" {
		t.Errorf("got  %s\nwant %s\n%s", got, oneWeek, s.found())
	}
}

// Whatever a file holds, it is read or refused, its rows are accounted for, and the
// sessions of a row add up.
func FuzzRead(f *testing.F) {
	for _, tt := range ruleCases() {
		f.Add(tt.text)
	}
	f.Add("UPN,05/09/2022,,06/09/2022,\n,AM,PM,AM,PM\n" + id(1) + `,/,\,/,` + "\n")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 4000 {
			return
		}
		s := scoreFiles(t, given{}, file(t, "marks autumn 2022.csv", text))
		rd, records := s.Reading.(*reading), 0
		for _, b := range s.Source().Blocks {
			if b.Refused == nil {
				records += b.Records
			}
		}
		c := rd.counts
		refused := s.log.Of(RuleLessons) + s.log.Of(RuleNumbered) + s.log.Of(RuleMatrix) + s.log.Of(RuleAfternoons)
		if refused == 0 && c.Read+c.Lessons+c.Refused+c.Totals+c.Copies != records {
			t.Errorf("%+v of %d records\n%s", c, records, s.found())
		}
		for _, l := range s.lines(t, tableRows) {
			var possible, attended, authorised, unauthorised int
			fmt.Sscan(pick(l, "possible", "attended", "authorised", "unauthorised"), &possible, &attended, &authorised, &unauthorised)
			if possible != attended+authorised+unauthorised {
				t.Errorf("%v", l)
			}
			if _, err := s.Explain(queryOf(l)); err != nil {
				t.Error(err)
			}
		}
		s.Summary()
		for _, g := range s.log.Groups() {
			if g.Severity > finding.Error {
				t.Errorf("%v", g.Rule)
			}
		}
	})
}
