package figures

import (
	"fmt"
	"slices"
	"strings"

	"apst/report/charts"
	"apst/report/release"
)

// allMonths is the line of the year.
const allMonths = "All months"

// referrals is how far pupils with a referral came, and requests by month and
// specialist (F08): the steps, months and specialists of which a number is shown.
func referrals(v *view) (*charts.Chart, error) {
	d := charts.ReferralsData{One: "pupil", Many: "pupils"}
	steps, left := v.steps()
	d.Steps = steps
	some := v.requests(&d)
	sole := len(d.Steps) > 0 && len(d.Roles) == 0 && len(d.Months) == 1 && d.Months[0] == allMonths
	if sole { // one number is no table
		d.Months, d.Totals = nil, nil
	}
	if len(d.Steps) == 0 && len(d.Months) == 0 {
		return nil, v.nothing()
	}
	var subtitle, foot []string
	if len(d.Steps) > 0 {
		subtitle = append(subtitle, "numbers of pupils, and % of those of the stage before of whom it is known")
	}
	if len(d.Months) > 0 {
		subtitle = append(subtitle, "requests by "+requestedBy(&d, "month of referral", "specialist asked for"))
	}
	if len(left) > 0 && len(d.Steps) > 0 {
		foot = append(foot, "Not shown, so that no pupil can be recognised: "+strings.Join(left, ", "))
	}
	if sole {
		foot = append(foot, "Requests by month and specialist cannot be shown")
	}
	if some && len(d.Months) > 0 {
		foot = append(foot, "Months and specialists of which no number can be shown are left out")
	}
	d.Frame = v.frame(v.cameFar(&d), subtitle...)
	d.Source = strings.Join(append([]string{d.Source}, foot...), ". ")
	return charts.Referrals(d)
}

// steps are the steps whose numbers are shown, and the names of the others.
func (v *view) steps() (shown []charts.ReferralStep, left []string) {
	var before string
	for _, r := range v.under("funnel/") {
		step := charts.ReferralStep{Title: r.Label, N: r.count("pupils"), Percent: r.value("pupils_percent")}
		if known := r.shown("pupils_known"); known.Symbol != release.SymbolNotApplicable && countOf(known).String() != before {
			step.Title += ", known of " + known.String()
		}
		before = step.N.String()
		if step.N.Hidden {
			left = append(left, small(r.Label))
			continue
		}
		shown = append(shown, step)
	}
	return shown, left
}

// requests are the months and the specialists of which a number is shown. It reports
// whether there are others.
func (v *view) requests(d *charts.ReferralsData) (left bool) {
	var roles []string
	for k := range v.table.Columns {
		if c := &v.table.Columns[k]; c.Unit == "requests" && c.ID != "requests" {
			roles = append(roles, c.ID)
		}
	}
	var months []*row
	for _, r := range v.under("month/") {
		switch {
		case r.Total:
		case r.tells(roles):
			months = append(months, r)
			d.Months = append(d.Months, strings.TrimPrefix(r.Label, "Month "))
			d.Totals = append(d.Totals, r.count("requests"))
		default:
			left = true
		}
	}
	all := v.row("month/all")
	whole := all != nil && all.tells(roles)
	if whole && !slices.ContainsFunc(months, func(r *row) bool { return r.asks(roles) }) { // the year alone
		left = true
		months, d.Months, d.Totals, whole = []*row{all}, []string{allMonths}, []charts.Count{all.count("requests")}, false
	}
	if len(months) == 0 {
		return left
	}
	d.NoSums = !whole
	if whole {
		n := all.count("requests")
		d.All = &n
	}
	for _, id := range roles {
		role := charts.ReferralRole{Title: v.table.Columns[v.columns[id]].Title}
		for _, r := range months {
			role.Counts = append(role.Counts, r.count(id))
		}
		if whole {
			role.Total = all.count(id)
		}
		if !shows(role.Counts...) && (!whole || role.Total.Hidden) {
			left = true
			continue
		}
		d.Roles = append(d.Roles, role)
	}
	return left
}

// tells reports whether a month tells something: all of its requests, or how many asked
// for one of the specialists. That nobody asked for one says little where the others are
// not shown.
func (r *row) tells(roles []string) bool { return shows(r.count("requests")) || r.asks(roles) }

// asks reports whether requests of a month are shown that there are.
func (r *row) asks(roles []string) bool {
	return slices.ContainsFunc(append([]string{"requests"}, roles...), func(id string) bool {
		n := r.count(id)
		return !n.Hidden && n.N > 0
	})
}

// cameFar tells how many came from the first stage to the third: that work is completed
// is often not known.
func (v *view) cameFar(d *charts.ReferralsData) string {
	n, k := v.row("funnel/referred").shown("pupils"), v.row("funnel/seen").shown("pupils")
	switch {
	case len(d.Steps) == 0:
		return "Requests by " + requestedBy(d, "month", "specialist")
	case n.Known && k.Known && n.Number > 0:
		return fmt.Sprintf("Of %s with a referral, %s seen", pupils(n), were(k))
	case len(d.Months) == 0:
		return "How far pupils with a referral came"
	}
	return "How far pupils with a referral came, and requests by " + requestedBy(d, "month", "specialist")
}

// requestedBy is what the requests that are shown are by: month, specialist, or both.
func requestedBy(d *charts.ReferralsData, month, specialist string) string {
	switch {
	case len(d.Roles) == 0:
		return month
	case d.Months[0] == allMonths:
		return specialist
	}
	return month + " and " + specialist
}
