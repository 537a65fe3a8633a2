package synth

// supportFaults concern the work of the team. Columns of the plain log of contacts, a
// text file, by heading: UPN, Date of contact, Specialism, Mode, Planned, Attended,
// Minutes, Place; a line a contact, each pupil's one below the other.
// The picked pupil has one at least.
func supportFaults() []*Fault {
	return nil
}
