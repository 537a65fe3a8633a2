package support

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"apst/metrics/record"
)

//go:embed tables/roles.csv
var rolesCSV string

//go:embed tables/specialisms.csv
var specialismsCSV string

//go:embed tables/words.csv
var wordsCSV string

//go:embed tables/kinds.csv
var kindsCSV string

//go:embed tables/limits.csv
var limitsCSV string

// roleOther is the role of specialists who are of none of the eight professions.
const roleOther = "other"

// specialism is a specialist as a school names one, and the national role.
type specialism struct {
	name string // of a national role its title; of any other the school's own word
	role string // an id of roles.csv, or other
}

func (s specialism) isZero() bool { return s.name == "" }

// word is a text of a field.
type word struct{ field, key string }

// kind is a kind of incident.
type kind struct{ id, title, class string }

// The classes of kinds.
const (
	classSuspension = "suspension"
	classPermanent  = "permanent"
	classIncident   = "incident"
)

// book holds the embedded tables, parsed once.
type book struct {
	roles       []string // ids in the order of the programme
	titles      map[string]string
	specialisms map[string]specialism
	words       map[word]string
	means       map[string][]string // by field, in the order of the table
	kinds       map[string]kind
	kindOrder   []string
	limits      map[string]int
}

var tables = sync.OnceValue(func() *book {
	b := &book{titles: map[string]string{roleOther: "other"}, specialisms: map[string]specialism{}, words: map[word]string{}, means: map[string][]string{},
		kinds: map[string]kind{}, limits: map[string]int{}}
	for _, r := range record.Table(rolesCSV) {
		b.roles = append(b.roles, r[0])
		b.titles[r[0]] = r[1]
		b.specialisms[keyOf(r[0])] = specialism{r[1], r[0]}
	}
	b.roles = append(b.roles, roleOther)
	for _, r := range record.Table(specialismsCSV) {
		s := specialism{r[1], r[0]}
		if s.name == "" {
			s.name = b.titles[s.role]
		}
		b.specialisms[keyOf(r[2])] = s
	}
	for _, r := range record.Table(wordsCSV) {
		b.words[word{r[0], keyOf(r[2])}] = r[1]
		if m := b.means[r[0]]; len(m) == 0 || m[len(m)-1] != r[1] {
			b.means[r[0]] = append(m, r[1])
		}
	}
	for _, r := range record.Table(kindsCSV) {
		b.kinds[r[0]] = kind{r[0], r[1], r[2]}
		b.kindOrder = append(b.kindOrder, r[0])
	}
	for _, r := range record.Table(limitsCSV) {
		n, err := strconv.Atoi(r[1])
		if err != nil {
			panic("metrics/support: limits.csv: " + err.Error()) // a fault of the program, found by its tests
		}
		b.limits[r[0]] = n
	}
	return b
})

// keyOf is how a text is compared: by its letters and digits, or by itself where it
// has none.
func keyOf(text string) string {
	if s := record.Squeeze(text); s != "" {
		return s
	}
	return strings.TrimSpace(text)
}

// wordIn is what a text of a field means; empty for one that is not known. What
// means something may itself stand in the field.
func wordIn(field, text string) string {
	if text == "" {
		return ""
	}
	b, key := tables(), keyOf(text)
	if m := b.words[word{field, key}]; m != "" {
		return m
	}
	for _, m := range b.means[field] {
		if keyOf(m) == key {
			return m
		}
	}
	return ""
}

// wordsOf are the meanings that a field has, for a message.
func wordsOf(field string) string { return strings.Join(tables().means[field], ", ") }

// limit is a number of limits.csv.
func limit(name string) int { return tables().limits[name] }

// specialismOf looks a text up among the specialists that are known.
func specialismOf(text string) (specialism, bool) {
	s, ok := tables().specialisms[keyOf(text)]
	return s, ok
}

// roleRank is the place of a role in the order of the programme.
func roleRank(role string) int {
	for i, r := range tables().roles {
		if r == role {
			return i
		}
	}
	return len(tables().roles)
}
