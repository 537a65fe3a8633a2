package disclosure

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

// national is the release of an evaluation: schools of 20 to 60 pupils, tables of 12
// categories, each by school and for all, where the schools add up to all; with
// percentages in every third table. So 22 schools and 17 tables are some 6,600 cells
// that all hang together.
func national(seed uint64, schools, tables, categories int) *Release {
	rng := rand.New(rand.NewPCG(seed, 22))
	d := newDrawn(rng, 0)
	d.levels = []int{schools}
	for range tables {
		d.levels = append(d.levels, categories)
	}
	for s := range schools {
		for range 20 + rng.IntN(41) {
			p := person{of: []int{s}}
			for range tables {
				a, b := rng.IntN(categories), rng.IntN(categories)
				p.of = append(p.of, min(a, b)) // lopsided, as most categories are
			}
			d.pupils = append(d.pupils, p)
		}
	}
	counts := d.tally()
	cell := func(table string, school, k, category int) string {
		id := fmt.Sprintf("%s %02d %02d", table, school+1, category)
		return d.add(Cell{ID: id, Table: table, Value: float64(counts[[3]int{school, k, category}])})
	}
	size := func(school int) string {
		return d.add(Cell{ID: fmt.Sprintf("n %02d", school+1), Table: "n", Value: float64(counts[[3]int{school, -1, -1}])})
	}
	all := Sum{Total: size(-1), Known: true}
	for s := range schools {
		all.Parts = append(all.Parts, size(s))
	}
	d.r.Sums = append(d.r.Sums, all)
	for k := range tables {
		table := fmt.Sprintf("T%02d", k+1)
		for s := -1; s < schools; s++ {
			line := Sum{Total: size(s)}
			for c := range categories {
				line.Parts = append(line.Parts, cell(table, s, k, c))
			}
			d.r.Sums = append(d.r.Sums, line)
			if k%3 == 0 {
				d.shares(table, line)
			}
		}
		for c := range categories {
			column := Sum{Total: cell(table, -1, k, c), Known: true}
			for s := range schools {
				column.Parts = append(column.Parts, cell(table, s, k, c))
			}
			d.r.Sums = append(d.r.Sums, column)
		}
	}
	return d.r
}

// tally counts pupils by school, breakdown and category; -1 is all.
func (d *drawn) tally() map[[3]int]int {
	counts := map[[3]int]int{}
	for _, p := range d.pupils {
		for _, s := range []int{-1, p.of[0]} {
			counts[[3]int{s, -1, -1}]++
			for k, c := range p.of[1:] {
				counts[[3]int{s, k, c}]++
			}
		}
	}
	return counts
}

// shares adds the percentages of a line.
func (d *drawn) shares(table string, line Sum) {
	value := func(id string) float64 {
		for i := len(d.r.Cells) - 1; ; i-- {
			if d.r.Cells[i].ID == id {
				return d.r.Cells[i].Value
			}
		}
	}
	of := value(line.Total)
	for _, id := range line.Parts {
		c := Cell{ID: "% " + id, Table: table, Kind: Percentage, Value: 100 * value(id) / of, Pupils: int(of)}
		d.r.Ratios = append(d.r.Ratios, Ratio{Quotient: d.add(c), Numerator: id, Denominator: line.Total})
	}
}

func BenchmarkProtect(b *testing.B) {
	for _, size := range [][3]int{{1, 17, 12}, {22, 17, 12}} {
		r := national(1, size[0], size[1], size[2])
		for _, p := range Profiles()[1:] {
			b.Run(fmt.Sprintf("%s/schools=%d/cells=%d", p.Name, size[0], len(r.Cells)), func(b *testing.B) {
				b.ReportAllocs()
				var o *Outcome
				for b.Loop() {
					var err error
					if o, err = Protect(r, p); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(100*o.Loss.Share(), "%kept")
			})
		}
	}
}

func BenchmarkAudit(b *testing.B) {
	r := national(1, 22, 17, 12)
	for _, p := range Profiles()[1:] {
		b.Run(p.Name, func(b *testing.B) {
			o := protect(b, r, p.Name)
			for b.Loop() {
				Audit(o.View(r), p)
			}
		})
	}
}
