package like

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"time"

	"apst/ingest"
	"apst/ingest/sheet"
	"apst/sdq/intake"
	"apst/synth"
)

// line is a row of pupils in the making.
type line struct {
	d     *drawing
	t     *srcTable
	row   *row
	clone string
	plans []*plan // by record
	books []*book
	rng   *rand.Rand
	lines map[*answers]*listed
}

// listed is what a long list has given of a questionnaire so far.
type listed struct{ codes map[int]intake.AnswerCell }

// of finds the record whose column it is; nil for none.
func (l *line) of(c *intake.ColumnShape) (int, *record) {
	for i, rec := range l.row.records {
		for _, lane := range c.Lanes {
			if rec.Lane == lane && !rec.dropped {
				return i, rec
			}
		}
	}
	return -1, nil
}

// cell writes one cell of the row.
func (l *line) cell(col int) sheet.Cell {
	old := cellAt(l.row.cells, col)
	c := l.t.columns[col]
	if c == nil || c.Field == "" {
		return l.neutral(old)
	}
	n, rec := l.of(c)
	if rec == nil && c.Lanes != nil {
		return sheet.Cell{} // of a pupil who is left out
	}
	switch {
	case c.Item > 0 && c.Option > 0:
		return l.tick(l.plans[n], l.books[n], c, old)
	case c.Item > 0:
		return l.plans[n].cells[c.Item-1]
	case rec != nil && l.t.Long && c.Field == fieldItemName:
		return l.itemName(l.plans[n], rec, old)
	case rec != nil && l.t.Long && c.Field == fieldAnswer:
		return l.listedAnswer(l.plans[n], l.books[n], rec, old)
	case strings.HasPrefix(c.Field, "school_"):
		return l.schoolScore(n, rec, strings.TrimPrefix(c.Field, "school_"), col, old)
	}
	return l.field(n, rec, c.Field, old)
}

// field writes a cell that says who, when, or by whom.
func (l *line) field(n int, rec *record, field string, old sheet.Cell) sheet.Cell {
	if n >= 0 && l.books[n].ratings[field] != nil && l.books[n].ratings[field].any {
		return l.rating(n, field, old)
	}
	if old.Kind == sheet.Blank || old.Kind == sheet.Formula {
		return sheet.Cell{Kind: old.Kind}
	}
	switch field {
	case "upn", "local_id", "key":
		return l.d.ids.identifier(old, l.clone)
	case "name", "surname", "forename":
		return l.name(rec, field, old)
	case "date", "dob":
		return l.date(n, rec, field, old)
	case "wave", "informant", "form", "look_back":
		if old.Kind == sheet.Text || old.Kind == sheet.Number {
			word := intake.SafeRowWord(field, old)
			if word == "Other" || word == "Z" {
				word = l.unread(word, old)
			}
			return sheet.Cell{Kind: old.Kind, Text: []byte(word)}
		}
		return illegal(old)
	case "placement":
		if s := strings.TrimSuffix(string(bytes.TrimSpace(old.Text)), ".0"); len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
			return sheet.Cell{Kind: old.Kind, Text: []byte(s)}
		}
		return text("Other")
	case "rater":
		if s := string(bytes.TrimSpace(old.Text)); len(s) == 1 && s[0] >= '1' && s[0] <= '9' {
			return old
		}
		return text("Rater " + strconv.Itoa(l.d.number("rater "+strings.ToLower(string(bytes.TrimSpace(old.Text))))))
	case fieldItemName, fieldAnswer:
		return l.neutral(old)
	}
	return l.neutral(old)
}

// unread is a word that says no wave and no informant: the same for the same word
// of the original, because rows of one word make a set of answers.
func (l *line) unread(word string, old sheet.Cell) string {
	n := l.d.number("word " + string(bytes.TrimSpace(old.Text)))
	if word == "Z" {
		return string("ABDEFGHJKLMNQUVXZ"[n%17])
	}
	return word + " " + sheet.ColName(n)
}

// name writes a person's name: a number in a word's place.
func (l *line) name(rec *record, field string, old sheet.Cell) sheet.Cell {
	if old.Kind != sheet.Text {
		return l.neutral(old)
	}
	key := "name " + lower(old)
	if rec != nil && rec.Pupil != "" {
		key = l.who(rec)
	}
	n := 0
	if p := l.d.people; p != nil {
		n = p.named(cmp.Or(l.fullName(), "\x00"+p.person(answering(rec))))
	} else {
		n = l.d.number(key + l.clone)
	}
	no := fmt.Sprintf("%03d", n)
	switch field {
	case "surname":
		return text(no + l.d.accent)
	case "forename":
		return text("Pupil")
	}
	return text("Pupil" + l.d.accent + " " + no)
}

