package pack

import (
	"bytes"
	"errors"
	"testing"

	"filippo.io/age"
)

// FuzzOpen opens whatever there is: it is refused with a reason that is in the table, or all
// of its files can be read.
func FuzzOpen(f *testing.F) {
	good := sampleReturn(f)
	f.Add(good)
	m := membersOf(f, good)
	for _, d := range archiveDamages {
		if file := d.make(f, good, m); len(file) < 64<<10 {
			f.Add(file)
		}
	}
	id, err := age.ParseX25519Identity("AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealedFor(f, good, id.Recipient()))
	f.Add(armoured(f, sealedFor(f, good, id.Recipient())))
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := Open(bytes.NewReader(file), int64(len(file)), []age.Identity{id})
		if err != nil {
			var p *Problem
			if !errors.As(err, &p) || p.Why().Title == "the return is refused" {
				t.Fatalf("refused without a reason: %v", err)
			}
			return
		}
		for _, name := range r.Members() {
			if _, err := r.read(name, MaxMember); err != nil {
				t.Fatalf("%s of an archive that was opened: %v", name, err)
			}
		}
	})
}

// FuzzManifest reads whatever stands in place of a manifest: it is refused with reasons that
// are in the table and show nothing, or every entry is one that can be.
func FuzzManifest(f *testing.F) {
	for _, m := range newSample().members() {
		if m.name == ManifestFile {
			f.Add(m.data)
		}
	}
	f.Add([]byte(`{"format": 2}`))
	f.Add([]byte(`{"format": 1, "FORMAT": 1}`))
	f.Add([]byte(`{"format": 1, "files": [{"name": "../x"}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c := &check{rows: map[string]int{}, targets: map[target]map[digest]bool{}}
		m := c.manifest(data)
		if (m == nil) == (c.total == 0) {
			t.Fatalf("%d problems, and a manifest: %v", c.total, m != nil)
		}
		for i := range c.list {
			if c.list[i].Why().Title == "the return is refused" {
				t.Fatalf("%s is in no table", c.list[i].Reason)
			}
		}
		if m != nil && (m.Format != Format || len(m.School.URN) != 6) {
			t.Fatalf("%+v", m)
		}
	})
}

// FuzzTable reads whatever stands in place of a table.
func FuzzTable(f *testing.F) {
	s := newSample()
	f.Add(csvOf(s.rows["pupils.csv"]))
	f.Add([]byte("\"\n"))
	spec := specOf(TableNamed("pupils.csv"), ExactDates)
	f.Fuzz(func(t *testing.T, data []byte) {
		c := &check{rows: map[string]int{}, targets: map[target]map[digest]bool{}}
		rows := 0
		if err := c.table(spec, bytes.NewReader(data), func(*row) { rows++ }); err != nil {
			t.Fatalf("an error that is none of reading: %v", err)
		}
		if lines := bytes.Count(data, []byte("\n")); rows > lines {
			t.Fatalf("%d rows of %d lines", rows, lines)
		}
	})
}
