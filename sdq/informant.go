package sdq

// Informant is who answered. The zero value is an unknown informant, for whom
// there is no impact score and there are no bands.
type Informant uint8

// The informants.
const (
	Self    Informant = 1 + iota // the young person, 11-17
	Teacher                      // a teacher or other educator
	Parent                       // a parent or carer
)

var informantNames = [...]string{Self: "self", Teacher: "teacher", Parent: "parent"}

// Valid reports whether the informant is known.
func (w Informant) Valid() bool { return w >= Self && w <= Parent }

// String is the informant as the scored file has it: "self", "teacher",
// "parent", or "unknown".
func (w Informant) String() string {
	if !w.Valid() {
		return "unknown"
	}
	return informantNames[w]
}

// ParseInformant is the inverse of [Informant.String] for known informants.
func ParseInformant(s string) (Informant, bool) {
	for w := Self; w <= Parent; w++ {
		if s == informantNames[w] {
			return w, true
		}
	}
	return 0, false
}

// Form is the age version of the questionnaire. Scoring is the same on all of
// them; two items and the bands differ. The zero value is an unknown form, for
// which there are no bands.
type Form uint8

// The forms. Age 4 may have been given either of the first two: only the file
// can say which.
const (
	Form2to4   Form = 1 + iota // parent, nursery teacher; items 18 and 22 replaced
	Form4to17                  // parent and teacher 4-10 and 11-17, self 11-17
	Form18Plus                 // the adult, or someone who knows them
)

var formNames = [...]string{Form2to4: "2-4", Form4to17: "4-17", Form18Plus: "18+"}

// Valid reports whether the form is known.
func (f Form) Valid() bool { return f >= Form2to4 && f <= Form18Plus }

// String is the form as the scored file has it: "2-4", "4-17", "18+", or
// "unknown".
func (f Form) String() string {
	if !f.Valid() {
		return "unknown"
	}
	return formNames[f]
}

// ParseForm is the inverse of [Form.String] for known forms.
func ParseForm(s string) (Form, bool) {
	for f := Form2to4; f <= Form18Plus; f++ {
		if s == formNames[f] {
			return f, true
		}
	}
	return 0, false
}
