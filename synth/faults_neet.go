package synth

// neetFaults concern what became of leavers. Columns of the plain extract, a text
// file, by heading: PeriodEnd, YoungPersonsID, UniquePupilNumber, Forename, Surname,
// Month/year of birth, ActivityCode, StartDate, DateVerified, DueToLapseDate,
// CurrencyLapsed; a line a young person, d.leavers in the order of the pupils.
func neetFaults() []*Fault {
	return nil
}
