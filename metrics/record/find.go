package record

import "apst/ingest"

// Vocabulary is what the measure knows of headings, and what a map says of them; nil
// for no map. It finds the measure's tables for those who want no records of them.
func (s *Spec) Vocabulary(m *Map) ingest.Vocabulary { return s.vocabulary(m) }

// ShapeOf gives the columns of a table their fields in the first shape that fits; it
// is nil where none does, and the table is not the measure's.
func (s *Spec) ShapeOf(m *Map, columns []*ingest.Column) *Shape {
	return s.vocabulary(m).shapeOf(columns)
}

func (s *Spec) vocabulary(m *Map) *vocabulary {
	v := &vocabulary{spec: s}
	if m != nil {
		v.maps = []*Map{m}
	}
	return v
}
