package scan

import "apst/ingest"

// Person is what is known of a pupil and must not be found. What is not known is empty.
type Person struct {
	UPN, LocalID string
	Others       []string // further identifiers: a former UPN, a ULN, an authority's number

	Forename, Surname string
	Name              string // in one, where the list has it so

	Born     ingest.Date
	Postcode string

	// Staff says that this is a member of staff, of whom Name is looked for, as a whole
	// name alone.
	Staff bool
}

// Allowed is what a release may hold although it looks like a pupil's.
type Allowed struct {
	// Dates that the release needs: of the extract, of terms. A pupil born on one of
	// them is not looked for by the date of birth.
	Dates []ingest.Date
	// Texts that belong in the release, each as a whole: the names of the school and
	// its centres, of who prepared it, the school's address. They cover names and
	// postcodes, never a UPN.
	Texts []string
}
