package metrics

// UnknownForm is the form of a value where it matters what it was measured with and
// nobody can tell: such a value is compared with no other.
const UnknownForm = "unknown"

// SameForm reports whether values of two forms can be compared, and whether that is
// certain: where a source says nothing of the form, nothing speaks against it.
func SameForm(a, b string) (same, certain bool) {
	switch {
	case a == UnknownForm || b == UnknownForm:
		return false, true
	case a == "" || b == "":
		return true, a == b
	}
	return a == b, true
}
