package scan

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"apst/ingest"
	"apst/synth"
)

// The pupils of the tests. Their UPNs have the LA code 999.
var (
	upn    = synth.UPN(4321, 20, 17)
	former = synth.UPN(4321, 19, 3)
	other  = synth.UPN(4000, 21, 5) // on no list
	born   = ingest.Date{Year: 2009, Month: 3, Day: 4}
	people = []Person{
		{
			UPN: upn, LocalID: "QX-4471", Others: []string{former, "9276308686"},
			Forename: "Zélie-Ann", Surname: "O'Quorne", Born: born, Postcode: "QX7 3AB",
		},
		{UPN: synth.UPN(4321, 20, 18), LocalID: "004518", Forename: "Grace", Surname: "Young", Born: ingest.Date{Year: 2010, Month: 11, Day: 30}},
		{LocalID: "10234", Name: "Small, Mark Zeb"},
		{Forename: "Pupil", Surname: "001"},
		{Forename: "May", Surname: "Winter"},
		{Forename: "Bo", Surname: "Li"},
	}
	scanner = New(people, Allowed{
		Dates: []ingest.Date{{Year: 2024, Month: 7, Day: 19}},
		Texts: []string{"Quorne Lane Centre", "1 High Street, LS1 2AB"},
	})
)

