package pack

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

// acceptedSample verifies a sample and keeps it open.
func acceptedSample(t *testing.T, change func(*sample)) *Verdict {
	t.Helper()
	s := newSample()
	change(s)
	file := zipOf(t, s.members(), nil)
	v, err := Verify(t.Context(), bytes.NewReader(file), int64(len(file)), nil, knownSample())
	if err != nil || !v.Accepted {
		t.Fatal(err, v.Problems)
	}
	return v
}

// otherSchool turns the sample into the return of another school, with other pupils.
func otherSchool(s *sample) {
	s.manifest.School.URN = "999998"
	for file, rows := range s.rows {
		at := TableNamed(file).Index("study_id")
		for i := 1; i < len(rows) && at >= 0 && file != DictionaryFile; i++ {
			rows[i][at] = rows[i][at][1:] + "z"
		}
	}
	for i := range s.rows["pupils.csv"][1:] {
		s.set("pupils.csv", i+2, "school", "999998")
	}
}

// sourceNamed is a file of an opened return.
func sourceNamed(t *testing.T, i *Import, name string) string {
	t.Helper()
	for _, f := range i.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	t.Fatalf("no %s among the files", name)
	return ""
}

// TestImportOfSchools puts two schools into one project, each as a centre.
func TestImportOfSchools(t *testing.T) {
	t.Parallel()
	var i Import
	if err := i.Open([]*Verdict{acceptedSample(t, func(*sample) {}), acceptedSample(t, otherSchool)}); err != nil {
		t.Fatal(err)
	}
	roster := sourceNamed(t, &i, "roster.csv")
	for _, want := range []string{",999999,", ",999998,"} {
		if n := strings.Count(roster, want); n != samplePupils {
			t.Errorf("%d pupils have the centre %s", n, want)
		}
	}
	if !i.Several || len(i.Returns) != 2 || i.From != "2022-09-01" || i.AsOf != "2023-07-21" {
		t.Errorf("%+v", i.Returns)
	}
}

// TestImportMarksWhatIsSpoilt keeps questionnaires unscored of which nothing may be scored,
// and apart those whose supplement is in points.
func TestImportMarksWhatIsSpoilt(t *testing.T) {
	t.Parallel()
	var i Import
	err := i.Open([]*Verdict{acceptedSample(t, func(s *sample) {
		s.set("sdq_items.csv", 24, "spoilt", "true")
		for _, column := range []string{"emotional", "conduct", "hyperactivity", "peer", "prosocial", "total", "internalising", "externalising", "impact", "answered", "prorated"} {
			s.set("sdq_scores.csv", 24, column, "")
		}
		for _, line := range []int{3, 4} {
			s.set("sdq_items.csv", line, "impact_coding", "points")
			s.set("sdq_items.csv", line, "impact_distress", "2")
			s.set("sdq_scores.csv", line, "impact", "2")
		}
	})})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(sourceNamed(t, &i, "sdq.csv"), ","+Spoilt+","); n != 1 {
		t.Errorf("%d rows are marked as spoilt", n)
	}
	if n := strings.Count(sourceNamed(t, &i, pointsFile), "\n"); n != 3 {
		t.Errorf("%d lines in points", n)
	}
}

func TestImportRefuses(t *testing.T) {
	t.Parallel()
	var i Import
	one := acceptedSample(t, func(*sample) {})
	if err := i.Open([]*Verdict{one, one}); !errors.Is(err, ErrSchoolTwice) {
		t.Errorf("a school twice: %v", err)
	}
}

// Every column that is taken out of a return is one of it.
func TestOpeningsAreColumns(t *testing.T) {
	t.Parallel()
	for _, o := range Openings() {
		if table := TableNamed(o.From); table == nil || table.Index(o.Column) < 0 || o.To == "" || o.Heading == "" {
			t.Errorf("%+v", o)
		}
	}
}
