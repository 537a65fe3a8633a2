package charts

import (
	"fmt"
	"strings"
	"testing"
)

var nationalRoles = []string{
	"Speech and language therapist", "Mental health professional", "Post-16 transition coach", "Youth worker", "Educational psychologist",
	"Family support worker", "Youth justice worker", "Social worker", "Other",
}

// referralsOf are referrals of so many months to so many roles.
func referralsOf(months, roles, each int) ReferralsData {
	d := ReferralsData{Frame: Frame{ID: "F08"}, Steps: []ReferralStep{
		{Title: "Referred", N: count(80 * each), Percent: absentValue}, {Title: "Accepted", N: count(64 * each), Percent: known(80)},
		{Title: "Seen", N: count(57 * each), Percent: known(89.06)}, {Title: "Completed", N: count(31 * each), Percent: known(54.4)},
	}}
	names := []string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}
	d.Totals = make([]Count, months)
	for i := range months {
		d.Months = append(d.Months, fmt.Sprintf("%s %d", names[(i+8)%12], 2021+(i+8)/12))
	}
	for k := range roles {
		role := ReferralRole{Title: nationalRoles[k%9]}
		for i := range months {
			n := (i*7 + k*5 + i*k*3) % 11 * each / 2
			if (i+8)%12 == 7 { // August
				n = 0
			}
			role.Counts = append(role.Counts, count(n))
			role.Total.N += n
			d.Totals[i].N += n
		}
		d.Roles = append(d.Roles, role)
	}
	d.All = &Count{}
	for _, n := range d.Totals {
		d.All.N += n.N
	}
	return d
}

func hideReferrals(d ReferralsData) ReferralsData {
	for i := range d.Steps {
		d.Steps[i].N, d.Steps[i].Percent = hiddenCount, hiddenValue
	}
	for i := range d.Roles {
		d.Roles[i].Total = hiddenCount
		for k := range d.Roles[i].Counts {
			d.Roles[i].Counts[k] = hiddenCount
		}
	}
	for i := range d.Totals {
		d.Totals[i] = hiddenCount
	}
	d.All = &hiddenCount
	return d
}

func someReferrals() ReferralsData {
	d := referralsOf(24, 9, 1)
	d.Title, d.Subtitle = "Of 80 referrals, 64 were accepted and 31 were completed", "Numbers of referrals, and % of the step before. Requests by month and specialist, September 2021 to August 2023"
	for i := range d.Roles {
		for k := range d.Roles[i].Counts {
			if n := d.Roles[i].Counts[k].N; n > 0 && n < 3 {
				d.Roles[i].Counts[k] = hiddenCount
			}
		}
	}
	d.Steps[2].N, d.Steps[2].Percent, d.Steps[3].Percent = hiddenCount, hiddenValue, hiddenValue
	return d
}

func TestReferrals(t *testing.T) {
	t.Parallel()
	steps, months := referralsOf(12, 4, 2), referralsOf(12, 4, 2)
	steps.Months, steps.Roles, steps.Totals = nil, nil, nil
	months.Steps = nil
	totals := referralsOf(12, 4, 2)
	totals.Roles, totals.Steps = nil, nil
	long := referralsOf(36, 9, 500)
	for i := range long.Roles {
		long.Roles[i].Title = strings.Repeat("a specialist with a long name ", 1+i%4)
	}
	for i := range long.Steps {
		long.Steps[i].Title = strings.Repeat("a step with a name ", 1+2*i)
	}
	one := referralsOf(1, 1, 0)
	for i := range one.Steps {
		one.Steps[i].N, one.Steps[i].Percent = count(1), known(100)
	}
	for name, d := range map[string]ReferralsData{
		"two years": referralsOf(24, 9, 2), "some hidden": someReferrals(), "all hidden": hideReferrals(referralsOf(24, 9, 2)),
		"three years": referralsOf(36, 9, 3), "long": long, "steps": steps, "months": months, "totals": totals, "one": one, "most": referralsOf(mostMonths, mostRoles, 30),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c, err := Referrals(d)
			if err != nil {
				t.Fatal(err)
			}
			checkLayout(t, c)
		})
	}
}

func TestReferralsRefused(t *testing.T) {
	t.Parallel()
	short := referralsOf(12, 4, 2)
	short.Roles[1].Counts = short.Roles[1].Counts[1:]
	all := referralsOf(12, 4, 2)
	all.All = &Count{N: -7}
	negative := referralsOf(12, 4, 2)
	negative.Steps[0].N.N = -3
	for want, d := range map[string]ReferralsData{
		"there are no referrals": {}, "not one a month": short, "a count of -3": negative, "all months: a count of -7": all,
		"use terms": referralsOf(49, 2, 1), "join some": referralsOf(2, 13, 1),
	} {
		_, err := Referrals(d)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}
