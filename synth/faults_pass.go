package synth

// passFaults concern the survey of attitudes. Columns of its plain sheet, by
// heading: UPN, Forename, Surname, Current Year, Group, PASS - Date of Survey, TW
// Unique ID, PASS - Factor 1 - Percentile to PASS - Factor 9 - Percentile; a line a
// survey, each pupil's two one below the other.
func passFaults() []*Fault {
	return nil
}
