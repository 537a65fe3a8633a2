package scan

import (
	"encoding/base64"
	"fmt"
	"html"
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"apst/ingest"
	"apst/synth"
)

// anyName makes a name that no word is: of letters that any alphabet of Europe has.
func anyName(min int) *rapid.Generator[string] {
	letters := []rune("bcdfghjklmnpqrstvwxzéöłßøçñ")
	return rapid.Custom(func(t *rapid.T) string {
		name := rapid.SliceOfN(rapid.SampledFrom(letters), min, 9).Filter(func(r []rune) bool { return r[0] != 'ß' }).Draw(t, "letters")
		name[0] = unicode.ToUpper(name[0]) // ß has no capital
		return string(name)
	})
}

// anyText makes text of words that outputs use, with numbers and signs.
func anyText() *rapid.Generator[string] {
	words := []string{
		"mean", "change", "of", "the", "total", "score", "12", "4.5", "(95% CI", "2024", "pupils", "Young", "small", "May", "-", "|", "c", "T05",
		"reliably", "improved.", "A", "Mark", "3 of 40", "19/07/2024", "\n", "n =", "sdq/total/teacher", "2023/24", "é",
	}
	return rapid.Map(rapid.SliceOfN(rapid.SampledFrom(words), 0, 40), func(w []string) string { return strings.Join(w, " ") })
}

// ways are the ways to write a text into a file.
var ways = map[string]func(t *rapid.T, text, secret string) (file string, data string){
	"text":    func(_ *rapid.T, a, s string) (string, string) { return "a.txt", a + " " + s + " " + a },
	"shouted": func(_ *rapid.T, a, s string) (string, string) { return "a.md", a + " " + strings.ToUpper(s) + ", " + a },
	"mumbled": func(_ *rapid.T, a, s string) (string, string) {
		return "a.md", a + " (" + strings.ToLower(s) + ") " + a
	},
	"quoted": func(_ *rapid.T, a, s string) (string, string) { return "a.csv", fmt.Sprintf("a,b\n%q,%q\n", a, s) },
	"page": func(_ *rapid.T, a, s string) (string, string) {
		return "a.html", "<p>" + a + "<p>" + html.EscapeString(s) + "</p>"
	},
	"entities": func(_ *rapid.T, a, s string) (string, string) {
		return "a.svg", "<svg><text>" + a + " " + escaped("&#%d;", s) + "</text></svg>"
	},
	"percents": func(_ *rapid.T, a, s string) (string, string) { return "a.txt", a + " " + percented(s) + " " + a },
	"JSON": func(_ *rapid.T, a, s string) (string, string) {
		return "a.json", `{"a": ["` + escaped(`\u%04x`, s) + `"]}`
	},
	"base64": func(_ *rapid.T, a, s string) (string, string) {
		return "a.html", "<img src='data:text/plain;base64," + base64.StdEncoding.EncodeToString([]byte(s)) + "'>" + a
	},
	"spans": func(t *rapid.T, a, s string) (string, string) {
		letters := strings.Split(s, "")
		for i := range letters {
			if letters[i] != " " && rapid.Bool().Draw(t, "tag") {
				letters[i] = "<b>" + letters[i] + "</b>"
			}
		}
		return "a.html", "<html><p>" + a + " " + strings.Join(letters, "") + " " + a
	},
	"signs": func(t *rapid.T, a, s string) (string, string) {
		at := rapid.IntRange(1, len([]rune(s))-1).Draw(t, "at")
		r := []rune(s)
		return "a.md", a + "\n\n**" + string(r[:at]) + "**" + string(r[at:]) + "\n"
	},
}

// Somebody who is planted at a random place is found there; who is not there is not.
func TestFindsWhoIsThere(t *testing.T) {
	t.Parallel()
	names := make([]string, 0, len(ways))
	for name := range ways {
		names = append(names, name)
	}
	slices.Sort(names)
	rapid.Check(t, func(rt *rapid.T) {
		p := Person{
			UPN: synth.UPN(rapid.IntRange(0, 9999).Draw(rt, "school"), 20, rapid.IntRange(0, 999).Draw(rt, "serial")), Forename: anyName(1).Draw(rt, "forename"), Surname: anyName(3).Draw(rt, "surname"),
			LocalID: fmt.Sprintf("Q%05d", rapid.IntRange(0, 99999).Draw(rt, "id")),
			Born:    ingest.Date{Year: 2009, Month: uint8(rapid.IntRange(1, 12).Draw(rt, "month")), Day: uint8(rapid.IntRange(1, 28).Draw(rt, "day"))},
		}
		s := New([]Person{p, {Forename: "Nobody", Surname: "Elsewhere"}}, Allowed{})
		way := rapid.SampledFrom(names).Draw(rt, "way")
		text := anyText().Draw(rt, "text")
		secret := rapid.SampledFrom([]struct {
			kind Kind
			text string
		}{
			{UPN, p.UPN}, {Identifier, p.LocalID}, {Name, p.Forename + " " + p.Surname}, {Name, p.Surname + ", " + p.Forename},
			{Birth, fmt.Sprintf("%02d/%02d/%d", p.Born.Day, p.Born.Month, p.Born.Year)}, {Birth, p.Born.String()},
		}).Draw(rt, "secret")
		if secret.kind == Name && len([]rune(p.Forename)) == 1 {
			secret.text = p.Forename + ". " + p.Surname
			if way == "mumbled" {
				return // an initial is a capital
			}
		}
		file, data := ways[way](rt, text, secret.text)
		if got := kindsOf(read(t, s, file, []byte(data))); !slices.Contains(got, secret.kind) {
			rt.Fatalf("%s: %q: found %v, want %v", way, data, got, secret.kind)
		}
		file, data = ways[way](rt, text, "reliably improved")
		for _, f := range read(t, s, file, []byte(data)) {
			rt.Fatalf("%s: %q: %v, seen %q", way, data, f, f.Seen)
		}
	})
}

// Whoever is on the list, each pupil is found by the full name, the UPN, the date.
func TestFindsEverybody(t *testing.T) {
	t.Parallel()
	people := school(300)
	s := New(people, Allowed{})
	for i := range people {
		p := &people[i]
		text := fmt.Sprintf("x %s %s y\nx %s y\nx %s y\nx %s y\nx %s y\n", strings.ToUpper(p.Forename), p.Surname, p.UPN, p.Born, p.LocalID, p.Postcode)
		want := []Kind{UPN, Identifier, Name, Birth, Postcode}
		if got := kindsOf(read(t, s, "a.txt", []byte(text))); !slices.Equal(got, want) {
			t.Fatalf("%+v: found %v", *p, got)
		}
	}
}

// Nothing that a file holds can stop a search, and nothing of a pupil is shown.
func FuzzScan(f *testing.F) {
	for _, p := range slices.Concat(textPlaces, pagePlaces, picturePlaces) {
		f.Add(p.file, p.make(f, planted))
	}
	f.Add("a.xlsx", bookOf(f, book{cells: []string{planted}}))
	f.Add("a.zip", zipOf(f, member{"b.html", []byte("<p>" + planted)}))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		finds := read(t, scanner, name, data)
		if len(finds) > MaxFinds+1 {
			t.Fatalf("%d finds", len(finds))
		}
		l := newLooker(scanner, "")
		for _, find := range finds {
			for _, shown := range append(strings.Split(find.Part, " > "), find.File, find.Place, find.Why) {
				if l.tells(shown) {
					t.Fatalf("shows %q", shown)
				}
			}
		}
	})
}
