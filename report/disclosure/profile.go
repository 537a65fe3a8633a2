package disclosure

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed profiles.csv
var profilesCSV string

// Profile is the rules of a kind of reader. All numbers are from a table that says
// where they are from.
type Profile struct {
	Name string
	For  string // who reads what is released under it
	// Threshold is the fewest pupils a number may stand on, and the fewest whole
	// values that a hidden count must be left with; 0 for no rule at all.
	Threshold int
	Base      int  // the smallest base of a percentage
	Uniform   bool // hide zeros and full cells that make a group uniform
	Extremes  bool // hide minima and maxima
	Freedom   int  // the fewest residual degrees of freedom
	// Largest and LargestTwo are the shares of an amount above which one or two
	// pupils are said to make it, as a numerator and a denominator.
	Largest, LargestTwo [2]int
	Round               int // counts are rounded to the nearest multiple; 0 for not
	// PercentPlaces are the most decimals a percentage is printed with; -1 for as
	// many as its cell says.
	PercentPlaces   int
	Source, Edition string
}

var profiles = sync.OnceValue(func() []Profile {
	rows, err := csv.NewReader(strings.NewReader(profilesCSV)).ReadAll()
	if err != nil {
		panic("disclosure: the table of profiles: " + err.Error())
	}
	var out []Profile
	for _, row := range rows[1:] {
		p, err := parseProfile(row)
		if err != nil {
			panic("disclosure: the table of profiles: " + err.Error())
		}
		out = append(out, p)
	}
	return out
})

// Profiles are all profiles of releases, from the mildest to the strictest.
func Profiles() []Profile { return append([]Profile(nil), profiles()...) }

// ParseProfile finds a profile by its name.
func ParseProfile(name string) (Profile, error) {
	var names []string
	for _, p := range profiles() {
		if p.Name == name {
			return p, nil
		}
		names = append(names, p.Name)
	}
	return Profile{}, fmt.Errorf("no disclosure profile %q: it is one of %s", name, strings.Join(names, ", "))
}

// parseProfile reads a row of the table.
func parseProfile(row []string) (p Profile, err error) {
	whole := func(s string) int {
		n, e := strconv.Atoi(s)
		if e != nil && err == nil {
			err = fmt.Errorf("%s: %q is no whole number", row[0], s)
		}
		return n
	}
	share := func(s string) [2]int {
		if s == "0" {
			return [2]int{}
		}
		over, under, _ := strings.Cut(s, "/")
		return [2]int{whole(over), whole(under)}
	}
	p = Profile{
		Name: row[0], For: row[1], Threshold: whole(row[2]), Base: whole(row[3]),
		Uniform: row[4] == "yes", Extremes: row[5] == "yes", Freedom: whole(row[6]),
		Largest: share(row[7]), LargestTwo: share(row[8]), Round: whole(row[9]),
		PercentPlaces: -1, Source: row[11], Edition: row[12],
	}
	if row[10] != "" {
		p.PercentPlaces = whole(row[10])
	}
	return p, err
}

// places is with how many decimals a cell is printed.
func (p Profile) places(k Kind, places int) int {
	if k == Percentage && p.PercentPlaces >= 0 {
		return min(places, p.PercentPlaces)
	}
	return places
}

// round is a whole number as it is printed: to the nearest multiple, halves up.
func (p Profile) round(v float64) float64 {
	if p.Round <= 1 {
		return v
	}
	n, base := int64(v), int64(p.Round)
	return float64((2*n + base) / (2 * base) * base)
}
