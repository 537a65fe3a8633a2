package words

import (
	_ "embed"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
)

// The words, a row each. They are parsed when first asked for.
var (
	//go:embed tables/lists.csv
	listsCSV string
	//go:embed tables/classes.csv
	classesCSV string
	//go:embed tables/phrases.csv
	phrasesCSV string
	//go:embed tables/allowed.csv
	allowedCSV string
	//go:embed tables/refused.csv
	refusedCSV string
)

// listed is a phrase that a rule looks for.
type listed struct {
	phrase
	kind      string   // what else has to be there; empty for nothing
	notBefore []string // words behind it with which it means something else
	instead   string   // what to write
}

// list is the phrases of one rule, and those that let them pass.
type list struct {
	listed  []listed
	set     *phraseSet
	allowed map[string]*phraseSet // by where they have to stand: within, before, after, sentence
}

// claim is something that is often said and that no source shows.
type claim struct {
	id, title, state, instead string
	says                      *phraseSet   // one of them
	with                      []*phraseSet // one of each
	unless                    *phraseSet   // none of them
}

// wordTables is all words, parsed.
type wordTables struct {
	lists   map[string]*list
	classes map[string]*class
	claims  []claim
}

var theTables = sync.OnceValue(func() *wordTables {
	t, err := parseTables()
	if err != nil {
		panic("words: an embedded table: " + err.Error())
	}
	return t
})

// rowsOf are the rows of a table below its headings.
func rowsOf(text string) ([][]string, error) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		return nil, err
	}
	return rows[1:], nil
}

func parseTables() (*wordTables, error) {
	t := &wordTables{lists: map[string]*list{}, classes: map[string]*class{}}
	rows, err := rowsOf(classesCSV)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		t.classes[r[0]] = newClass(strings.Fields(r[1]))
	}
	if rows, err = rowsOf(listsCSV); err != nil {
		return nil, err
	}
	for _, r := range rows {
		t.lists[r[0]] = &list{}
	}
	if err := t.parsePhrases(); err != nil {
		return nil, err
	}
	return t, t.parseClaims()
}

// parsePhrases reads what is looked for and what lets it pass.
func (t *wordTables) parsePhrases() error {
	rows, err := rowsOf(phrasesCSV)
	if err != nil {
		return err
	}
	for _, r := range rows {
		p, err := parsePhrase(r[1], t.classes)
		if err != nil || t.lists[r[0]] == nil {
			return fmt.Errorf("list %s, phrase %q: %w", r[0], r[1], err)
		}
		l := t.lists[r[0]]
		l.listed = append(l.listed, listed{p, r[2], strings.Fields(r[3]), r[4]})
	}
	for _, l := range t.lists {
		var phrases []*phrase
		for i := range l.listed {
			phrases = append(phrases, &l.listed[i].phrase)
		}
		l.set = newPhraseSet(phrases)
	}
	return t.parseAllowed()
}

// places are where something harmless can stand.
var places = []string{"within", "before", "after", "sentence"}

// parseAllowed reads what lets phrases pass.
func (t *wordTables) parseAllowed() error {
	rows, err := rowsOf(allowedCSV)
	if err != nil {
		return err
	}
	found := map[[2]string][]*phrase{}
	for _, r := range rows {
		p, err := parsePhrase(r[1], t.classes)
		if err != nil || t.lists[r[0]] == nil {
			return fmt.Errorf("list %s, allowed %q: %w", r[0], r[1], err)
		}
		found[[2]string{r[0], r[2]}] = append(found[[2]string{r[0], r[2]}], &p)
	}
	for name, l := range t.lists {
		l.allowed = map[string]*phraseSet{}
		for _, where := range places {
			l.allowed[where] = newPhraseSet(found[[2]string{name, where}])
		}
	}
	return nil
}

// parseClaims reads what is refused.
func (t *wordTables) parseClaims() error {
	rows, err := rowsOf(refusedCSV)
	if err != nil {
		return err
	}
	for _, r := range rows {
		c := claim{id: r[0], title: r[1], state: r[5], instead: r[6]}
		if c.says, err = t.alternatives(r[2]); err != nil {
			return err
		}
		for group := range strings.SplitSeq(r[3], ";") {
			phrases, err := t.alternatives(group)
			if err != nil {
				return err
			}
			c.with = append(c.with, phrases)
		}
		if c.unless, err = t.alternatives(r[4]); err != nil {
			return err
		}
		t.claims = append(t.claims, c)
	}
	return nil
}

// alternatives are phrases that bars part.
func (t *wordTables) alternatives(text string) (*phraseSet, error) {
	var out []*phrase
	for s := range strings.SplitSeq(text, "|") {
		if strings.TrimSpace(s) == "" {
			continue
		}
		p, err := parsePhrase(s, t.classes)
		if err != nil {
			return nil, err
		}
		out = append(out, &p)
	}
	return newPhraseSet(out), nil
}
