package pack

func memberNames() []string {
	return []string{"manifest.json", "datapackage.json", "dictionary.csv", "readme.txt", "pupils.csv", "sdq_items.csv", "sdq_scores.csv"}
}
