package cohort

// Counted are the pairs that the results of an outcome by an informant rest on, of a
// population: those of [Match] that can be compared, each pupil once, by the placement
// that counts, of pupils who were eligible and take part. They come in the order of the
// pupils' identifiers.
func (a *Analysis) Counted(population, measure, scale, informant string) []*Pair {
	whose := map[*Pupil]*person{}
	for _, p := range peopleOf(a.Linkage, a.Settings) {
		if population != SupportedOne || p.supported {
			whose[p.Pupil] = p
		}
	}
	var out []*Pair
	met := map[*Pupil]bool{}
	for _, p := range a.Pairs {
		if !p.Index || p.Measure != measure || p.Outcome.Scale != scale || p.Informant != informant {
			continue
		}
		who := whose[p.Pupil]
		if who == nil || met[p.Pupil] || !who.counts[who.place(p.Placement)] {
			continue
		}
		met[p.Pupil] = true
		if p.Paired() && p.First != nil && p.Last != nil && scorable(p.First, p.Outcome) && scorable(p.Last, p.Outcome) {
			out = append(out, p)
		}
	}
	return out
}
