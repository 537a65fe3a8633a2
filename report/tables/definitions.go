package tables

// definitions are all tables and charts, in their order.
func definitions() []definition {
	return []definition{
		{"T01", "Data coverage", "Data coverage: what was expected, received and usable", "pupils of whom it is expected; rows of files", makeT01},
		{"T02", "Participant flow", "Participant flow, from the roll to the analysis", "pupils on roll at any time in the period", makeT02},
		{"T03", "Who the pupils are", "Who the pupils are: on roll, with a baseline, paired and lost", "pupils of the population, eligible and taking part", makeT03},
		{"T04", "SDQ change", "Change in the scales of the SDQ", "pairs of the same informant", makeT04},
		{"T05", "SDQ bands", "Bands of the SDQ at baseline and endline", "pairs of the same informant", makeT05},
		{"T06", "Individual change", "Pupils who changed more than error of measurement would give", "pairs of the same informant", makeT06},
		{"T07", "Highest band", "Pupils in the band of most need at baseline and endline", "pairs of the same informant", makeT07},
		{"T08", "Attendance", "Attendance before and after entry", "pupils with enough possible sessions in both windows", makeT08},
		{"T09", "Suspensions and incidents", "Suspensions, exclusions and incidents", "pupil-weeks on roll, and pupils", makeT09},
		{"T10", "Reading", "Change in reading", "pairs on the same standardisation", makeT10},
		{"T11", "Attitudes", "Attitudes to self and school", "pairs of surveys", makeT11},
		{"T12", "Destinations", "Where leavers were after leaving", "leavers in the period", makeT12},
		{"T13", "Referrals and dosage", "Referrals, requests, pupils seen and contacts", "referrals, requests, pupils, contacts or episodes, as each line says", makeT13},
		{"T14", "Outcome by support", "Outcome by amount of support", "pairs of the same informant, of all on roll", makeT14},
		{"T15", "Subgroups", "Change in the main outcome by subgroup", "pairs of the same informant, of all on roll", makeT15},
		{"T16", "Missing endlines", "Who has no endline, and what it may mean", "pupils with a baseline, but for who has what: all pupils", makeT16},
		{"T17", "Scale quality", "How complete and consistent the answers are", "questionnaires in the files, whoever takes part", makeT17},
		{"T20", "Sensitivity", "The main result, had things been done otherwise", "pairs of the same informant, of all on roll, but where a line says otherwise", makeT20},
		{"T21", "Informants compared", "What two informants say of the same pupils", "pupils with a score by both informants at the same time", makeT21},
		{"T22", "Views", "What pupils, families and staff say", "answers: those who answered; answered: those who were asked", makeT22},
		{"T23", "Provenance", "What the tables were made from", "files and settings", makeT23},
		{"T23p", "Names of files", "What the files are called", "files", makeT23p},
		{"F01", "Flow", "Participant flow, from the roll to the analysis", "pupils on roll at any time in the period", makeF01},
		{"F02", "Baseline and endline", "Baseline and endline of the main outcome", "pairs of the same informant", makeF02},
		{"F02p", "Baseline and endline, points", "Baseline and endline of the main outcome, pupil by pupil", "pairs of the main informant", makeF02p},
		{"F03", "Moves between bands", "Bands of the SDQ at baseline and endline, and the moves between them", "pairs of the same informant", makeF03},
		{"F04", "Scales", "Means of the scales of the SDQ at baseline and endline", "pairs of the same informant", makeF04},
		{"F05", "Changes", "Pupils by how much the main outcome changed", "pairs of the same informant", makeF05},
		{"F07", "Attendance by half-term", "Attendance by half-term about entry", "pupils with enough possible sessions in the half-term", makeF07},
		{"F08", "Referrals", "How far referrals came, and requests by month", "pupils with a referral, and requests", makeF08},
		{"F10p", "Sorted changes", "Every pupil's change in the main outcome, in order", "pairs of the main informant", makeF10p},
		{"F11", "Balance", "How unlike the paired and the lost are", "pupils with a baseline", makeF11},
	}
}
