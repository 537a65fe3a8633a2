package intake

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"apst/ingest/sheet"
	"apst/sdq"
)

// Texts of a school's file may name anybody. What may be repeated of them is said
// here: a text whose every word is one of the words that headings, waves,
// informants and answers are read by, and otherwise new words for what was
// understood of it. The questionnaire's own wording is never repeated.

// closed are the words that may be repeated. The key words of the items are not
// among them, unless they are variable names as well.
var closed = sync.OnceValue(func() map[string]bool {
	v := vocabulary()
	m := map[string]bool{"r": true, "rev": true, "reversed": true}
	add := func(texts ...string) {
		for _, text := range texts {
			for _, t := range tokens(text) {
				if _, number := t.number(); !number {
					m[t.text] = true
				}
			}
		}
	}
	for _, row := range table(headingsCSV) {
		add(row[1])
	}
	for text := range v.waves {
		add(text)
	}
	for text := range v.informants {
		add(text)
	}
	for word := range scaleNoise {
		add(word)
	}
	for word := range noise {
		add(word)
	}
	add("time", "wave", "round", "phase", "w", "tp", "timepoint", "assessment", "occasion", "autumn", "spring", "summer")
	add("not true", "somewhat true", "certainly true", "sometimes true", "partly true", "very true", "nt", "st", "ct", "n", "s", "c")
	return m
})

// KnownWord reports whether a word, in lower case, may be repeated.
func KnownWord(word string) bool {
	if closed()[word] {
		return true
	}
	if _, ok := vocabulary().cohorts[word]; ok {
		return true
	}
	i, _, _ := stemOf(word)
	if i > 0 {
		return true
	}
	if len(word) > 2 { // derived names: pebdtot
		p, ok := vocabulary().informants[word[:1]]
		_, field := vocabulary().headings[word[1:]]
		return ok && p.strength == letter && field
	}
	return false
}

// known reports whether all of a text may be repeated: words of the vocabulary,
// numbers up to 60, and signs of ASCII between them.
func known(text string) bool {
	if len(text) > 100 {
		return false
	}
	for _, r := range text {
		if r > 0x7e && r != '\u00a0' && r != '–' && r != '—' && r != '’' || r < ' ' && r != '\n' && r != '\t' && r != '\r' {
			return false
		}
	}
	for _, t := range tokens(text) {
		if t.text[0] >= '0' && t.text[0] <= '9' {
			if n, ok := t.number(); !ok || n > 60 || len(t.text) > 2 {
				return false
			}
			continue
		}
		if !KnownWord(t.text) {
			return false
		}
	}
	return true
}

// SafeHeading is what may be repeated of a heading: the heading itself where it
// was recognised and every word of it is known, and otherwise its item's number
// or variable name with the wave and informant it says. It is empty for a heading
// that was not recognised.
func SafeHeading(text string) string {
	text = strings.TrimSpace(text)
	h := parseHeading(text)
	if _, ok := vocabulary().cohorts[squeeze(tokens(text))]; ok && len(text) <= 6 { // sdqa to sdqy
		return text
	}
	said := facetsIn(text, inCell)
	recognised := h.field != "" || h.item > 0 || h.number > 0 || h.option > 0 || h.wave != "" || h.informant != "" || len(said) > 0
	switch {
	case !recognised:
		return unreadHeading(text)
	case known(text):
		return text
	case h.item > 0 || h.number > 0:
		return h.rebuilt()
	case h.field != "": // whole headings are known words but for signs and capitals
		return headingOf(h.field)
	}
	return saidWords(said, false)
}

// rebuilt writes an item's heading anew.
func (h *heading) rebuilt() string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(waveWords(h.wave))
	add(informantWords(h.informant))
	form := sdq.Form4to17
	if h.early {
		form = sdq.Form2to4
	}
	switch {
	case h.number > 0 && h.marked:
		add("Q" + strconv.Itoa(h.number))
	case h.number > 0:
		add(strconv.Itoa(h.number))
	}
	if name := h.item.Stem(form); h.key > 0 && h.number > 0 {
		add(h.key.Stem(form))
	} else if h.number == 0 {
		add(name)
	}
	if h.trailing >= 0 {
		add(strconv.Itoa(h.trailing))
	}
	if h.reversed {
		add("r")
	}
	if h.option > 0 {
		add(optionNames[sdq.NotTrue+sdq.Answer(h.option-1)])
	}
	return strings.Join(parts, " ")
}

// headingOf is the first heading of the table for a field.
func headingOf(field string) string {
	for _, row := range table(headingsCSV) {
		if row[0] == field {
			return row[1]
		}
	}
	return ""
}

// unreadHeading keeps of a heading that was not read what the checks look at: a
// number or variable name with something around it, and a column of remarks.
func unreadHeading(text string) string {
	switch squeeze(tokens(text)) {
	case "notes", "note", "comments", "comment", "remarks":
		return "Notes"
	}
	if len(tokens(text)) > 0 {
		if around, i := itemWithin(text); i > 0 && !strings.HasPrefix(around, " #") && parseHeading("Other Q"+strconv.Itoa(int(i))).item == 0 {
			return "Other Q" + strconv.Itoa(int(i))
		}
	}
	return ""
}

