package sdq

import "sync"

// Norm is the mean and spread of a scale in a general population.
type Norm struct {
	Informant  Informant
	Scale      Scale
	MeanTenths int // tenths of a point, exact as published
	SDTenths   int
	N          int // children in the sample
	Provenance
}

// Mean is the published mean in points.
func (n Norm) Mean() float64 { return float64(n.MeanTenths) / 10 }

// SD is the published standard deviation in points.
func (n Norm) SD() float64 { return float64(n.SDTenths) / 10 }

// NormOf is the British norm of a scale (1999 survey, ages 5 to 15, self 11 to
// 15; all ages and both sexes together), and whether there is one: there is
// none for Internalising and Externalising.
func NormOf(who Informant, scale Scale) (Norm, bool) {
	if !who.Valid() || !scale.Valid() {
		return Norm{}, false
	}
	n := norms()[who][scale]
	return n, n.N > 0
}

var norms = sync.OnceValue(func() *[Parent + 1][ScaleCount]Norm {
	var table [Parent + 1][ScaleCount]Norm
	for _, r := range readTable("norms", normsCSV) {
		n := Norm{
			Informant:  field(r, "informant", ParseInformant),
			Scale:      field(r, "scale", ParseScale),
			MeanTenths: r.tenths("mean"),
			SDTenths:   r.tenths("sd"),
			N:          r.integer("n"),
			Provenance: r.provenance(),
		}
		table[n.Informant][n.Scale] = n
	}
	return &table
})

// Reliability is a published reliability coefficient of a scale.
type Reliability struct {
	Informant  Informant
	Scale      Scale
	Hundredths int // the coefficient times 100, exact as published
	Provenance
}

// R is the coefficient, 0 to 1.
func (r Reliability) R() float64 { return float64(r.Hundredths) / 100 }

type reliabilityTable [Parent + 1][ScaleCount]Reliability

// reliabilities are Cronbach's alpha and the retest correlation.
var reliabilities = sync.OnceValue(func() *[2]reliabilityTable {
	var tables [2]reliabilityTable
	for _, r := range readTable("reliability", reliabilityCSV) {
		v := Reliability{
			Informant:  field(r, "informant", ParseInformant),
			Scale:      field(r, "scale", ParseScale),
			Hundredths: r.hundredths("r"),
			Provenance: r.provenance(),
		}
		tables[field(r, "kind", parseKind)][v.Informant][v.Scale] = v
	}
	return &tables
})

// parseKind is the index of the table a coefficient belongs to.
func parseKind(s string) (int, bool) {
	switch s {
	case "alpha":
		return 0, true
	case "retest":
		return 1, true
	}
	return 0, false
}
