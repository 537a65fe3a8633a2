package synth

// attendanceFaults concern the register. Columns of its plain sheet, a text file of
// the first half-term of 2022/23, by heading: UPN, Surname, Forename, Year, Date,
// Session, Mark; a line a session, each pupil's one below the other.
func attendanceFaults() []*Fault {
	return nil
}
