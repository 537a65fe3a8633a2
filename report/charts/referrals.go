package charts

import (
	"cmp"
	"errors"
	"fmt"
)

// ReferralsData is the way of referrals, and when they came and to whom. Either part
// may be missing.
type ReferralsData struct {
	Frame
	// One and Many name what the steps count: referral, referrals (when empty).
	One, Many string
	Steps     []ReferralStep // referred, accepted, seen, completed

	// Requests says what the table by month counts, since a referral may ask for
	// several specialists: "Requests" when empty.
	Requests string
	Months   []string // in order: "Sep 2021"; 48 at most
	Roles    []ReferralRole
	// Totals are all of a month, as its table gives them; none when empty.
	Totals []Count
	// All is all of all months, below them; nil for none.
	All *Count
	// NoSums says that the table gives no number of a role over all months.
	NoSums bool
}

// ReferralStep is how far referrals came.
type ReferralStep struct {
	Title string // "Accepted"
	N     Count
	// Percent is of the step before, as the table gives it; absent for the first.
	Percent Value
}

// ReferralRole is what was asked of one specialist.
type ReferralRole struct {
	Title  string // "Speech and language therapist"
	Counts []Count
	Total  Count // over all months, unless NoSums
}

const (
	mostMonths = 48
	mostRoles  = 12
	mostSteps  = 8
)

// Referrals draws the steps as bars, each as long as its count, and the months as a
// table of cells of equal size with the count in each, darker the more there are. A
// hidden count has no bar and no shade, and neither the scale nor the shades depend
// on it.
//
// It fails when there is neither a step nor a month, when the counts of a role are not
// one a month, or when there are more months, roles or steps than can be read.
func Referrals(d ReferralsData) (*Chart, error) {
	d.One, d.Many = cmp.Or(d.One, "referral"), cmp.Or(d.Many, "referrals")
	d.Requests = cmp.Or(d.Requests, "Requests")
	m, err := d.check()
	if err != nil {
		return nil, fmt.Errorf("chart %s: %w", d.ID, err)
	}
	d.Frame = d.words(m)
	r := &referrals{d: &d}
	if len(d.Months) > 0 {
		r.months = d.matrix()
	}
	return newChart(d.Frame, m.hidden(), r.height, r.draw)
}

func (d *ReferralsData) check() (*marks, error) {
	switch {
	case len(d.Steps) == 0 && (len(d.Months) == 0 || len(d.Roles) == 0 && len(d.Totals) == 0):
		return nil, errors.New("there are no referrals to draw")
	case len(d.Steps) > mostSteps:
		return nil, fmt.Errorf("%d steps; the chart holds %d", len(d.Steps), mostSteps)
	case len(d.Months) > mostMonths:
		return nil, fmt.Errorf("%d months; the chart holds %d: use terms", len(d.Months), mostMonths)
	case len(d.Roles) > mostRoles:
		return nil, fmt.Errorf("%d specialist roles; the chart holds %d: join some", len(d.Roles), mostRoles)
	case len(d.Totals) > 0 && len(d.Totals) != len(d.Months):
		return nil, errors.New("the totals are not one a month")
	}
	m := &marks{}
	m.count(d.Totals...)
	err := checkCounts("a month", d.Totals...)
	if d.All != nil && !d.NoSums {
		m.count(*d.All)
		err = cmp.Or(err, checkCounts("all months", *d.All))
	}
	for _, s := range d.Steps {
		m.count(s.N)
		m.value(s.Percent)
		err = cmp.Or(err, checkCounts(s.Title, s.N), checkPercents(s.Title, s.Percent))
	}
	for _, role := range d.Roles {
		if len(role.Counts) != len(d.Months) {
			return nil, fmt.Errorf("%s: the counts are not one a month", role.Title)
		}
		m.count(role.Counts...)
		err = cmp.Or(err, checkCounts(role.Title, role.Counts...))
		if !d.NoSums {
			m.count(role.Total)
			err = cmp.Or(err, checkCounts(role.Title, role.Total))
		}
	}
	return m, err
}

func (d *ReferralsData) words(m *marks) Frame {
	f := d.Frame
	if f.Title == "" {
		f.Title = d.title()
	}
	if f.Subtitle == "" {
		f.Subtitle = d.subtitle()
	}
	if f.Description == "" {
		f.Description = d.describe()
	}
	f.Source = m.explain(f.Source)
	return f
}

func (d *ReferralsData) title() string {
	if n := len(d.Steps); n > 1 && !d.Steps[0].N.Hidden && !d.Steps[n-1].N.Hidden {
		return fmt.Sprintf("Of %s, %s reached the step %q", d.Steps[0].N.Of(d.One, d.Many), d.Steps[n-1].N, d.Steps[n-1].Title)
	}
	if len(d.Steps) > 0 {
		return "How far " + d.Many + " came"
	}
	return d.Requests + d.by()
}

// by is what the requests are by.
func (d *ReferralsData) by() string {
	if len(d.Roles) == 0 {
		return " by month"
	}
	return " by month and specialist"
}

func (d *ReferralsData) subtitle() string {
	text := ""
	if len(d.Steps) > 0 {
		text = "Numbers of " + d.Many + ", and % of the step before"
	}
	if len(d.Months) > 0 {
		text = joinSentences(text, d.Requests+d.by())
	}
	return text
}

func (d *ReferralsData) describe() string {
	text := ""
	var steps []string
	for _, s := range d.Steps {
		words := s.Title + " " + s.N.String()
		if p := share(s.Percent); p != "" && !(s.N.Hidden && s.Percent.Hidden) {
			words += " (" + p + ")"
		}
		steps = append(steps, words)
	}
	if len(steps) > 0 {
		text = "Steps of " + d.Many + " as bars: " + list(steps) + "."
	}
	if len(d.Months) == 0 {
		return text
	}
	var roles []string
	for _, role := range d.Roles {
		words := role.Title
		if !d.NoSums {
			words += " " + role.Total.String()
		}
		roles = append(roles, words)
	}
	span := d.Months[0]
	if n := len(d.Months); n > 1 {
		span += " to " + d.Months[n-1]
	}
	if len(d.Roles) == 0 {
		return joinSentences(text, fmt.Sprintf("%s by month, %s, as a table.", d.Requests, span))
	}
	told := "over all months"
	if d.NoSums {
		told = "specialists"
	}
	return joinSentences(text, fmt.Sprintf("%s by month, %s, and specialist as a table; %s: %s.", d.Requests, span, told, list(roles)))
}
