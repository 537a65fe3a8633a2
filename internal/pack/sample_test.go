package pack

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"apst/sdq"
)

// A return for tests that is written here anew from the tables of files and columns alone, so
// that what reads returns is not tried against what writes them.

// sample is the tables of a return, and its manifest.
type sample struct {
	manifest *Manifest
	rows     map[string][][]string // with their headings
	texts    map[string]string     // the files that are no tables
}

var sampleRules = map[string]string{"sdq": sdq.Ruleset, "attendance": "attendance-1", "ngrt": "ngrt-1", "pass": "pass-1", "neet": "neet-1", "support": "support-1", "cohort": "change-1"}

func knownSample() Known {
	known := Known{Rulesets: map[string][]string{}}
	for measure, rules := range sampleRules {
		known.Rulesets[measure] = []string{rules}
	}
	return known
}

// studyID is a keyed code that no key made.
func studyID(n int) string {
	const letters = "abcdefghijklmnopqrstuvwxyz234567"
	sum := sha256.Sum256([]byte(strconv.Itoa(n)))
	var b strings.Builder
	for _, x := range sum[:16] {
		b.WriteByte(letters[x%32])
	}
	return b.String()
}

// put adds a row by the names of its columns; the others are empty.
func (s *sample) put(file string, values ...string) {
	t := TableNamed(file)
	row := make([]string, len(t.Columns))
	for i := 0; i < len(values); i += 2 {
		at := t.Index(values[i])
		if at < 0 {
			panic(file + " has no column " + values[i])
		}
		row[at] = values[i+1]
	}
	s.rows[file] = append(s.rows[file], row)
}

const samplePupils = 12

// newSample is a return that is well.
func newSample() *sample {
	s := &sample{rows: map[string][][]string{}, texts: map[string]string{}}
	for _, t := range TablesOf(Taskforce, false) {
		var head []string
		for _, c := range t.Columns {
			head = append(head, c.Name)
		}
		s.rows[t.File] = [][]string{head}
	}
	for p := range samplePupils {
		s.pupil(p)
	}
	line := 0
	flow := func(kind, stage, reason string, n, of int) {
		line++
		values := []string{"line", strconv.Itoa(line), "arm", Taskforce, "population", "all", "measure", "sdq", "scale", "total", "informant", "self", "kind", kind, "stage", stage, "reason", reason, "n", strconv.Itoa(n), "meaning", "words"}
		if of >= 0 {
			values = append(values, "n_of", strconv.Itoa(of))
		}
		s.put("flow.csv", values...)
	}
	flow("stage", "on-roll", "", 15, -1)
	flow("exit", "eligible", "age", 1, 15)
	flow("stage", "eligible", "", 14, 15)
	flow("exit", "consent", "refused", 2, 14)
	flow("stage", "consent", "", 12, 14)
	flow("stage", "baseline-due", "", 12, 12)
	flow("stage", "baseline-done", "", 12, 12)
	flow("stage", "baseline-scorable", "", 12, 12)
	flow("branch", "supported", "", 5, 12)
	flow("branch", "not-supported", "", 7, 12)
	flow("stage", "endline-due", "", 12, 12)
	flow("exit", "endline-done", "absent", 1, 12)
	flow("stage", "endline-done", "", 11, 12)
	flow("exit", "endline-scorable", "items", 1, 11)
	flow("stage", "endline-scorable", "", 10, 11)
	flow("stage", "paired", "", 10, 10)
	flow("stage", "analysed", "", 10, 10)
	flow("rate", "", "retention", 10, 12)
	s.put("completeness.csv", "line", "1", "measure", "sdq", "expected", "12", "received", "12", "usable", "12", "files", "2", "rows_read", "30", "rows_outside", "7", "rows_used", "23", "rows_again", "0", "rows_refused", "0",
		"results", "23", "linked", "23", "unmatched", "0", "duplicate", "0", "unusable", "0")
	s.dictionary()
	rows := 0
	s.manifest = &Manifest{Format: Format, Tool: Tool{"apst", "0.8"}, School: School{"999999", "Example Academy"}, Arm: Taskforce, Period: Period{From: "2022-09-01", To: "2023-07-21"}, AsOf: "2023-07-21",
		Dates: ExactDates, Plain: "a test", Key: studyID(-1), Rulesets: sampleRules, Pupils: Pupils{Included: samplePupils}, Files: []Member{{Rows: &rows}}}
	return s
}

