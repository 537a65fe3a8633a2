package pack

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// set changes a value: line 2 is the first row under the headings.
func (s *sample) set(file string, line int, column, value string) {
	s.rows[file][line-1][TableNamed(file).Index(column)] = value
}

// edited is a sample with something changed and a manifest that fits.
func edited(change func(*sample)) func() []member {
	return func() []member {
		s := newSample()
		change(s)
		return s.members()
	}
}

// behind is a sample of which something was changed after the manifest was made.
func behind(name string, change func([]byte) []byte) func() []member {
	return func() []member {
		m := newSample().members()
		for i := range m {
			if m[i].name == name {
				m[i].data = change(m[i].data)
			}
		}
		return m
	}
}

// raw is a sample whose table has other bytes, with a manifest and a description that fit.
func raw(name string, change func([]byte) []byte) func() []member {
	return func() []member {
		s := newSample()
		m := slices.DeleteFunc(behind(name, change)(), func(f member) bool { return f.name == ManifestFile })
		for i := range m {
			if m[i].name == PackageFile { // which has the hash of every table
				at := slices.IndexFunc(m, func(f member) bool { return f.name == name })
				old := csvOf(s.rows[name])
				text := strings.Replace(string(m[i].data), hashOf(old), hashOf(m[at].data), 1)
				text = strings.Replace(text, `"bytes": `+itoa(len(old))+",\n   \"hash\": \"sha256:"+hashOf(m[at].data), `"bytes": `+itoa(len(m[at].data))+",\n   \"hash\": \"sha256:"+hashOf(m[at].data), 1)
				m[i].data = []byte(text)
			}
		}
		return withManifest(s.manifest, m)
	}
}

func replaced(old, with string) func([]byte) []byte {
	return func(b []byte) []byte { return bytes.Replace(b, []byte(old), []byte(with), 1) }
}

