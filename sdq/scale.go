package sdq

// Scale is one of the nine scores. The first five are made of items, the next
// three of scales, and Impact of the impact supplement.
type Scale uint8

// The scales, in the order in which the scored file has them.
const (
	Emotional     Scale = iota
	Conduct             // conduct problems
	Hyperactivity       // hyperactivity and inattention
	Peer                // peer problems
	Prosocial           // a strength: high is good
	Total               // total difficulties: the first four
	Internalising       // emotional and peer
	Externalising       // conduct and hyperactivity
	Impact              // what the difficulties cost the child

	itemScales = Prosocial + 1 // how many scales are made of items
)

// ScaleCount is how many scales there are.
const ScaleCount = 9

var scaleNames = [ScaleCount]string{
	"emotional", "conduct", "hyperactivity", "peer", "prosocial",
	"total", "internalising", "externalising", "impact",
}

// scaleParts are the scales that a sum of scales adds up.
var scaleParts = [ScaleCount][]Scale{
	Total:         {Emotional, Conduct, Hyperactivity, Peer},
	Internalising: {Emotional, Peer},
	Externalising: {Conduct, Hyperactivity},
}

// AllScales gives the nine scales in the order of the scored file.
func AllScales() []Scale {
	return []Scale{
		Emotional, Conduct, Hyperactivity, Peer, Prosocial,
		Total, Internalising, Externalising, Impact,
	}
}

// ParseScale finds a scale by its column name, as [Scale.String] gives it.
func ParseScale(s string) (Scale, bool) {
	for i, name := range scaleNames {
		if s == name {
			return Scale(i), true
		}
	}
	return ScaleCount, false
}

// Valid reports whether s is one of the nine scales.
func (s Scale) Valid() bool { return s < ScaleCount }

// String is the scale's column name: "emotional", ..., "impact".
func (s Scale) String() string {
	if !s.Valid() {
		return "no scale"
	}
	return scaleNames[s]
}

// Items are the items that count towards the scale, in the order of the form:
// five for a scale of items, ten or twenty for a sum of scales, none for
// Impact. The slice is the caller's own.
func (s Scale) Items() []Item {
	var items []Item
	for i := Item(1); i <= Items; i++ {
		if s.counts(itemTable[i].scale) {
			items = append(items, i)
		}
	}
	return items
}

// Parts are the scales that the scale adds up: four for Total, two for
// Internalising and Externalising, none for the others. The slice is the
// caller's own.
func (s Scale) Parts() []Scale {
	if !s.Valid() {
		return nil
	}
	return append([]Scale(nil), scaleParts[s]...)
}

// counts reports whether part is the scale itself or one that it adds up.
func (s Scale) counts(part Scale) bool {
	if s == part {
		return true
	}
	if !s.Valid() {
		return false
	}
	for _, p := range scaleParts[s] {
		if p == part {
			return true
		}
	}
	return false
}

// Max is the highest score the scale can take when this informant answers: 10
// for a scale of items, 40 for Total, 20 for Internalising and Externalising.
// Impact reaches 10 for a parent or the young person and 6 for a teacher, who
// is asked three questions instead of five; without an informant it has no
// scores, and gives 0. The lowest score is always 0.
func (s Scale) Max(who Informant) int {
	switch s {
	case Emotional, Conduct, Hyperactivity, Peer, Prosocial:
		return 10
	case Total:
		return 40
	case Internalising, Externalising:
		return 20
	case Impact:
		return 2 * impactQuestions(who)
	}
	return 0
}

// HighIsGood reports whether a higher score is a better one. That is true of
// Prosocial alone.
func (s Scale) HighIsGood() bool { return s == Prosocial }
