package support

import (
	"slices"
	"strings"
	"testing"

	"apst/ingest"
	"apst/metrics"
)

// rewound are columns of the table of support as it stood at the end of a day.
func (g *got) rewound(day ingest.Date, columns ...string) string {
	g.t.Helper()
	rows, ok := g.reading.RowsUntil(tableSupport, day)
	if !ok {
		g.t.Fatal("support cannot be had as it stood on an earlier day")
	}
	var out []string
	for r, err := range rows {
		if err != nil {
			g.t.Fatal(err)
		}
		var cells []string
		for _, name := range columns {
			i := slices.IndexFunc(outputs()[tableSupport].Columns, func(c metrics.Column) bool { return c.Name == name })
			cells = append(cells, cellText(r.Cells[i]))
		}
		out = append(out, strings.Join(cells, ","))
	}
	return strings.Join(out, "\n")
}

// What had been done by the end of a term is what files made on that day would have said,
// and asking for it changes nothing of the rest.
func TestRewind(t *testing.T) {
	t.Parallel()
	contacts := `UPN,Date,Specialism,Attended,Minutes
A999432119001,10/10/2022,EP,yes,45
A999432119001,10/11/2022,EP,no,
A999432119001,13/03/2023,EP,yes,30
P999432119002,11/01/2023,EP,yes,45
D999432119003,12/10/2022,SW,yes,30
D999432119003,20/01/2023,SW,yes,xx
T999432119004,not known,SW,yes,30
`
	episodes := `UPN,Specialism,Start date,End date,Mode,End reason
A999432119001,EP,05/09/2022,31/03/2023,1:1,Goals met
D999432119003,SW,05/09/2022,25/11/2022,group,Goals met
D999432119003,SW,09/01/2023,31/01/2023,1:1,did not engage
T999432119004,SW,05/09/2022,soon,1:1,Goals met
`
	columns := []string{"pupil_id", "specialism", "first", "last", "episodes", "open_at_end", "completed", "modes", "planned", "attended", "missed", "minutes"}
	g := run(t, given{asOf: on(2023, 7, 21), files: []file{{"contacts.csv", contacts}, {"caseload.csv", episodes}}})
	before := g.rows(tableSupport, columns...)
	g.want("at the end of the autumn", g.rewound(on(2022, 12, 16), columns...), `
A999432119001,educational psychologist,2022-10-10,2022-10-10,1,1,0,one-to-one,2,1,1,45
D999432119003,social worker,2022-10-12,2022-10-12,1,0,1,group,1,1,0,30
T999432119004,social worker,,,,,,one-to-one,,,,
`)
	// The same as of files that end with the term.
	early := run(t, given{asOf: on(2022, 12, 16), files: []file{
		{"contacts.csv", without(contacts, "/2023,")},
		{"caseload.csv", without(strings.Replace(episodes, "31/03/2023,1:1,Goals met", ",1:1,", 1), "/2023,", "soon")},
	}})
	all := append(columns, "unplanned", "cancelled", "unrecorded", "attended_percent", "hours", "on_site", "off_site", "remote", "flags")
	known := func(rows string) string { // but for the pupil of whom days are missing
		out, _, _ := strings.Cut(rows, "\nT999432119004")
		return out
	}
	g.want("what files of the autumn say", known(g.rewound(on(2022, 12, 16), all...)), known(early.rows(tableSupport, all...)))
	if after := g.rows(tableSupport, columns...); after != before {
		t.Errorf("the rows of the whole time are\n%s\nand were\n%s", after, before)
	}
	g.want("at the end", known(g.rewound(on(2023, 7, 21), all...)), known(g.rows(tableSupport, all...)))
	if _, ok := g.reading.RowsUntil(tableDosage, on(2022, 12, 16)); ok {
		t.Error("the dosage is said to be had of an earlier day")
	}
	var _ metrics.Rewinder = g.reading
}

// without leaves out the lines that hold one of some texts.
func without(text string, parts ...string) string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		keep := true
		for _, p := range parts {
			keep = keep && !strings.Contains(line, p)
		}
		if keep {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}
