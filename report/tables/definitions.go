package tables

// definitions are all tables and charts, in their order.
func definitions() []definition {
	return []definition{
		{"T04", "SDQ change", "Change in the scales of the SDQ", "pairs of the same informant", makeT04},
		{"T05", "SDQ bands", "Bands of the SDQ at baseline and endline", "pairs of the same informant", makeT05},
	}
}
