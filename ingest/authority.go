package ingest

import (
	_ "embed"
	"encoding/csv"
	"strconv"
	"strings"
	"sync"
)

//go:embed tables/la.csv
var authoritiesCSV string

// FictitiousLA is the local authority of made-up pupil numbers. It does not exist
// and never has, so that an example can hold no real pupil.
const FictitiousLA = "999"

// KnownLA reports whether a code of three digits is, or was, a local authority's:
// the digits after the letter of a UPN say where the number was first given, which
// may be long ago and need not be where the pupil is now. Lists age: a code that is
// not known is worth a look and no proof of a slip. [FictitiousLA] is not known.
func KnownLA(code string) bool {
	n, err := strconv.ParseUint(code, 10, 16)
	return err == nil && len(code) == 3 && authorities()[n]
}

// authorities are the codes in the embedded table. One that cannot be read is a
// fault of the program, found by its tests.
var authorities = sync.OnceValue(func() *[1000]bool {
	known := new([1000]bool)
	rows, err := csv.NewReader(strings.NewReader(authoritiesCSV)).ReadAll()
	if err != nil {
		panic("ingest: embedded table of authorities: " + err.Error())
	}
	for _, r := range rows[1:] {
		first, err1 := strconv.Atoi(r[0])
		last, err2 := strconv.Atoi(r[1])
		if err1 != nil || err2 != nil || first > last || last >= len(known) {
			panic("ingest: embedded table of authorities: " + strings.Join(r, ","))
		}
		for code := first; code <= last; code++ {
			known[code] = true
		}
	}
	return known
})
