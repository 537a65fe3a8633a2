package roster

import "apst/metrics/record"

// Roll is the list as other measures look pupils up in it: every placement with its
// identifiers, names and dates, and whatever else the list says of it as facts, by
// the names of the fields in headings.csv: sex, year_group, class, centre, sen,
// need, need2, fsm, ever6, looked_after, child_in_need, young_carer,
// youth_offending, ethnicity, eal, uln, former_upn, home_school, home_urn,
// home_laestab, home_ukprn, commissioner, enrolment, dual_registered, days,
// entry_reason, exit_reason, destination, consent, consent_withdrawn, opt_out,
// supported, arm and postcode. What the list does not say is no fact: a question of yes or no
// is true, false or not there. year_group_from is date-of-birth where the year group
// was worked out ([Roster.FillYears]).
//
// A consent is yes, no, no-reply or withdrawn. Whoever opted out has no.
func (r *Roster) Roll() *record.Roll {
	if r == nil {
		return nil
	}
	stays := make([]record.Stay, len(r.Pupils))
	for i := range r.Pupils {
		p := &r.Pupils[i]
		s := record.Stay{
			Pupil: p.ID, UPN: p.UPN, LocalID: p.LocalID, Forename: p.Forename, Surname: p.Surname, Name: p.Name,
			Born: p.Born, Entry: p.Entry, Exit: p.Exit, Facts: map[string]string{}, At: p.At,
		}
		for _, f := range textFields {
			switch f.id {
			case fieldName, fieldSurname, fieldForename:
				continue
			}
			if value := *f.of(p); value != "" {
				s.Facts[f.id] = value
			}
		}
		if p.yearWorkedOut {
			s.Facts[factYearFrom] = "date-of-birth"
		}
		if !p.Withdrawn.IsZero() {
			s.Facts[fieldWithdrawn] = p.Withdrawn.String()
		}
		stays[i] = s
	}
	return record.NewRoll(stays)
}

// factYearFrom says where a year group comes from that the list does not have.
const factYearFrom = "year_group_from"

// Facts are the names of what [Roster.Roll] can say of a placement, in order.
func Facts() []string {
	var out []string
	for _, f := range textFields {
		switch f.id {
		case fieldName, fieldSurname, fieldForename:
			continue
		}
		out = append(out, f.id)
		switch f.id {
		case fieldConsent:
			out = append(out, fieldWithdrawn)
		case fieldYearGroup:
			out = append(out, factYearFrom)
		}
	}
	return out
}
