package attendance

import (
	"strings"

	"apst/ingest"
	"apst/metrics/record"
)

// leastCodes is how many columns named by codes make a table of counts.
const leastCodes = 3

// claimDays takes the columns whose headings are days or sessions. A table with
// parts of days alone, such as AM and PM, is taken too: the days may stand above. One
// day and one half of a day are rather a row of a register.
func claimDays(columns []*ingest.Column) int {
	if !headed(columns) {
		return 0
	}
	var taken []*ingest.Column
	dated, named, halves := 0, 0, 0
	for _, c := range columns {
		if c.Field != "" && c.Field != fieldAM && c.Field != fieldPM && c.Field != fieldMark && c.Field != record.Ignored {
			continue
		}
		d := dayOfColumn(c)
		switch {
		case !d.ok:
			continue
		case len(d.days) > 0 || d.serial != "" || d.yearless:
			dated++
		case d.weekday > 0:
			named++
		default:
			halves++
		}
		taken = append(taken, c)
	}
	n := max(dated, named, halves)
	if n < leastDays {
		return 0
	}
	for _, c := range taken {
		c.Field = fieldGrid
	}
	return n
}

// leastDays is how many columns of marks make a grid.
const leastDays = 2

// headed reports whether columns can be those of a table of pupils by their headings:
// one of them says who somebody is, and none is an identifier itself.
func headed(columns []*ingest.Column) bool {
	who := false
	for _, c := range columns {
		switch c.Field {
		case record.UPN, record.LocalID, record.Name, record.Surname:
			who = true
		case "":
			if ingest.LooksUPN([]byte(c.Title())) {
				return false
			}
		}
	}
	return who
}

// claimCodes takes the columns that are named by codes. Letters alone could be the
// headings of anything, unless slashes or the total of sessions stand beside them; and
// a code that comes twice is rather a mark.
func claimCodes(columns []*ingest.Column) int {
	if !headed(columns) {
		return 0
	}
	sure := false
	seen := map[string]bool{}
	var taken []*ingest.Column
	for _, c := range columns {
		sure = sure || c.Field == fieldPossible
		if c.Field != "" && c.Field != record.Ignored {
			continue
		}
		text, reason := codeOfHeading(c.Title())
		if text == "" {
			continue
		}
		if seen[text] && c.Title() == text {
			return 0
		}
		seen[text] = true
		sure = sure || reason || text == `/` || text == `\`
		taken = append(taken, c)
	}
	if !sure {
		return 0
	}
	for _, c := range taken {
		c.Field = fieldCode
	}
	claimPercent(columns)
	return len(taken)
}

// claimPercent takes a column that is headed by a per cent sign alone.
func claimPercent(columns []*ingest.Column) int {
	for _, c := range columns {
		if c.Field == "" && strings.TrimSpace(c.Title()) == "%" {
			c.Field = fieldPercent
		}
	}
	return 0
}

// reasonPrefix begins the headings of older files, which count reasons of absence.
const reasonPrefix = "treason"

// codeOfHeading is the code that a column counts; empty for none. F and plain marks
// such as A stand in some files, with nothing under them.
func codeOfHeading(title string) (code string, reason bool) {
	title = strings.TrimSpace(title)
	if rest, ok := strings.CutPrefix(record.Squeeze(title), reasonPrefix); ok {
		rest = strings.ToUpper(rest)
		if _, known := codeTables().byText[rest]; known || rest == folded {
			return rest, true
		}
		return "", false
	}
	for _, before := range [...]string{"Code ", "code ", "Mark "} {
		title = strings.TrimPrefix(title, before)
	}
	upper := strings.ToUpper(title)
	if _, ok := codeTables().byText[upper]; ok || upper == folded {
		return upper, false
	}
	return "", false
}

// folded is the code for an extended holiday, which became H before these codes.
const folded = "F"
