package synth

import (
	"bytes"
	"testing"
)

// Every fault can be made, differs from its clean twin, and stands under a name
// of its own; the school it is planted in is an ordinary one.
func TestFaultsAreMade(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for _, f := range Faults() {
		if seen[f.Name] || f.Name != slug(f.Name) || f.About == "" || f.Rule == "" {
			t.Errorf("fault %q of %s: name not unique, not plain, or nothing said about it", f.Name, f.Rule)
		}
		seen[f.Name] = true
		t.Run(f.Name, func(t *testing.T) {
			t.Parallel()
			spoilt, err := f.Make(true)
			if err != nil {
				t.Fatal(err)
			}
			clean, err := f.Make(false)
			if err != nil {
				t.Fatal(err)
			}
			if sameCase(spoilt, clean) {
				t.Error("the spoilt file and its clean twin are the same")
			}
			p := clean.School.Params
			if p.Least != 0 || p.Most != 2 || p.Pupils < 10 {
				return
			}
			for _, w := range []Wave{Baseline, Endline} {
				if b := answered(clean.School, w, p.Informants[0]); b.together <= 0 || b.prosocial <= b.straight || b.counts[0] == 0 || b.counts[2] == 0 {
					t.Errorf("%s: the clean answers look coded otherwise: %+v", w, b)
				}
			}
		})
	}
}

func sameCase(a, b *Case) bool {
	if len(a.Files) != len(b.Files) || len(a.Options) != len(b.Options) {
		return false
	}
	for i := range a.Options {
		if a.Options[i] != b.Options[i] {
			return false
		}
	}
	for i := range a.Files {
		if a.Files[i].Name != b.Files[i].Name || !bytes.Equal(a.Files[i].Data, b.Files[i].Data) {
			return false
		}
	}
	return true
}
