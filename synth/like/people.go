package like

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"apst/ingest"
)

// people are the made-up pupils of a folder: whoever is one pupil in the originals is
// one in all files that are made, with the same identifier, name and dates.
type people struct {
	seed    uint64
	ids     *aliases
	owner   map[string]string // identifiers, and names where nothing else stands, that are of one person
	names   map[string]int
	met     map[string]bool               // whoever stands in a row
	number  int                           // the last that was given
	calls   map[string]bool               // words of the originals' names
	days    map[string]map[time.Time]bool // what is dated, by person
	births  map[time.Time]bool
	bornOn  map[string]map[time.Time]bool // births, by person
	taken   map[time.Time]bool            // every date of the originals
	common  map[time.Time]bool            // days that are the school's, not a pupil's
	texts   map[string]map[string]int
	bearers map[string]map[string]bool // who has a name

	shift  int // days, a multiple of seven, that the school's days are moved by
	years  int // about as many
	calm   map[string]bool
	stiff  bool // births keep their months
	moved  map[string]map[time.Time]time.Time
	months map[int][12]int // of the births of a school year
	born   map[time.Time]time.Time
}

func newPeople(seed uint64) *people {
	return &people{seed: seed, owner: map[string]string{}, names: map[string]int{}, calls: map[string]bool{}, met: map[string]bool{}, days: map[string]map[time.Time]bool{},
		births: map[time.Time]bool{}, bornOn: map[string]map[time.Time]bool{}, taken: map[time.Time]bool{}, common: map[time.Time]bool{}, texts: map[string]map[string]int{}, bearers: map[string]map[string]bool{}, calm: map[string]bool{}}
}

// rand is a source of chance for one purpose.
func (p *people) rand(purpose string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(purpose))
	return rand.New(rand.NewPCG(p.seed, h.Sum64()))
}

// person is who something is of: the first key that was met of those joined to it.
func (p *people) person(key string) string {
	if key == "" {
		return ""
	}
	for {
		up, ok := p.owner[key]
		if !ok || up == key {
			return key
		}
		key = up
	}
}

// join says that two keys are of one person.
func (p *people) join(a, b string) {
	if a, b = p.person(a), p.person(b); a != b && a != "" && b != "" {
		p.owner[max(a, b)] = min(a, b)
	}
}

// fullName is a key for a person's name, whichever way round it is written.
func fullName(parts ...string) string {
	w := words(strings.Join(parts, " "))
	slices.Sort(w)
	return strings.Join(w, " ")
}

// called notes who has a name.
func (p *people) called(name, who string) {
	for _, w := range words(name) {
		p.calls[w] = true
	}
	if who == "" || strings.HasPrefix(who, "name ") {
		return
	}
	if p.bearers[name] == nil {
		p.bearers[name] = map[string]bool{}
	}
	p.bearers[name][who] = true
}

// named is the number that stands for a name.
func (p *people) named(key string) int {
	n, ok := p.names[key]
	if !ok {
		for p.number++; p.calls[fmt.Sprintf("%03d", p.number)]; p.number++ { // none that the originals have
		}
		n = p.number
		p.names[key] = n
	}
	return n
}

// text is the number that stands for a text of a field, the same wherever it stands.
func (p *people) text(field, text string) int {
	if p.texts[field] == nil {
		p.texts[field] = map[string]int{}
	}
	key := strings.ToLower(strings.Join(strings.Fields(text), " "))
	n, ok := p.texts[field][key]
	if !ok {
		n = len(p.texts[field]) + 1
		p.texts[field][key] = n
	}
	return n
}

// dated notes a day of a person, or of nobody.
func (p *people) dated(person string, day time.Time) {
	p.taken[day] = true
	if person == "" {
		p.common[day] = true
		return
	}
	if p.days[person] == nil {
		p.days[person] = map[time.Time]bool{}
	}
	p.days[person][day] = true
}

// bearing notes when a person was born.
func (p *people) bearing(person string, day time.Time) {
	p.births[day], p.taken[day] = true, true
	if person == "" {
		return
	}
	if p.bornOn[person] == nil {
		p.bornOn[person] = map[time.Time]bool{}
	}
	p.bornOn[person][day] = true
}

// shared is how many pupils have to have a day for it to be the school's.
const shared = 4

// settle finds out which days are the school's, when all files are read.
func (p *people) settle() {
	for name, who := range p.bearers { // where nothing but a name stands, it is theirs
		root := ""
		for w := range who {
			switch r := p.person(w); {
			case root == "":
				root = r
			case root != r:
				root = "\x00"
			}
		}
		if root != "" && root != "\x00" {
			p.join("name "+name, root)
		}
	}
	count := map[time.Time]int{}
	roots := map[string]map[time.Time]bool{}
	for who, days := range p.days {
		root := p.person(who)
		if roots[root] == nil {
			roots[root] = map[time.Time]bool{}
		}
		for d := range days {
			roots[root][d] = true
		}
	}
	p.days = roots
	for _, days := range p.days {
		for d := range days {
			count[d]++
		}
	}
	for d, n := range count {
		if n >= shared {
			p.common[d] = true
		}
	}
}

