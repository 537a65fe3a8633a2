package workcopy

// claim is what a cell is taken for. Of several claims the greatest holds: what tells
// who somebody is outweighs everything.
type claim uint8

const (
	outside    claim = iota // of no table
	unread                  // under a heading that is not known
	known                   // under a heading that is
	marks                   // of a register, a week or a term of them in a cell
	place                   // of a school, a centre or a class
	staff                   // of a grown-up
	titled                  // above a table
	strange                 // a heading that is not known
	heading                 // a heading that is
	wording                 // a heading that is a question of the SDQ
	birth                   // a date of birth
	running                 // running text
	postcode                // of a home
	pupilName               // a name, or part of one
	ofPupil                 // a name in a row that is a pupil's for certain
	identifier              // of a pupil or of anything else
)

// fieldClaims are the fields of all measures that are more than a code, a number or a
// date. Fields with the same name are the same thing everywhere.
var fieldClaims = map[string]claim{
	"upn": identifier, "former_upn": identifier, "local_id": identifier, "uln": identifier, "previous_id": identifier,
	"referral_id": identifier, "incident_id": identifier, "home_urn": identifier, "home_laestab": identifier, "home_ukprn": identifier,
	"name": pupilName, "forename": pupilName, "surname": pupilName,
	"dob": birth, "postcode": postcode,
	"rater": staff, "attendees": staff, "referred_by": staff, "confirmed_by": staff, "contact": staff,
	"home_school": place, "commissioner": place, "centre": place, "class": place, "school": place, "placement": known,
	"week": marks, "mark": marks, "am": marks, "pm": marks, "marks_of": marks, "day": marks,
	"quote": running, "evidence": running, "objective": running, "criterion": running,
}

// claimOf is what the cells of a field are.
func claimOf(field string) claim {
	if field == "" || field == "other" {
		return unread
	}
	if c, ok := fieldClaims[field]; ok {
		return c
	}
	return known
}