// pupil adds the rows of a pupil. The last but one has no endline, and the last one of which
// too little was answered.
func (s *sample) pupil(p int) {
	id := studyID(p)
	s.put("pupils.csv", "study_id", id, "placement", "1", "arm", Taskforce, "school", "999999", "year_group", "9", "sex", "FM"[p%2:p%2+1], "sen", "K", "fsm", "true", "entry", "2022-09-05", "exit", map[bool]string{true: "2023-06-30"}[p == 3])
	for n, wave := range []string{"baseline", "endline"} {
		if n == 1 && p == samplePupils-2 {
			continue
		}
		s.questionnaire(id, n, wave, p)
	}
	s.put("attendance.csv", s.attendance(id)...)
	if p < 5 {
		s.put("support.csv", "study_id", id, "line", "1", "specialism", "family support worker", "role", "family-support-worker", "first", "2022-10-07", "last", "2023-03-03", "planned", "8", "attended", "6", "unplanned", "0", "missed", "2", "cancelled", "0", "unrecorded", "0", "minutes", "270", "hours", "4.5",
			"on_site", "4", "off_site", "2", "remote", "0", "ruleset", "support-1")
	}
	s.put("ngrt.csv", "study_id", id, "line", "1", "placement", "1", "date", "2022-09-20", "form", "A", "medium", "digital", "sas", "92", "sas_lower", "85", "sas_upper", "99", "stanine", "4", "ruleset", "ngrt-1")
}

func (s *sample) attendance(id string) []string {
	values := []string{"study_id", id}
	t := TableNamed("attendance.csv")
	given := map[string]string{"possible": "100", "attended": "80", "authorised": "12", "unauthorised": "8", "late": "3", "suspended": "2", "ruleset": "attendance-1"}
	for _, c := range t.Columns[1:] {
		v := given[c.Name]
		switch {
		case v != "":
		case c.Required && len(c.Codes) > 0:
			v = c.Codes[0]
		case c.Required && c.Type == IntegerType:
			v = max("1", c.Minimum)
		case c.Required && c.Type == DayType:
			v = "2022-09-05"
		case c.Required && c.Type == TextType:
			v = "autumn"
		}
		values = append(values, c.Name, v)
	}
	return values
}

// questionnaire adds answers and what they score to.
func (s *sample) questionnaire(id string, n int, wave string, p int) {
	common := []string{"study_id", id, "questionnaire", strconv.Itoa(n + 1), "placement", "1", "wave", wave, "informant", "self", "form", "4-17", "look_back", "six-months", "date", []string{"2022-09-15", "2023-06-15"}[n]}
	items := append(slices.Clone(common), "spoilt", "false")
	var r sdq.Response
	for i := range r.Items {
		if n == 1 && p == samplePupils-1 && i < 22 {
			continue // too few of every scale but the last
		}
		a := (i*7 + p*5 + n) % 3
		r.Items[i], _ = sdq.AnswerOf(a)
		items = append(items, itemColumn(i+1), strconv.Itoa(a))
	}
	r.Impact.Gate, _ = sdq.RatingOf(1)
	r.Impact.Distress, _ = sdq.RatingOf(p % 4)
	items = append(items, "impact_coding", "form", "impact_gate", "1", "impact_distress", strconv.Itoa(p%4))
	s.put("sdq_items.csv", items...)
	q := questionnaire{scores: sdq.Score(&r, sdq.Self)}
	scores := append(common, "answered", strconv.Itoa(q.scores.Answered()), "prorated", q.prorated(), "ruleset", sdq.Ruleset)
	for _, scale := range sdq.AllScales() {
		scores = append(scores, scale.String(), q.number(scale))
	}
	s.put("sdq_scores.csv", scores...)
}

func csvOf(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(rows) // to memory
	return b.Bytes()
}

// members are the files of the return, with a manifest that fits them.
func (s *sample) members() []member {
	var out []member
	for name, rows := range s.rows {
		if rows != nil {
			out = append(out, member{name, csvOf(rows)})
		}
	}
	for name, text := range describedSample(s) {
		if _, other := s.texts[name]; !other {
			out = append(out, member{name, []byte(text)})
		}
	}
	for name, text := range s.texts {
		out = append(out, member{name, []byte(text)})
	}
	return withManifest(s.manifest, out)
}

// withManifest makes a manifest fit files, and adds it. A file of that name is put in its place.
func withManifest(m *Manifest, files []member) []member {
	files = slices.DeleteFunc(slices.Clone(files), func(f member) bool { return f.name == ManifestFile })
	slices.SortFunc(files, func(a, b member) int { return strings.Compare(a.name, b.name) })
	own := *m
	own.Files = nil
	for _, f := range files {
		sum := sha256.Sum256(f.data)
		e := Member{Name: f.name, Bytes: len(f.data), SHA256: hex.EncodeToString(sum[:])}
		if TableNamed(f.name) != nil {
			n := max(0, bytes.Count(f.data, []byte("\n"))-1)
			e.Rows = &n
		}
		if table, ok := strings.CutPrefix(f.name, ParquetFolder); ok {
			at := slices.IndexFunc(files, func(o member) bool { return o.name == strings.TrimSuffix(table, ".parquet")+".csv" })
			n := bytes.Count(files[at].data, []byte("\n")) - 1
			e.Rows = &n
		}
		own.Files = append(own.Files, e)
	}
	data, err := json.MarshalIndent(own, "", " ")
	if err != nil {
		panic(err)
	}
	return added(files, member{ManifestFile, append(data, '\n')})
}