// contentDamages are ways in which what a return says is wrong, though the archive is well.
var contentDamages = []struct {
	name string
	make func() []member
	want string
}{
	{"no manifest", func() []member {
		return slices.DeleteFunc(newSample().members(), func(m member) bool { return m.name == ManifestFile })
	}, "PACK-127"},
	{"a manifest that is no JSON", behind(ManifestFile, func([]byte) []byte { return []byte("{") }), "PACK-201"},
	{"a manifest with an entry of its own", behind(ManifestFile, replaced(`"arm"`, `"extra": 1, "arm"`)), "PACK-201"},
	{"a manifest that says a thing twice", behind(ManifestFile, replaced(`"arm"`, `"ARM": "comparison", "arm"`)), "PACK-201"},
	{"a newer format", behind(ManifestFile, replaced(`"format": 1`, `"format": 2`)), "PACK-202"},
	{"unknown rules", edited(func(s *sample) { s.manifest.Rulesets = map[string]string{"sdq": "sdq-2031.4"} }), "PACK-203"},
	{"rules of an unknown measure", edited(func(s *sample) {
		s.manifest.Rulesets = mapsPlus(sampleRules, "weather", "weather-1")
	}), "PACK-203"},
	{"no school", edited(func(s *sample) { s.manifest.School.URN = "99" }), "PACK-204"},
	{"a period that ends before it begins", edited(func(s *sample) { s.manifest.Period.From = "2023-09-01" }), "PACK-204"},
	{"a pupil's number in the manifest", edited(func(s *sample) { s.manifest.LeftOut = []LeftOut{{"a pupil", "A999432119001"}} }), "PACK-204"},
	{"a file that the manifest does not have", func() []member {
		return added(newSample().members(), member{"parquet/pupils.parquet", []byte("PAR1")})
	}, "PACK-205"},
	{"a file of the manifest that is not there", func() []member {
		return slices.DeleteFunc(newSample().members(), func(m member) bool { return m.name == "ngrt.csv" })
	}, "PACK-206"},
	{"a needed file left out of both", edited(func(s *sample) { s.rows["pass.csv"] = nil }), "PACK-127"},
	{"an edited score", behind("sdq_scores.csv", func(b []byte) []byte {
		i := bytes.LastIndex(b, []byte(",25,"))
		return slices.Concat(b[:i-1], []byte{'0' + (b[i-1]-'0'+1)%7}, b[i:])
	}), "PACK-207"},
	{"an edited readme", behind(ReadmeFile, replaced("words", "other words")), "PACK-207"},
	{"a dropped row", behind("attendance.csv", func(b []byte) []byte { return b[:bytes.LastIndexByte(b[:len(b)-1], '\n')+1] }), "PACK-207"},
	{"another number of rows", func() []member {
		s := newSample()
		m := s.members()
		for i := range m {
			if m[i].name == ManifestFile {
				m[i].data = bytes.Replace(m[i].data, []byte(`"rows": 12`), []byte(`"rows": 13`), 1)
			}
		}
		return m
	}, "PACK-208"},
	{"no description", func() []member {
		return withManifest(newSample().manifest, slices.DeleteFunc(newSample().members(), func(m member) bool { return m.name == PackageFile }))
	}, "PACK-127"},
	{"a description that is none", raw(PackageFile, func([]byte) []byte { return []byte(`{"profile": []}`) }), "PACK-209"},
	{"a description of other columns", raw(PackageFile, replaced(`"maximum": 2`, `"maximum": 3`)), "PACK-210"},
	{"a dictionary of other columns", edited(func(s *sample) { s.set(DictionaryFile, 5, "type", "number") }), "PACK-211"},
	{"a dictionary without a column", edited(func(s *sample) { s.rows[DictionaryFile] = slices.Delete(s.rows[DictionaryFile], 7, 8) }), "PACK-211"},
	{"support in a comparison school", edited(func(s *sample) {
		s.manifest.Arm = Comparison
		for i := range s.rows["pupils.csv"][1:] {
			s.set("pupils.csv", i+2, "arm", Comparison)
		}
		for i := range s.rows["flow.csv"][1:] {
			s.set("flow.csv", i+2, "arm", Comparison)
		}
		s.withoutSupportInDictionary()
	}), "PACK-212"},
	{"identifiers that were not agreed", edited(func(s *sample) {
		s.rows["identifiers.csv"] = [][]string{{"study_id", "upn", "former_upn", "uln", "local_id", "forename", "surname", "name", "date_of_birth"}, {studyID(0), "A999432119001", "", "", "", "", "", "Pupil 001", ""}}
	}), "PACK-213"},
	{"Latin-1", raw("support.csv", replaced("family", "Famil\xe9")), "PACK-301"},
	{"a byte order mark", raw("pupils.csv", func(b []byte) []byte { return append([]byte("\ufeff"), b...) }), "PACK-301"},
	{"Windows line ends", raw("pupils.csv", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) }), "PACK-301"},
	{"a quotation mark that is not closed", raw("support.csv", replaced("family", `"Family`)), "PACK-302"},
	{"a renamed column", raw("pupils.csv", replaced("year_group", "year")), "PACK-303"},
	{"an added column", raw("pupils.csv", func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte(",\n")) }), "PACK-303"},
	{"columns swapped", raw("pupils.csv", replaced("sex,sen", "sen,sex")), "PACK-303"},
	{"a table without anything", raw("pass.csv", func([]byte) []byte { return nil }), "PACK-303"},
	{"a row with a field more", raw("pupils.csv", func(b []byte) []byte { return append(b[:len(b)-1:len(b)-1], ",x\n"...) }), "PACK-304"},
	{"a blank line", raw("ngrt.csv", func(b []byte) []byte { return append(b[:len(b):len(b)], "\n"...) }), "PACK-208"},
	{"a blank line between rows", raw("ngrt.csv", func(b []byte) []byte {
		i := bytes.LastIndexByte(b[:len(b)-1], '\n')
		return slices.Concat(b[:i], []byte("\n"), b[i:])
	}), "PACK-304"},
	{"a required value missing", edited(func(s *sample) { s.set("sdq_items.csv", 3, "spoilt", "") }), "PACK-305"},
	{"a word in place of a number", edited(func(s *sample) { s.set("ngrt.csv", 2, "stanine", "four") }), "PACK-306"},
	{"a number with a leading zero", edited(func(s *sample) { s.set("ngrt.csv", 2, "stanine", "04") }), "PACK-306"},
	{"a day that there is not", edited(func(s *sample) { s.set("pupils.csv", 2, "entry", "2022-02-30") }), "PACK-306"},
	{"an unknown code", edited(func(s *sample) { s.set("pupils.csv", 2, "sen", "S") }), "PACK-307"},
	{"an answer that the form does not have", edited(func(s *sample) { s.set("sdq_items.csv", 2, "item_05", "3") }), "PACK-308"},
	{"a flag that is none", edited(func(s *sample) { s.set("ngrt.csv", 2, "flags", "Not A Flag") }), "PACK-309"},
	{"a formula", edited(func(s *sample) { s.set("flow.csv", 2, "meaning", `=HYPERLINK("x")`) }), "PACK-311"},
	{"a very long value", edited(func(s *sample) { s.set("flow.csv", 2, "meaning", strings.Repeat("x", MaxField+1)) }), "PACK-312"},
	{"a table cut in a line", raw("pupils.csv", func(b []byte) []byte { return b[:len(b)-1] }), "PACK-313"},
	{"a row twice", edited(func(s *sample) { s.rows["ngrt.csv"] = append(s.rows["ngrt.csv"], s.rows["ngrt.csv"][1]) }), "PACK-401"},
	{"somebody who is not among the pupils", edited(func(s *sample) { s.set("ngrt.csv", 2, "study_id", studyID(99)) }), "PACK-402"},
	{"left before coming", edited(func(s *sample) { s.set("pupils.csv", 5, "exit", "2022-06-30") }), "PACK-403"},
	{"filled in after the day of the data", edited(func(s *sample) {
		s.set("sdq_items.csv", 3, "date", "2024-06-15")
		s.set("sdq_scores.csv", 3, "date", "2024-06-15")
	}), "PACK-403"},
	{"more sessions attended than there were", edited(func(s *sample) { s.set("attendance.csv", 2, "attended", "99") }), "PACK-404"},
	{"hours that are not the minutes", edited(func(s *sample) { s.set("support.csv", 2, "hours", "45") }), "PACK-404"},
	{"a flow that loses pupils", edited(func(s *sample) { s.set("flow.csv", 4, "n", "13") }), "PACK-405"},
	{"branches that are not the stage", edited(func(s *sample) { s.set("flow.csv", 10, "n", "4") }), "PACK-405"},
	{"a flow of other pupils", edited(func(s *sample) {
		for _, line := range []int{2, 4, 6, 7, 8, 9} {
			s.set("flow.csv", line, "n", itoa(atoi(s.rows["flow.csv"][line-1][TableNamed("flow.csv").Index("n")])+1))
		}
		for _, line := range []int{3, 4, 5, 6, 7, 8, 9, 10, 11, 12} {
			s.set("flow.csv", line, "n_of", itoa(atoi(s.rows["flow.csv"][line-1][TableNamed("flow.csv").Index("n_of")])+1))
		}
		s.set("flow.csv", 11, "n", "8")
		s.set("flow.csv", 12, "n", "13")
		s.set("flow.csv", 13, "n", "2")
		s.set("flow.csv", 13, "n_of", "13")
		s.set("flow.csv", 14, "n_of", "13")
	}), "PACK-406"},
	{"another school's pupil", edited(func(s *sample) { s.set("pupils.csv", 2, "school", "999998") }), "PACK-407"},
	{"another arm's pupil", edited(func(s *sample) { s.set("pupils.csv", 2, "arm", Comparison) }), "PACK-407"},
	{"more questionnaires than there are", edited(func(s *sample) {
		for _, column := range []string{"expected", "received"} {
			s.set("completeness.csv", 2, column, "13")
		}
	}), "PACK-408"},
	{"a score that the answers do not give", edited(func(s *sample) {
		i := TableNamed("sdq_scores.csv").Index("emotional")
		s.rows["sdq_scores.csv"][1][i] = itoa((atoi(s.rows["sdq_scores.csv"][1][i]) + 1) % 10)
	}), "PACK-501"},
	{"ids swapped between two pupils' scores", edited(func(s *sample) {
		a, b := s.rows["sdq_scores.csv"][1], s.rows["sdq_scores.csv"][3]
		a[0], b[0] = b[0], a[0]
	}), "PACK-501"},
	{"answers without scores", edited(func(s *sample) { s.rows["sdq_scores.csv"] = s.rows["sdq_scores.csv"][:len(s.rows["sdq_scores.csv"])-1] }), "PACK-502"},
	{"an endline that calls itself a baseline", edited(func(s *sample) { s.set("sdq_scores.csv", 3, "wave", "baseline") }), "PACK-503"},
	{"a UPN among the words", edited(func(s *sample) { s.set("flow.csv", 2, "meaning", "as a999-4321 19001 says") }), "PACK-601"},
	{"a UPN in the readme", edited(func(s *sample) { s.texts[ReadmeFile] = "A999432119001\n" }), "PACK-601"},
	{"a postcode", edited(func(s *sample) { s.set("ngrt.csv", 2, "sitting", "autumn LS1 2AB") }), "PACK-602"},
	{"words about a pupil", edited(func(s *sample) { s.set("support.csv", 2, "specialism", "Zeb's mentor") }), "PACK-309"},
	{"a column of names", raw("pupils.csv", replaced("year_group", "Surname")), "PACK-603"},
	{"the school's own identifier", edited(func(s *sample) { s.set("support.csv", 2, "study_id", "A999432119001") }), "PACK-604"},
	{"a copy that is not the table", edited(func(s *sample) { s.texts["parquet/pupils.parquet"] = "PAR1 something else PAR1" }), "PACK-702"},
	{"a copy larger than any table", edited(func(s *sample) { s.texts["parquet/pupils.parquet"] = strings.Repeat("PAR1", MaxCopied/4+1) }), "PACK-701"},
}