// read looks through one file.
func read(t testing.TB, s *Scanner, name string, data []byte) []Find {
	t.Helper()
	finds, err := s.Read(name, bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return finds
}

// kindsOf lists what kinds were found, each once.
func kindsOf(finds []Find) []Kind {
	var out []Kind
	for _, f := range finds {
		if !slices.Contains(out, f.Kind) {
			out = append(out, f.Kind)
		}
	}
	slices.Sort(out)
	return out
}

// What is found in a line of text, and what is not.
func TestText(t *testing.T) {
	t.Parallel()
	tests := map[Kind][]string{
		UPN: {
			upn, strings.ToLower(upn), former, other, "upn:" + upn + ";", "x" + upn + "y", "1" + upn + "2", "report_" + upn + "_v2",
			upn[:4] + " " + upn[4:8] + " " + upn[8:10] + " " + upn[10:], other[:1] + " " + other[1:4] + "-" + other[4:8] + "-" + other[8:10] + "-" + other[10:],
			upn[:3] + "-" + upn[3:], "pupil" + other + "x", "C82011002200A", "E8AAAA01BB" + upn + "CC12DD34EE", "Quorne Lane Centre " + upn,
		},
		Identifier: {"QX-4471", "qx4471", "QX 4471.", "(QX/4471)", "004518", "id=004518,", "ULN 9276308686", "9276 308 686"[:0] + "no 9276308686"},
		Name: {
			"Zélie-Ann O'Quorne", "zelie ann oquorne", "O'QUORNE, ZÉLIE", "O’Quorne Zelie-Ann", "ʼOʼQuorneʹ Zelie-Annʼ", "Ann O Quorne", "Ze\u00ADlie O\u2019Quo\u200Brne", "ZoQuorne", "zelieoquorne",
			"zélie_oquorne", "Zelie M. O'Quorne", "Z. O'Quorne", "O'Quorne Z", "Zélie-Ann\nO'Quorne", "Grace Young", "grace young", "Young, Grace", "G. Young", "Young, G", "May W.", "Mark Small", "small mark", "Small Zeb",
			"M. Small", "Small, MZ", "M Z. Small", "Pupil 001", "pupil_001.csv", "May Winter", "Bo Li", "B Li", "Li, B", "Zelie's O'Quorne", "Ｚélie　O'Quorne", "graceyoung",
		},
		NamePart: {"z.oquorne@school", "Zélie", "ZELIE", "Grace is", "grace's", "how zelie's scores changed", "Quorne was O'Quorne", "see oquorne", "Zeb", "ZEB", "Zélie2010", "ofZelie"},
		Birth: {
			"2009-03-04", "04/03/2009", "4/3/09", "4.3.2009", "03/04/2009", "04-03-2009", "4 March 2009", "4th March 2009", "4th of March, 2009", "March 4, 2009", "Mar 4th 2009", "04-Mar-09", "04MAR2009",
			"20090304", "04032009", "2009/3/4", "2009-03-04T00:00:00", "04 03 2009", "born 2009 March 4", "4 Mar '09", "30–11–2010", "x04/03/2009",
		},
		Postcode: {"QX7 3AB", "qx73ab", "QX7-3AB", "lives at QX7  3AB.", "LS2 9JT", "EC1A 1BB", "M1 1AA"},
	}
	for kind, texts := range tests {
		for _, text := range texts {
			if got := kindsOf(read(t, scanner, "a.txt", []byte("Before this. "+text+" and after"))); !slices.Contains(got, kind) {
				t.Errorf("%q: found %v, want %v", text, got, kind)
			}
		}
	}
	for _, text := range harmless {
		for _, f := range read(t, scanner, "a.md", []byte(text)) {
			t.Errorf("%q: %v, seen %q", text, f, f.Seen)
		}
	}
}

// harmless is what a release may say.
var harmless = []string{
	"In May the scores of young pupils were marked; a small number rose. Summer, winter and spring.",
	"A Small number of Young people; Mark the band. Winter, May and June. | May | Winter |",
	"12 pupils 001", "pupil 1", "T001 F04 Y10 KS4 2 SD", "1,234 sessions, 12345 marks, 2010/11, 202122, 10234",
	"extract of 19/07/2024, 19 July 2024 and 2024-07-19, 4 March 2010, March 2009, 2009",
	"wrong letter A801200005001, too short A80120000500, 8.012E+11, result 0.004518 and 3.9276308686",
	"Quorne Lane Centre, 1 High Street, LS1 2AB, LS1 2ab and ZZ99 9ZZ; L1 2VM; KS4 1ST; T4 5AB",
	"{00000000-0045-1800-9276-308686004518}", "cafe4518-4471-4518-9276-0000004518ab",
	"#004518 is a colour; #9276308686abcdef", "sha256 3f1a0be9c2zelie44aa90b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d1e",
	"G Young", "a young person", "Li and Bo were here", "M12 345", "Boli", "zeb", "hazelies", "m small",
	"https://example.org/path/of/an/address/that/is/long/and/holds/words/only?x=1",
}

// What an outsider could do with a name is known; nothing of a pupil is in what is shown.
func TestShown(t *testing.T) {
	t.Parallel()
	text := "Zélie O'Quorne " + upn + " 04/03/2009 QX7 3AB QX-4471"
	files := map[string][]byte{
		"tables/Zélie O'Quorne.csv":   []byte("a,b\n" + text + "\n"),
		upn + "/Zélie/T05.txt":        []byte(text),
		"zélie/o'quorne.xml":          []byte("<Zelie oquorne='1'>" + text + "</Zelie>"),
		"x.zip":                       zipOf(t, member{"QX-4471.txt", []byte(text)}, member{"Zélie.html", []byte("<p title='" + text + "'>")}),
		"x.xlsx":                      bookOf(t, book{sheet: "Zélie", cells: []string{text}}),
		"QX7 3AB.2009-03-04.oquorne":  []byte(text),
		"deep/04-03-2009 (Zelie).png": []byte(text),
	}
	secrets := []string{"quorne", "lie", upn, "2009", "3AB", "4471"}
	for name, data := range files {
		finds := read(t, scanner, name, data)
		if len(finds) < 2 {
			t.Errorf("%s: %d finds", name, len(finds))
		}
		for _, f := range finds {
			if f.Path != name {
				t.Errorf("path %q, want %q", f.Path, name)
			}
			for _, secret := range secrets {
				if strings.Contains(strings.ToLower(f.String()), strings.ToLower(secret)) {
					t.Errorf("%q shows %q", f.String(), secret)
				}
			}
		}
	}
}

// An author's name is a pupil's except in a citation.
func TestCitations(t *testing.T) {
	t.Parallel()
	s := New([]Person{{Forename: "Pupil", Surname: "Morris"}, {Forename: "Pupil", Surname: "Jacobson"}, {Forename: "Rowena", Surname: "Searle"}}, Allowed{})
	for text, want := range map[string]bool{
		"Searle, Applied statistics (1971)": false,
		"Searle and McDonald":               false,
		"Searle et al. say":                 false,
		"Searle did better":                 true,
	} {
		if got := len(read(t, s, "a.txt", []byte(text))) > 0; got != want {
			t.Errorf("%q: found %v, want %v", text, got, want)
		}
	}
}

// Names of few letters and numbers need more than a look.
func TestOfPeople(t *testing.T) {
	t.Parallel()
	tests := []struct {
		person     Person
		find, pass []string
	}{
		{Person{Forename: "A", Surname: "Small"}, []string{"A. Small"}, []string{"a small", "A Small", "A, small"}},
		{Person{Forename: "Anya", Surname: "Smith-Jonze"}, []string{"Smith-Jonze", "Jonze", "Anya Smith", "smithjonze", "Anya Jonze"}, []string{"smith and wesson"}[:0]},
		{Person{Name: "VAN DYKE Ludo"}, []string{"Ludo van Dyke", "van dyke", "Dyke"}, []string{"a van of"}},
		{Person{Forename: "Jörg", Surname: "Łęcki"}, []string{"jorg lecki", "JÖRG", "Lecki", "lęcki"}, []string{"yorg"}},
		{Person{Forename: "ÉLÈVE", Surname: "012"}, []string{"eleve 012", "Élève"}, []string{"012"}},
		{Person{LocalID: "SMITHJX"}, []string{"smithjx"}, []string{"smithj"}},
		{Person{LocalID: "12"}, nil, []string{"12", "id 12"}},
		{Person{LocalID: "2019"}, nil, []string{"2019"}},
		{Person{LocalID: "202122"}, nil, []string{"202122"}},
		{Person{LocalID: "0000"}, nil, []string{"0000"}},
		{Person{LocalID: "A123"}, []string{"A123", "a 123"}, []string{"A1234", "XA123", "1A123"}},
		{Person{LocalID: "12/3456"}, []string{"12/3456", "12 3456", "123456"}, []string{"12,3456"}},
		{Person{Born: ingest.Date{Year: 1900, Month: 1, Day: 1}}, nil, []string{"01/01/1900"}},
		{Person{Born: ingest.Date{Year: 2009, Month: 3}}, nil, []string{"2009-03-01", "March 2009", "2009-03"}},
		{Person{UPN: "not known", Forename: "unknown", Surname: "-"}, nil, []string{"unknown", "not known to"}[:1]},
		{Person{Postcode: "ZZ99 9ZZ"}, nil, []string{"ZZ99 9ZZ"}},
	}
	for _, tt := range tests {
		s := New([]Person{tt.person}, Allowed{})
		for _, text := range tt.find {
			if len(read(t, s, "a.txt", []byte("x: "+text+" y"))) == 0 {
				t.Errorf("%+v: %q is not found", tt.person, text)
			}
		}
		for _, text := range tt.pass {
			for _, f := range read(t, s, "a.txt", []byte("x: "+text+" y")) {
				t.Errorf("%+v: %q gives %v", tt.person, text, f)
			}
		}
	}
}