func lower(c sheet.Cell) string {
	return strings.ToLower(strings.Join(strings.Fields(string(c.Text)), " "))
}

// who is the key of the person of a record: the identifier, or the name where one
// person has two identifiers.
func (l *line) who(rec *record) string {
	if !l.d.speaks(intake.RuleTwoIDs.ID) {
		return rec.Pupil
	}
	name := ""
	for _, c := range l.t.Columns {
		if c.Field == "name" || c.Field == "surname" || c.Field == "forename" {
			name += " " + lower(cellAt(l.row.cells, c.N))
		}
	}
	if name == "" {
		return rec.Pupil
	}
	return "name" + name
}

// date writes the day of the form or of birth.
func (l *line) date(n int, rec *record, field string, old sheet.Cell) sheet.Cell {
	if field == "dob" && ingest.PlaceholderBirth(old, l.d.date1904) {
		if old.Kind == sheet.Text {
			return text("01/01/1900")
		}
		return dateOf(time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC))
	}
	if p := l.d.people; p != nil { // the same as in the other files
		return l.dateOfFolder(p, rec, field, old)
	}
	if rec == nil {
		return dateCell(old, l.d.day(l.d.person(1).Birth), l.d.date1904)
	}
	r, flags := l.plans[n].response, rec.answers.flags
	day := r.Date
	if flags[intake.RuleDateOrder.ID] {
		day = day.AddDate(-1, -1, 0)
	}
	if flags[intake.RuleGap.ID] && field == "date" {
		day = l.d.at(l.plans[n].number, 0, "baseline", rec.answers.informant).Date.AddDate(0, 0, 14)
	}
	if field == "dob" {
		day = l.birth(rec, r, day, old)
	}
	return dateCell(old, l.d.day(day), l.d.date1904)
}

// birth is a pupil's date of birth: one that fits the form, or that is wrong as
// the original's is.
func (l *line) birth(rec *record, r *synth.Response, day time.Time, old sheet.Cell) time.Time {
	flags := rec.answers.flags
	switch {
	case flags[intake.RuleBirth.ID]:
		return day.AddDate(0, 2, 0)
	case flags[intake.RuleAge.ID]:
		if born, ok := dayOf(old, l.d.date1904); ok {
			for _, c := range l.t.Columns {
				done, ok := dayOf(cellAt(l.row.cells, c.N), l.d.date1904)
				if c.Field != "date" || !ok {
					continue
				}
				switch age := int(done.Sub(born).Hours() / 24 / 365.25); {
				case age < 4:
					return day.AddDate(-3, -6, 0)
				case age < 11:
					return day.AddDate(-9, -6, 0)
				}
				return day.AddDate(-20, -6, 0)
			}
		}
	}
	years := 0
	if rec.Strand >= 0 {
		if b := l.d.shape.Strands[rec.Strand].Block; b != nil {
			switch b.Form.String() {
			case "2-4":
				years = 11
			case "18+":
				years = -10
			}
		}
	}
	born := r.Pupil.Birth
	if l.d.speaks(intake.RuleTwoIDs.ID) {
		born = l.d.person(l.d.number(l.who(rec) + l.clone)).Birth
	}
	return born.AddDate(years, 0, 0)
}

// neutral writes a cell of which nothing is known: its kind, and whether it could
// be taken for an answer.
func (l *line) neutral(old sheet.Cell) sheet.Cell {
	like := intake.ReadAnswerCell(old).Kind
	answer := like == intake.AnswerNumber || like == intake.AnswerWord || like == intake.AnswerPair
	switch old.Kind {
	case sheet.Blank, sheet.Formula:
		return sheet.Cell{Kind: old.Kind}
	case sheet.Number:
		if answer {
			return number(strconv.Itoa(l.rng.IntN(3)))
		}
		return number("10")
	case sheet.Date:
		return dateOf(l.d.day(titleDay))
	case sheet.Bool:
		return sheet.Cell{Kind: sheet.Bool, Text: []byte([]string{"TRUE", "FALSE"}[l.rng.IntN(2)])}
	case sheet.Error:
		return sheet.Cell{Kind: sheet.Error, Text: []byte("#N/A")}
	}
	s := string(bytes.TrimSpace(old.Text))
	switch {
	case s == "":
		return text(" ")
	case like == intake.AnswerNumber:
		return text(strconv.Itoa(l.rng.IntN(3)))
	case answer:
		return text("Not true")
	case strings.Trim(s, "0123456789.") == "":
		return text("10")
	}
	return text("Text" + l.d.accent)
}