// waveWords and informantWords say a wave and an informant in words that are read
// as them wherever they stand.
func waveWords(v string) string {
	switch {
	case v == "":
		return ""
	case len(v) == 2 && v[0] == 'n':
		return "T" + v[1:]
	case strings.HasPrefix(v, "term:"):
		year, term, _ := strings.Cut(strings.TrimPrefix(v, "term:"), ".")
		n, _ := strconv.Atoi(term)
		if year == "" {
			return [...]string{"", "Autumn", "Spring", "Summer"}[n%4]
		}
		return [...]string{"", "Spring", "Summer", "Autumn"}[n%4] + " " + year
	}
	return strings.ToUpper(v[:1]) + v[1:]
}

func informantWords(v string) string {
	return map[string]string{"self": "Self report", "teacher": "Teacher", "parent": "Parent"}[v]
}

// saidWords writes what a text says anew.
func saidWords(said map[string]string, form bool) string {
	var parts []string
	for _, s := range []string{waveWords(said["wave"]), informantWords(said["informant"])} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if f := said["form"]; form && f != "" {
		parts = append(parts, "SDQ form "+f)
	}
	return strings.Join(parts, " ")
}

// SafeTitle is what may be repeated of a text above or beside a table: the wave,
// the informant and the form it says, and a key of the codes. It is empty where
// it says none of them.
func SafeTitle(text string) string {
	if key := legendIn(text); len(key) > 0 {
		var parts []string
		for _, n := range slices.Sorted(maps.Keys(key)) {
			parts = append(parts, fmt.Sprintf("%d = %s", n, optionNames[key[n]]))
		}
		return "Key: " + strings.Join(parts, ", ")
	}
	return saidWords(facetsIn(text, inTitle), true)
}

// SafeLabel is SafeTitle for a label among the rows.
func SafeLabel(text string) string { return saidWords(facetsIn(text, inCell), false) }

// Words is what a name of a sheet or a file says, in words of our own.
func (s Said) Words() string {
	return saidWords(map[string]string{"wave": s.Wave, "informant": s.Informant, "form": s.Form}, true)
}

// SafeRowWord is what may be repeated of a cell that says the wave, the
// informant, the form or the look-back of its row; "Other", or "Z" for a lone
// letter, stands for one that says nothing that is understood.
func SafeRowWord(field string, c sheet.Cell) string {
	text := strings.TrimSpace(string(c.Text))
	said := ""
	switch field {
	case fieldWave:
		said = waveOf(text)
	case fieldInformant:
		if said = informantOf(text); said == "" {
			said = waveOf(text)
		}
	case fieldForm:
		if f := readForm(c); f.form.Valid() {
			who := map[string]string{"parent": "P", "teacher": "T", "self": "S"}[f.informant]
			return who + f.form.String()
		}
	case fieldLookBack:
		return map[string]string{OneMonth: "Last month", SixMonths: "Six months", "": "Other"}[parseLookBack(c)]
	}
	switch {
	case said != "" && known(text):
		return text
	case said != "" && informantWords(said) != "":
		return informantWords(said)
	case said != "":
		return waveWords(said)
	case text == "0":
		return text
	case len(text) == 1:
		return "Z"
	}
	return "Other"
}

// SafeAnswer reports whether the text of an answer's cell may be repeated: a
// known number, word or code, with nothing but spaces and signs about it.
func SafeAnswer(c sheet.Cell) bool {
	if len(c.Text) > 40 {
		return false
	}
	for _, r := range string(c.Text) {
		if r > 0x7e && r != '\u00a0' && r != '–' && r != '—' {
			return false
		}
	}
	switch ReadAnswerCell(c).Kind {
	case AnswerNumber, AnswerWord, AnswerPair, AnswerCode, AnswerMissing:
		return true
	}
	return false
}

// footerNames are footers' words, each as it may be written anew.
var footerNames = []string{"Grand total", "Subtotal", "Totals", "Total", "Means", "Mean", "Averages", "Average", "Median", "Mode", "Range", "Sum", "Count", "SD", "Stdev", "Minimum", "Maximum", "Min", "Max"}

// SafeFooter is a footer's word for the text of a footer: "Mean" for "Mean of
// 8A". It is empty for a text that is none.
func SafeFooter(text string) string {
	if !isFooterText([]byte(text)) {
		return ""
	}
	words := " " + join(tokens(text)) + " "
	for _, name := range footerNames {
		if strings.Contains(words, " "+strings.ToLower(name)+" ") {
			return name
		}
	}
	return "Note"
}

// ReadsLikeGroup reports whether an identifier reads like a total or a group.
func ReadsLikeGroup(id string) bool { return id != "" && readsLikeGroup([]byte(id)) }

// KnownRating reports whether the words of an impact or follow-up answer may be
// repeated: readable they are known words but for the number before them.
func KnownRating(c sheet.Cell) bool {
	if len(c.Text) > 40 {
		return false
	}
	for _, r := range string(c.Text) {
		if r > 0x7e && r != '–' && r != '—' && r != '\u00a0' {
			return false
		}
	}
	return true
}
