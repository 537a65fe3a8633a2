package synth

import (
	"fmt"
	"slices"
	"time"
)

// ngrtStream sets the draws for reading tests apart from all others.
const ngrtStream = 2 << 32

// sitting is one pupil's one sitting of a reading test.
type sitting struct {
	pupil   *Pupil
	second  bool // the later of two
	day     time.Time
	form    string // A, then B
	sas     int    // standard age score
	phonics bool   // went on to phonics: no passage comprehension
	sc, pc  int    // stanines of the parts
	reads   int    // reading age in months
	label   string // the vendor's word for the progress since the first
	change  int
}

func (s *sitting) who() *Pupil { return s.pupil }

// age is the pupil's age on the day, in months.
func (s *sitting) age() int {
	b := s.pupil.Birth
	months := 12*(s.day.Year()-b.Year()) + int(s.day.Month()) - int(b.Month())
	if s.day.Day() < b.Day() {
		months--
	}
	return months
}

// years writes an age in months as the vendor prints it: 12:07.
func years(months int) string { return fmt.Sprintf("%d:%02d", months/12, months%12) }

// The days of the two sittings: three weeks of September, three of May.
var ngrtDays = [2]time.Time{on(2022, time.September, 19), on(2023, time.May, 8)}

// Standard age scores lie between these, where no test is at its floor or ceiling.
const leastSAS, mostSAS = 70, 130

// sittings are the sittings of all pupils, in their order: two of each, one of
// those who left.
func (s *School) sittings() []*sitting {
	if s.reading != nil {
		return s.reading
	}
	for _, p := range s.Pupils {
		r := s.stream(ngrtStream, p)
		stands := 84 + scaled(r.bell(), 12, 1000)
		before := 0
		for n := range ngrtDays {
			at := &sitting{pupil: p, second: n == 1, day: r.weekday(ngrtDays[n], 3), form: []string{"A", "B"}[n]}
			if at.second { // towards the mean of all, with chance
				stands = 100 + scaled(stands-100, 83, 100) + scaled(r.bell(), 7, 1000)
			}
			at.sas = within(stands, leastSAS, mostSAS)
			band := stanineOf(at.sas)
			at.sc = within(band+r.IntN(3)-1, 1, 9)
			at.pc = within(at.sc+r.IntN(3)-1, 1, 9)
			at.phonics = band <= 2
			at.reads = within(scaled(at.age(), at.sas, 100)+r.IntN(7)-3, 6*12+1, 16*12+11)
			if at.second {
				at.change = at.sas - before
				at.label = progressWords[step(at.change, -12, -5, 6, 13)]
			}
			before = at.sas
			if !at.second || !p.Left {
				s.reading = append(s.reading, at)
			}
		}
	}
	return s.reading
}

// progressWords are the vendor's words for progress. Where it draws the lines is
// not published; those drawn here are this package's own.
var progressWords = [5]string{"Much lower than expected", "Lower than expected", "Expected progress", "Higher than expected", "Much higher than expected"}

// stanineTop are the highest standard age scores of the stanines 1 to 8.
var stanineTop = [8]int{73, 81, 88, 96, 103, 111, 118, 126}

// stanineOf is the stanine of a standard age score.
func stanineOf(sas int) int {
	n := slices.IndexFunc(stanineTop[:], func(top int) bool { return sas <= top })
	if n < 0 {
		return 9
	}
	return n + 1
}

// percentiles are the national percentile ranks of the standard age scores from 59
// to 141: the area below in a normal distribution of mean 100 and standard deviation
// 15, in hundredths, halves up, held to 1 to 99. They were worked out to 50 digits;
// none lies nearer to a half than 0.006.
var percentiles = [...]int{
	1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 13, 14, 16, 18, 19, 21, 23, 25, 27, 30, 32, 34, 37, 39, 42, 45, 47,
	50,
	53, 55, 58, 61, 63, 66, 68, 70, 73, 75, 77, 79, 81, 82, 84, 86, 87, 88, 90, 91, 92, 93, 94, 95, 95, 96, 96, 97, 97, 98, 98, 98, 99, 99, 99, 99, 99, 99, 99, 99, 99,
}

// percentileOf is the national percentile rank of a standard age score.
func percentileOf(sas int) int { return percentiles[sas-59] }

// ngrt is the reading test.
func ngrt() *measure {
	return &measure{
		name: "ngrt",
		drawn: []string{
			"standard age scores about 84 with standard deviation 12 in September 2022, held between 70 and 130",
			"of the distance to 100 stay 83 hundredths until May 2023, with chance of standard deviation 7",
			"pupils of stanines 1 and 2 go on to phonics and have no passage comprehension",
		},
		plain:   func(d *draft) *grid { return sheetOf(d.sittings(), ngrtFields...) },
		put:     func(d *draft, g *grid) { d.workbook(ngrtFile, page{name: ngrtSheet, grid: g}) },
		truth:   func(d *draft) *Truth { return d.ngrtTruth().keep(ngrtPlain...) },
		layouts: ngrtLayouts, faults: ngrtFaults,
	}
}

// ngrtTruth is what is true of the sittings.
func (d *draft) ngrtTruth() *Truth {
	t := &Truth{Key: []string{"pupil_id", "date"}}
	for _, s := range d.sittings() {
		t.Rows = append(t.Rows, TrueRow{
			"pupil_id": s.pupil.ID, "date": iso(s.day), "form": s.form,
			"sas": digits(s.sas), "sas_lower": digits(s.sas - 8), "sas_upper": digits(s.sas + 8),
			"stanine": digits(stanineOf(s.sas)), "percentile": digits(percentileOf(s.sas)),
			"reading_age": years(s.reads), "progress_label": s.label,
		})
	}
	return t
}