// tick writes one of the three cells of a ticked question.
func (l *line) tick(p *plan, b *book, c *intake.ColumnShape, old sheet.Cell) sheet.Cell {
	i, option := c.Item-1, c.Option-1
	made := sheet.Cell{Kind: sheet.Text, Text: []byte("x")}
	if len(b.made) > 0 {
		made = b.made[0].cell
	}
	none := sheet.Cell{}
	if len(b.none) > 0 {
		none = b.none[0].cell
	}
	switch {
	case p.stored[i] == option, p.kinds[i] == intake.AnswerTwoMarks && option < 2:
		return made
	case p.kinds[i] == intake.AnswerFormula && option == 0:
		return sheet.Cell{Kind: sheet.Formula}
	case p.kinds[i] == intake.AnswerIllegal && option == 0:
		return text("?")
	case p.kinds[i] == intake.AnswerBlank && p.stored[i] < 0 && len(b.none) > 1 && old.Kind == sheet.Blank:
		return sheet.Cell{}
	}
	return none
}

// itemName writes the item of a line as the original names it elsewhere.
func (l *line) itemName(p *plan, rec *record, old sheet.Cell) sheet.Cell {
	if rec.Item == 0 {
		if s := intake.SafeHeading(string(old.Text)); s != "" {
			return text(s)
		}
		return text("Other")
	}
	to := p.to[rec.Item-1] + 1
	if c, ok := l.d.names[to]; ok {
		return c
	}
	return number(strconv.Itoa(to))
}

// listedAnswer writes the answer of a line of a long list. A line that gives an
// answer again gives the same, or another, as the original does.
func (l *line) listedAnswer(p *plan, b *book, rec *record, old sheet.Cell) sheet.Cell {
	if rec.Item == 0 {
		return l.neutral(old)
	}
	to := p.to[rec.Item-1]
	code := intake.ReadAnswerCell(old)
	seen := l.lines[rec.answers]
	if seen == nil {
		seen = &listed{map[int]intake.AnswerCell{}}
		l.lines[rec.answers] = seen
	}
	first, again := seen.codes[rec.Item]
	if !again {
		seen.codes[rec.Item] = code
		return p.cells[to]
	}
	if first == code {
		return p.cells[to]
	}
	p.spoilt = true
	if _, ok := b.latent(code); !ok {
		return lapse(code, old)
	}
	for d := 1; d < 3; d++ {
		if v := (p.stored[to] + d) % 3; v >= 0 && len(b.answers[v]) > 0 {
			return b.answers[v][0].cell
		}
	}
	return p.cells[to]
}

// schoolScore works out a score that the school keeps beside the answers, and
// gets it wrong where the school did.
func (l *line) schoolScore(n int, rec *record, scale string, col int, old sheet.Cell) sheet.Cell {
	switch {
	case old.Kind != sheet.Number && old.Kind != sheet.Text:
		return l.neutral(old)
	case rec == nil:
		return sheet.Cell{Kind: old.Kind, Text: []byte(strconv.Itoa(l.rng.IntN(10)))}
	}
	if s := string(bytes.TrimSpace(old.Text)); strings.Trim(s, "0123456789.") != "" || s == "" {
		return l.neutral(old)
	}
	r := l.plans[n].response
	i := scaleIndex(scale)
	score := r.Score().Scores[i]
	if !score.Given {
		return sheet.Cell{Kind: old.Kind, Text: []byte("0")}
	}
	v := score.Value
	flags := l.d.flags[spot{rec.at.sheet, l.row.n, col}]
	switch {
	case flags[intake.RuleSchoolRange.ID]:
		return sheet.Cell{Kind: old.Kind, Text: []byte("45")}
	case flags[intake.RuleSchoolProsocial.ID]:
		v += r.Score().Scores[scaleIndex("prosocial")].Value
	case flags[intake.RuleSchoolReversed.ID]:
		wrong := *r
		for k := range wrong.Items {
			if synth.Reversed(k+1) && wrong.Items[k] != synth.Blank {
				wrong.Items[k] = 2 - wrong.Items[k]
			}
		}
		v = wrong.Score().Scores[i].Value
	case flags[intake.RuleSchoolScore.ID] && bytes.Contains(old.Text, []byte(".")) && !bytes.HasSuffix(old.Text, []byte(".0")):
		return sheet.Cell{Kind: old.Kind, Text: []byte(strconv.Itoa(v) + ".5")}
	case flags[intake.RuleSchoolScore.ID]:
		v++
	}
	return sheet.Cell{Kind: old.Kind, Text: []byte(strconv.Itoa(v))}
}

func scaleIndex(name string) int {
	for i, s := range synth.ScoreNames {
		if s == name {
			return i
		}
	}
	return 0
}
