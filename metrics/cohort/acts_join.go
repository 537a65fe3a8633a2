package cohort

import "apst/metrics"

// Act is something that was done, with the pupil for whom.
type Act struct {
	*metrics.Act
	Pupil  *Pupil // nil of a session with everybody, and where nobody has the identifier
	Source *Source
}

// acts finds whose each act is, as rows find it. Whoever is not found is told of by the
// rows: an act is never all that a measure says of a pupil.
func (j *joining) acts() {
	for i := range j.in.Sources {
		src := &j.in.Sources[i]
		for k := range src.Acts {
			a := Act{Act: &src.Acts[k], Source: src}
			if a.Act.Pupil != "" {
				if f := j.find(a.Act.Pupil); f.who >= 0 {
					a.Pupil = j.by[j.all[f.who].root]
				}
			}
			j.l.Acts = append(j.l.Acts, a)
		}
	}
}