// week is what every move of a school day is a multiple of.
const week = 7

// span is the years a move may be of, the nearest first; births are moved as well.
var moves = []int{-1, 1, -2, 2, -3, 3, -4, 4, -5, 5, 6, 7, 8, 9, 10, -6, -7, -8}

// move settles by how many years everything is moved, and draws the days anew. It
// reports whether none of the school's days is then one of the originals.
func (p *people) move(years int) bool {
	p.years = years
	days := int(float64(years) * 365.2425)
	p.shift = (days + sign(days)*week/2) / week * week
	for d := range p.common {
		if p.taken[d.AddDate(0, 0, p.shift)] {
			return false
		}
	}
	p.moved, p.born, p.months = map[string]map[time.Time]time.Time{}, map[time.Time]time.Time{}, map[int][12]int{}
	return true
}

func sign(n int) int {
	if n < 0 {
		return -1
	}
	return 1
}

// most is by how many days a pupil's own day is moved beside the school's.
const most = 6

// schedule draws the days of a person, in the order that they have.
func (p *people) schedule(person string) map[time.Time]time.Time {
	if out := p.moved[person]; out != nil {
		return out
	}
	out := map[time.Time]time.Time{}
	p.moved[person] = out
	var days []time.Time
	for d := range p.days[person] {
		days = append(days, d)
	}
	slices.SortFunc(days, time.Time.Compare)
	rng := p.rand("days " + person)
	last := time.Time{}
	for i, d := range days {
		base := d.AddDate(0, 0, p.shift)
		if p.common[d] {
			out[d], last = base, base
			continue
		}
		limit := time.Time{} // the next of the school's days may not be passed
		for _, later := range days[i+1:] {
			if p.common[later] {
				limit = later.AddDate(0, 0, p.shift)
				break
			}
		}
		var may []time.Time
		for e := -most; e <= most; e++ {
			to := base.AddDate(0, 0, e)
			ordered := to.After(last) && (limit.IsZero() || to.Before(limit))
			if ordered && !p.taken[to] && (e != 0 || p.calm[person]) && weekend(to) == weekend(base) && (!p.calm[person] || e == 0) {
				may = append(may, to)
			}
		}
		to := base
		switch {
		case len(may) > 0:
			to = may[rng.IntN(len(may))]
		case !to.After(last):
			to = last.AddDate(0, 0, 1)
		}
		out[d], last = to, to
	}
	return out
}

func weekend(d time.Time) bool { return d.Weekday() == time.Saturday || d.Weekday() == time.Sunday }

// day is a date of a person, or of the school, anew.
func (p *people) day(person string, d time.Time) time.Time {
	if person = p.person(person); person != "" && !p.common[d] {
		if to, ok := p.schedule(person)[d]; ok {
			return to
		}
	}
	return d.AddDate(0, 0, p.shift)
}

// birth is a date of birth anew: of the school year that goes with it.
func (p *people) birth(d time.Time, monthOnly bool) time.Time {
	first := d.Year()
	if d.Month() < time.September {
		first--
	}
	months, ok := p.months[first]
	if !ok {
		rng := p.rand("months " + time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006"))
		for i := range months {
			months[i] = i
		}
		if !p.stiff {
			rng.Shuffle(12, func(i, j int) { months[i], months[j] = months[j], months[i] })
		}
		p.months[first] = months
	}
	at := (int(d.Month()) + 3) % 12 // 0 is September
	from := time.Date(first+p.years, time.September, 1, 0, 0, 0, 0, time.UTC).AddDate(0, months[at], 0)
	if monthOnly {
		return from
	}
	if to, ok := p.born[d]; ok {
		return to
	}
	rng := p.rand("birth " + d.Format("2006-01-02"))
	used := map[time.Time]bool{}
	for _, to := range p.born {
		used[to] = true
	}
	to := from
	for range 60 {
		to = from.AddDate(0, 0, rng.IntN(28))
		if p.stiff {
			to = from.AddDate(0, 0, min(max(d.Day()-1+rng.IntN(7)-3, 0), 27))
		}
		if !p.taken[to] && !used[to] {
			break
		}
	}
	p.born[d] = to
	return to
}

// titleDay is a day that the originals do not have, for what is nobody's.
func (p *people) titleDay() time.Time {
	d := titleDay
	for p.taken[d] {
		d = d.AddDate(0, 0, 1)
	}
	return d
}

// count is how many pupils the originals have.
func (p *people) count() int {
	all := map[string]bool{}
	for who := range p.met {
		all[p.person(who)] = true
	}
	return len(all)
}

// latest is the last of the school's days.
func (p *people) latest() ingest.Date {
	last := time.Time{}
	for d := range p.common {
		if d.After(last) {
			last = d
		}
	}
	if last.IsZero() {
		return ingest.Date{}
	}
	return ingest.Date{Year: int16(last.Year()), Month: uint8(last.Month()), Day: uint8(last.Day())}
}
