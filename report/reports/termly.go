package reports

import (
	"strings"

	"apst/report/document"
	"apst/report/tables"
)

// topic is a section of a report about some tables and charts.
type topic struct {
	id, title string
	of        string   // the table without which there is nothing to say
	say       []string // sentences
	charts    []string
	tables    []string
	none      string // what is said where there is nothing
	brief     bool   // without the whole tables
}

// compact are the columns that matter most, by table; all where there are none.
var compact = map[string][]string{
	"T01": {"expected", "received", "usable", "usable_percent", "last"},
	"T02": {"n", "of", "percent"},
	"T03": {"pupils", "pupils_percent", "baselines", "pairs", "lost"},
	"T04": {"n", "baseline_mean", "endline_mean", "mean_change", "lower", "upper"},
	"T05": {"baseline", "baseline_percent", "endline", "endline_percent"},
	"T06": {"n", "percent", "lower", "upper"},
	"T07": {"n", "baseline", "endline", "moved_out", "moved_in"},
	"T08": {"n", "before", "after", "change", "lower", "upper"},
	"T09": {"events", "pupil_weeks", "rate", "lower", "upper", "with_any"},
	"T10": {"n", "first_mean", "last_mean", "mean_change", "lower", "upper"},
	"T13": {"n", "of", "median", "q1", "q3"},
	"T16": {"n", "of", "percent", "mean_change", "change_lower", "change_upper"},
	"T22": {"n", "of", "percent", "median"},
}

// section is a topic as a section.
func (m *maker) section(t topic) *document.Section {
	s := &document.Section{ID: t.id, Title: t.title}
	if t.of != "" && !m.has(t.of) {
		why := t.none
		if table := m.r.Table(t.of); table != nil && table.Why != "" {
			why = "Not in this report: " + table.Why + "."
		}
		s.Blocks = paragraphs(why)
		return s
	}
	s.Blocks = append(paragraphs(t.say...), m.figures(t.charts...)...)
	for _, id := range t.tables {
		short := m.table(id, compact[id], ofAll)
		if short == nil {
			continue
		}
		s.Blocks = append(s.Blocks, short)
		if whole := m.r.Table(id); !t.brief && len(compact[id]) > 0 && (len(compact[id]) < len(whole.Columns) || !every(whole, ofAll)) {
			s.Blocks = append(s.Blocks, m.full(id)...)
		}
	}
	return s
}

func every(t *tables.Table, keep func(*tables.Row) bool) bool {
	for i := range t.Rows {
		if !keep(&t.Rows[i]) {
			return false
		}
	}
	return true
}

const noSource = "The school has given no data of this."

// Termly is the report of a term.
func Termly(in *Input) *document.Document {
	m := newMaker(in)
	title := "Termly report"
	if in.Term != "" {
		title += ": " + in.Term
	}
	d := m.document("termly", title)
	d.Contents = true
	d.Lead = m.headline()
	for _, t := range []topic{
		{id: "coverage", title: "Whose data came", of: "T01", say: m.pairedWords(), charts: []string{"F01", "F09"}, tables: []string{"T01", "T02"}, none: noSource},
		{id: "pupils", title: "Who the pupils are", of: "T03", say: []string{m.rollWords()}, tables: []string{"T03"}, none: noSource},
		{id: "change", title: "Change in the SDQ", of: "T04", say: m.say("T04"), charts: []string{"F04", "F02"}, tables: []string{"T04"}, none: noPairs},
		{id: "bands", title: "Bands", of: "T05", charts: []string{"F03"}, tables: []string{"T05", "T07"}, none: noPairs},
		{id: "individual", title: "Change of single pupils", of: "T06", say: m.say("T06"), tables: []string{"T06"}, none: noPairs},
		{id: "attendance", title: "Attendance", of: "T08", say: append(m.say("T08"), m.absenceWords()...), charts: []string{"F07"}, tables: []string{"T08"}, none: noSource},
		{id: "events", title: "Suspensions and incidents", of: "T09", tables: []string{"T09"}, none: noSource},
		{id: "reading", title: "Reading (NGRT)", of: "T10", say: m.say("T10"), tables: []string{"T10"}, none: noSource},
		{id: "attitudes", title: "Attitudes (PASS)", of: "T11", tables: []string{"T11"}, none: noSource},
		{id: "destinations", title: "Where leavers went", of: "T12", say: m.destinationWords(), tables: []string{"T12"}, none: noSource},
		{id: "support", title: "Referrals and support", of: "T13", say: m.referralWords(), charts: []string{"F08"}, tables: []string{"T13"}, none: noSource},
		{id: "views", title: "What pupils and families say", of: "T22", say: m.viewWords(), tables: []string{"T22"}, none: noSource},
		{id: "missing", title: "Who has no endline", of: "T16", say: append(m.lostWords(), m.boundWords()...), tables: []string{"T16"}, none: noPairs},
	} {
		d.Sections = append(d.Sections, m.section(t))
	}
	d.Sections = append(d.Sections, m.before(), m.method(), m.symbols())
	return d
}

// headline is what is read first: the main outcome in words, better and worse.
func (m *maker) headline() []document.Block {
	var out []document.Block
	for _, s := range m.mainWords() {
		out = append(out, &document.Paragraph{Text: document.Words(s), Role: document.Lead})
	}
	out = append(out, paragraphs(m.say("T06")...)...)
	out = append(out, paragraphs(m.fixedWords())...)
	return append(out, note(limits[0]+" "+limits[1]))
}

// method is how it was done, and what the figures cannot tell.
func (m *maker) method() *document.Section {
	s := &document.Section{ID: "limits", Title: "How it was done, and what the figures cannot tell"}
	var list document.List
	for _, text := range append(limits, strength) {
		list.Items = append(list.Items, document.Words(text))
	}
	s.Blocks = append(s.Blocks, &list)
	if n := m.r.Profile.Threshold; n > 0 {
		s.Blocks = append(s.Blocks, paragraphs("Small numbers are hidden, and so are others that would give them back. A hidden number is printed as [c]. It is never zero.")...)
	}
	if t := m.table("T23", nil, nil); t != nil {
		s.Blocks = append(s.Blocks, &document.Fold{Summary: "What the report was made from", Blocks: []document.Block{t}})
	}
	return s
}

// joined is a list in one sentence.
func joined(list []string) string { return strings.Join(list, " ") }
