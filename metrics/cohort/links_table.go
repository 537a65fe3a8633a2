package cohort

import (
	"cmp"
	"strings"

	"apst/metrics"
)

// LinkTables describe the tables of linking: links, suspects, counts.
func LinkTables() []metrics.Table {
	return []metrics.Table{linksTable(), suspectsTable(), countsTable()}
}

// LinksTable is every row of every source with its place, in the order of sources and
// rows.
func (l *Linkage) LinksTable() Table {
	out := Table{Table: linksTable(), Rows: make([][]metrics.Cell, 0, len(l.Rows))}
	for i := range l.Rows {
		r := &l.Rows[i]
		pupil, decidedBy, decidedOn, decision := "", "", metrics.Cell{Kind: metrics.DateKind}, ""
		if r.Pupil != nil {
			pupil = r.Pupil.ID
		}
		if d := r.Decision; d != nil {
			decidedBy, decidedOn, decision = d.By, metrics.Day(d.On), d.place()
		}
		out.Rows = append(out.Rows, []metrics.Cell{
			metrics.Text(r.Source.Measure), metrics.Text(r.Row.Pupil), metrics.Text(pupil), metrics.Text(r.Place.String()), metrics.Text(r.By.String()),
			metrics.Text(r.Why), metrics.Text(cmp.Or(r.From, refText(r.At))), metrics.Text(refText(r.Other)),
			metrics.Text(decidedBy), decidedOn, metrics.Text(decision),
		})
	}
	return out
}

// Columns of the two tables are texts that are worked out here, most of them.
func linkText(name, title, doc, missing, source string) metrics.Column {
	return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.TextKind, Missing: missing, Source: source}
}

func linksTable() metrics.Table {
	const file, joined, decided = "the file, as it stands", "cohort.linking", "the file of decisions"
	place := linkText("place", "Place", "Where the row ended: joined to a pupil, of nobody on the list of pupils, a copy of another, or not used.", "never", joined)
	place.Values = strings.Join(placeNames[:], "; ")
	link := linkText("link", "Link", "How the row came to its pupil.", "nobody was found", joined)
	link.Values = strings.Join(linkNames[1:], "; ")
	return metrics.Table{Name: TableLinks, Title: "Links", About: "A row a row of a source: whose it is, how that is known, and where it ended.", Columns: []metrics.Column{
		linkText("measure", "Measure", "Which measure.", "never", "the project, or the command"),
		linkText("identifier", "Identifier in the file", "The identifier that stands in the source, without spaces at its ends.", "the row has none", file),
		linkText("pupil_id", "Pupil", "The pupil's identifier on the list of pupils; without a list that of the files.", "nobody was found", joined),
		place, link,
		linkText("why", "Why", "Why a row is a copy or is not used.", "it is linked, or unmatched", joined),
		linkText("source", "Source", "File, sheet and row; of a result made of many rows the first.", "never", file),
		linkText("other", "Other row", "Of a copy, the row that counts; of a contradiction, the other row.", "there is none", joined),
		linkText("decided_by", "Decided by", "Who decided that two identifiers are one pupil.", "nobody had to", decided),
		{Name: "decided_on", Title: "Decided on", Doc: "The day of the decision.", Kind: metrics.DateKind, Missing: "nobody had to, or no day was written", Source: decided},
		linkText("decision", "Decision", "Where the decision stands.", "nobody had to", decided),
	}}
}

// SuspectsTable is the pairs of identifiers that look like one pupil and were not
// joined, in order of where the one stands that is likelier wrong.
func (l *Linkage) SuspectsTable() Table {
	out := Table{Table: suspectsTable()}
	for i := range l.Suspects {
		x := &l.Suspects[i]
		out.Rows = append(out.Rows, []metrics.Cell{
			metrics.Text(x.Kind.String()), metrics.Text(x.First), metrics.Text(x.Second), metrics.Bool(x.SamePerson),
			metrics.Text(refText(x.FirstAt)), metrics.Text(refText(x.SecondAt)), metrics.Bool(x.FirstListed), metrics.Bool(x.SecondListed),
			metrics.Int(x.Rows), metrics.Text(x.whatToDo()),
		})
	}
	return out
}

// whatToDo says what to do about a suspect.
func (x *Suspect) whatToDo() string {
	correct := "correct " + refText(x.SecondAt)
	switch {
	case x.FirstListed && x.SecondListed:
		correct = "leave one of the two off the list of pupils"
	case x.Kind == Temporary && x.FirstListed:
		correct = "write the other UPN into the list's column Former UPN"
	}
	return "if they are one pupil: " + correct + ", or decide " + decisionText(true, x.First, x.Second) + "; if not: decide " + decisionText(false, x.First, x.Second)
}

func suspectsTable() metrics.Table {
	const looked = "cohort.suspects"
	flag := func(name, title, doc string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.BoolKind, Missing: "never", Source: looked}
	}
	kind := linkText("kind", "Kind", "What makes the two look like one pupil.", "never", looked)
	kind.Values = strings.Join(suspectNames[:], "; ")
	return metrics.Table{Name: TableSuspects, Title: "Suspects", About: "A row a pair of identifiers that may be one pupil's. Nothing was joined.", Columns: []metrics.Column{
		kind,
		linkText("first", "Identifier", "The one that is likelier right: that of the list of pupils, a permanent UPN, the one with more rows.", "never", looked),
		linkText("second", "Other identifier", "The one that is likelier wrong.", "never", looked),
		flag("same_person", "Same name and birth", "Name and date of birth are known of both, and the same."),
		linkText("first_at", "At", "File, sheet and row of the first.", "never", "the file, as it stands"),
		linkText("second_at", "Other at", "File, sheet and row of the second.", "never", "the file, as it stands"),
		flag("first_listed", "On the list", "The first is on the list of pupils."),
		flag("second_listed", "Other on the list", "The second is on the list of pupils."),
		{Name: "rows", Title: "Rows waiting", Doc: "Rows of those of the two that are not on the list of pupils.", Kind: metrics.IntKind, Unit: "rows", Range: "from 0", Missing: "never", Source: "counted"},
		linkText("what_to_do", "What to do", "How to settle it.", "never", looked),
	}}
}
