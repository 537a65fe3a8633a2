package figures

import (
	"fmt"
	"strings"

	"apst/report/charts"
	"apst/report/release"
)

// referrals is how far pupils with a referral came, and requests by month and
// specialist (F08).
func referrals(v *view) (*charts.Chart, error) {
	d := charts.ReferralsData{One: "pupil", Many: "pupils", NoSums: true}
	var before charts.Count
	var months []*row
	all := v.row("month/all")
	for _, r := range v.under("funnel/") {
		step := charts.ReferralStep{Title: r.Label, N: r.count("pupils"), Percent: r.value("pupils_percent")}
		if known := r.shown("pupils_known"); known.Symbol != release.SymbolNotApplicable && countOf(known) != before {
			step.Title += ", known of " + known.String()
		}
		before = step.N
		d.Steps = append(d.Steps, step)
	}
	for _, r := range v.under("month/") {
		if r.Total {
			continue
		}
		months = append(months, r)
		d.Months = append(d.Months, strings.TrimPrefix(r.Label, "Month "))
		d.Totals = append(d.Totals, r.count("requests"))
	}
	for k := range v.table.Columns {
		c := &v.table.Columns[k]
		if c.Unit != "requests" || c.ID == "requests" {
			continue
		}
		role := charts.ReferralRole{Title: c.Title}
		for _, r := range months {
			role.Counts = append(role.Counts, r.count(c.ID))
		}
		if all != nil {
			role.Total, d.NoSums = all.count(c.ID), false
		}
		d.Roles = append(d.Roles, role)
	}
	subtitle := "numbers of pupils, and % of those of the stage before of whom it is known"
	if len(months) > 0 {
		subtitle += "; requests by month of referral and specialist asked for"
	}
	d.Frame = v.frame(v.cameFar(), subtitle)
	return charts.Referrals(d)
}

// cameFar tells how many came from the first stage to the third: that work is completed
// is often not known.
func (v *view) cameFar() string {
	first, seen := v.row("funnel/referred"), v.row("funnel/seen")
	n, k := first.shown("pupils"), seen.shown("pupils")
	switch {
	case first == nil:
		return "Requests by month and specialist"
	case !n.Known || !k.Known || n.Number == 0:
		return "How far pupils with a referral came, and requests by month"
	}
	return fmt.Sprintf("Of %s with a referral, %s seen", pupils(n), were(k))
}