// sampleReturn is the archive of a return that is well.
func sampleReturn(t testing.TB) []byte {
	t.Helper()
	return sampleBytes()
}

var sampleBytes = sync.OnceValue(func() []byte { return zipOf(nil2{}, newSample().members(), nil) })

// nil2 is a test that cannot fail: what it does is tried by every other.
type nil2 struct{ testing.TB }

func (nil2) Helper() {}

// describedSample are the files that describe the tables. What they say of a column is what
// the writer says.
func describedSample(s *sample) map[string]string {
	p := dataPackage{Profile: "tabular-data-package", Name: "return", Title: "Return", Version: "1"}
	for _, t := range TablesOf(s.manifest.Arm, s.manifest.Identified) {
		data := csvOf(s.rows[t.File])
		p.Resources = append(p.Resources, resource{Profile: "tabular-data-resource", Name: resourceName(t.File), Path: t.File, Title: t.Title, Format: "csv", Mediatype: "text/csv", Encoding: "utf-8",
			Bytes: len(data), Hash: "sha256:" + hashOf(data), Dialect: dialect{",", "\n", true}, Schema: t.schema(s.manifest.Dates)})
	}
	text, err := indented(p)
	if err != nil {
		panic(err)
	}
	return map[string]string{ReadmeFile: "words\n", PackageFile: string(text)}
}

// dictionary fills dictionary.csv.
func (s *sample) dictionary() {
	for _, t := range TablesOf(Taskforce, false) {
		for i := range t.Columns {
			c := &t.Columns[i]
			s.put(DictionaryFile, "file", t.File, "column", c.Name, "type", typeWord(c, ExactDates), "required", strconv.FormatBool(c.Required), "codes", strings.Join(c.Codes, ";"),
				"minimum", c.Minimum, "maximum", c.Maximum, "pattern", c.PatternAs(ExactDates), "missing", c.Missing, "meaning", c.Meaning)
		}
	}
}

// TestKindsOfReturnAreAccepted accepts a return with direct identifiers, with copies in
// Parquet, and of a comparison school.
func TestKindsOfReturnAreAccepted(t *testing.T) {
	t.Parallel()
	acceptedSample(t, func(s *sample) {
		s.manifest.Identified = true
		columns := TableNamed("identifiers.csv").Columns
		head := []string{}
		for _, c := range columns {
			head = append(head, c.Name)
		}
		s.rows["identifiers.csv"] = [][]string{head}
		s.put("identifiers.csv", "study_id", studyID(0), "upn", "A999432119001", "name", "Pupil 001", "date_of_birth", "2009-03-04")
		for i := range columns {
			c := &columns[i]
			s.put(DictionaryFile, "file", "identifiers.csv", "column", c.Name, "type", typeWord(c, ExactDates), "required", strconv.FormatBool(c.Required), "pattern", c.PatternAs(ExactDates), "missing", c.Missing, "meaning", c.Meaning)
		}
	})
	acceptedSample(t, func(s *sample) {
		for _, name := range []string{"pupils.csv", "support.csv", "flow.csv"} {
			table := TableNamed(name)
			own := filled{table: *table}
			for _, row := range s.rows[name][1:] {
				own.rows = append(own.rows, cellsOf(table, ExactDates, row))
			}
			copied, err := own.parquet(ExactDates)
			if err != nil {
				t.Fatal(err)
			}
			s.texts[table.Parquet()] = string(copied)
		}
	})
	acceptedSample(t, func(s *sample) {
		s.manifest.Arm = Comparison
		s.rows["support.csv"] = nil
		s.withoutSupportInDictionary()
		for _, file := range []string{"pupils.csv", "flow.csv"} {
			for i := range s.rows[file][1:] {
				s.set(file, i+2, "arm", Comparison)
			}
		}
	})
}

func TestSampleIsAccepted(t *testing.T) {
	t.Parallel()
	file := sampleReturn(t)
	v, err := Verify(t.Context(), bytes.NewReader(file), int64(len(file)), nil, knownSample())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range v.Problems {
		t.Errorf("%v", &p)
	}
	if !v.Accepted || len(v.Tables) < 10 {
		t.Error(fmt.Sprint(v.Accepted, v.Tables))
	}
}
