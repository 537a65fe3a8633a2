package attendance

import "fmt"

// Basis says what becomes of sessions that were not attended because of
// Covid-19 in 2020/21 and 2021/22. In all other years both are the same. A
// figure on one basis must not be laid beside one on the other.
type Basis uint8

// The bases.
const (
	MIS Basis = iota // they leave the possible sessions, as schools' systems do it
	DfE              // they are no absence and stay possible, as in the national statistics
)

// String is mis or dfe.
func (b Basis) String() string {
	if b == DfE {
		return "dfe"
	}
	return "mis"
}

// ParseBasis reads mis or dfe.
func ParseBasis(s string) (Basis, error) {
	switch s {
	case "mis":
		return MIS, nil
	case "dfe":
		return DfE, nil
	}
	return 0, fmt.Errorf("%q is not one of mis, dfe", s)
}
