package scan

import (
	"strings"
	"testing"
)

// Members of staff are found by their whole names and by title and surname, never by a
// surname alone; and the name of a group is no name.
func TestStaff(t *testing.T) {
	t.Parallel()
	var people []Person
	for _, name := range []string{"Ms Quillfeather", "Jorvik Ashdownham", "Underthwaite, Priya", "Mr A. Young", "Sixth Form", "9 Blue", "Kestrels", "Dr O'Hallorane", "Miss"} {
		people = append(people, Person{Name: name, Staff: true})
	}
	people = append(people, Person{Forename: "Tamsin", Surname: "Ashdownham", UPN: "A999432119001"})
	s := New(people, Allowed{})
	for text, want := range map[string]Kind{
		"with thanks to Ms Quillfeather":      Staff,
		"MS QUILLFEATHER'S GROUP":             Staff,
		"Quillfeather alone":                  0,
		"Jorvik Ashdownham":                   Staff,
		"Ashdownham, Jorvik":                  Staff,
		"Tamsin Ashdownham":                   Name,
		"Priya Underthwaite wrote":            Staff,
		"Underthwaite and others":             0,
		"a young person, Mr Young":            Staff,
		"young people of the sixth form":      0,
		"9 blue kestrels, and a miss":         0,
		"Dr O’Hallorane":                      Staff,
		"Jorvik is a town, and Priya another": 0,
	} {
		found, err := s.Read("text.txt", strings.NewReader(text), int64(len(text)))
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case want == 0 && len(found) > 0, want != 0 && (len(found) != 1 || found[0].Kind != want):
			t.Errorf("%q: %v, want %v", text, found, want)
		}
	}
}
