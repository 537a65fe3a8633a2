package synth

// ngrtFaults concern the reading test. Columns of its plain sheet, by heading: UPN,
// Forename, Surname, Date of test, Form, Age at test, SAS, Stanine, NPR, SC Stanine,
// PC Stanine, Reading Age, Progress; a line a sitting, each pupil's two one below the
// other.
func ngrtFaults() []*Fault {
	return recordFaults()
}
