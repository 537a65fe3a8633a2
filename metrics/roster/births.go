package roster

import "apst/ingest"

// Births are the pupils' dates of birth, by each of their identifiers. An
// identifier under which two dates stand has none.
func (r *Roster) Births() map[string]ingest.Date {
	out := map[string]ingest.Date{}
	for i := range r.Pupils {
		p := &r.Pupils[i]
		if p.Born.IsZero() {
			continue
		}
		for _, id := range [...]string{p.UPN, p.LocalID} {
			if id == "" {
				continue
			}
			if other, twice := out[id]; twice && other != p.Born {
				out[id] = ingest.Date{}
				continue
			}
			out[id] = p.Born
		}
	}
	return out
}
