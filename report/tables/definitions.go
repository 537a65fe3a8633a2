package tables

// definitions are all tables and charts, in their order.
func definitions() []definition {
	return []definition{
		{"T02", "Participant flow", "Participant flow, from the roll to the analysis", "pupils on roll at any time in the period", makeT02},
		{"T03", "Who the pupils are", "Who the pupils are: on roll, with a baseline, paired and lost", "pupils of the population, eligible and taking part", makeT03},
		{"T04", "SDQ change", "Change in the scales of the SDQ", "pairs of the same informant", makeT04},
		{"T05", "SDQ bands", "Bands of the SDQ at baseline and endline", "pairs of the same informant", makeT05},
		{"T06", "Individual change", "Pupils who changed more than error of measurement would give", "pairs of the same informant", makeT06},
		{"T07", "Highest band", "Pupils in the band of most need at baseline and endline", "pairs of the same informant", makeT07},
	}
}
