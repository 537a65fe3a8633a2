package cohort

// Adds reports whether the counts of a file add up.
func (f *File) Adds() bool { return f.Read == f.Outside+f.Used+f.Again+f.Refused }

// Counts are how many rows of each measure ended where, in the order of the sources,
// and at last of all together.
func (l *Linkage) Counts() []Count {
	var out []Count
	at := map[string]int{}
	for i := range l.Input.Sources {
		if m := l.Input.Sources[i].Measure; at[m] == 0 {
			out = append(out, Count{Measure: m})
			at[m] = len(out)
		}
	}
	all := Count{}
	type who struct {
		measure string
		pupil   *Pupil
	}
	met := map[who]bool{}
	for i := range l.Rows {
		r := &l.Rows[i]
		c := &out[at[r.Source.Measure]-1]
		for _, c := range [2]*Count{c, &all} {
			c.Rows++
			c.Places[r.Place]++
			if k := (who{c.Measure, r.Pupil}); r.Place == Linked && !met[k] {
				met[k] = true
				c.Pupils++
			}
		}
	}
	return append(out, all)
}