// TestContentDamages refuses each for its own reason.
func TestContentDamages(t *testing.T) {
	t.Parallel()
	for _, d := range contentDamages {
		t.Run(d.name, func(t *testing.T) {
			t.Parallel()
			file := zipOf(t, d.make(), nil)
			v, err := Verify(t.Context(), bytes.NewReader(file), int64(len(file)), nil, knownSample())
			if err != nil {
				t.Fatal(err)
			}
			if v.Accepted || len(v.Problems) == 0 {
				t.Fatal("accepted")
			}
			if v.Problems[0].Reason != d.want {
				t.Errorf("first refused for %v, want %s", &v.Problems[0], d.want)
			}
			for i := range v.Problems {
				text := v.Problems[i].Error() + v.Problems[i].Want()
				for _, secret := range []string{studyID(0), studyID(1), studyID(99), "A999432119001", "LS1 2AB", "HYPERLINK", "Pupil 001"} {
					if strings.Contains(text, secret) {
						t.Errorf("%q is shown: %s", secret, text)
					}
				}
			}
		})
	}
}

// TestEveryReasonIsRaised holds that each reason of the table has a damage that raises it, and
// that no other is raised.
func TestEveryReasonIsRaised(t *testing.T) {
	t.Parallel()
	raised := map[string]bool{
		"PACK-003": true, "PACK-310": true, // TestTooLarge, TestTooManyRows
		"PACK-004": true, "PACK-005": true, "PACK-006": true, "PACK-007": true, "PACK-008": true, "PACK-009": true, "PACK-010": true, // TestEncryptionDamages
	}
	for _, d := range archiveDamages {
		raised[d.want] = true
	}
	for _, d := range contentDamages {
		raised[d.want] = true
	}
	for _, r := range Reasons() {
		if !raised[r.ID] {
			t.Errorf("nothing raises %s, %s", r.ID, r.Title)
		}
		delete(raised, r.ID)
	}
	for id := range raised {
		t.Errorf("%s is in no table", id)
	}
	if n := len(archiveDamages) + len(contentDamages); n < 40 {
		t.Errorf("%d damages", n)
	}
}
