package xlsx

import (
	"bytes"
	"math/rand/v2"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A damaged file gives the same cells or a fault, never other cells: each of
// many bytes changed, and the file cut at many places.
func TestDamage(t *testing.T) {
	t.Parallel()
	libreOffice, err := os.ReadFile("testdata/libreoffice.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{
		"LibreOffice": libreOffice,
		"excelize":    randomWorkbook(t, 7),
		"stored":      rawLarge(t, 40, 10, 0),
	}
	for name, file := range files {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			want, err := read(file, usual)
			if err != nil {
				t.Fatal(err)
			}
			r := rand.New(rand.NewPCG(1, uint64(len(file))))
			same, refused := 0, 0
			check := func(what string, at int, damaged []byte) {
				got, err := read(damaged, how(r.IntN(int(ways))))
				if err != nil {
					faultOf(t, err)
					refused++
					return
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("%s at %d gives other cells\n%s", what, at, diff)
				}
				same++
			}
			for range trials(200, 200, 2000) {
				at := r.IntN(len(file))
				damaged := bytes.Clone(file)
				damaged[at] ^= byte(1 + r.IntN(255))
				check("byte", at, damaged)
			}
			for range trials(40, 40, 200) {
				at := r.IntN(len(file))
				check("cut", at, file[:at])
			}
			if refused == 0 {
				t.Errorf("%d damaged files read the same and none was refused", same)
			}
		})
	}
}
