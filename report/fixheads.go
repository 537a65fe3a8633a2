package report

// FixHeads are the headings of the list in a fix list, in their order, for a
// codebook.
func FixHeads() []string {
	heads := make([]string, len(fixColumns))
	for i, c := range fixColumns {
		heads[i] = c.head
	}
	return heads
}
