package intake

import (
	"apst/ingest/sheet"
	"apst/sdq"
)

// ageRanges are the ages that names of forms give, and the form each is.
var ageRanges = map[[2]int]sdq.Form{
	{2, 4}: sdq.Form2to4, {4, 10}: sdq.Form4to17, {4, 16}: sdq.Form4to17, {4, 17}: sdq.Form4to17,
	{11, 16}: sdq.Form4to17, {11, 17}: sdq.Form4to17,
}

// formLetters are the informants in names such as P4-10, T2-4 and S11-17.
var formLetters = map[string]string{"p": "parent", "t": "teacher", "s": "self"}

// formName is what the name of a form says.
type formName struct {
	form      sdq.Form
	informant string
	lookBack  string
}

// takeForm reads the name of a form at the start of some words: 4-17, P11-17,
// 18+, or the version codes of one national collection (PC101: 1 for baseline, 2
// for follow-up forms). It says how many words it took.
func takeForm(ts []token, alone bool) (formName, int) {
	var f formName
	n := 0
	if who, ok := formLetters[ts[0].text]; ok && len(ts) > 1 && ts[1].glued {
		f.informant, n = who, 1
	}
	if who, ok := map[string]string{"pc": "parent", "py": "parent", "yr": "self"}[ts[0].text]; ok && len(ts) > 1 {
		if code := ts[1].text; code == "101" || code == "201" {
			f = formName{sdq.Form4to17, who, map[string]string{"101": SixMonths, "201": OneMonth}[code]}
			return f, 2
		}
	}
	low, isNumber := ts[n].number()
	if !isNumber {
		return formName{}, 0
	}
	if len(ts) > n+1 && !ts[n+1].glued {
		if high, ok := ts[n+1].number(); ok {
			if form, ok := ageRanges[[2]int{low, high}]; ok {
				f.form = form
				return f, n + 2
			}
		}
	}
	if low == 18 && alone && len(ts) == n+1 {
		f.form = sdq.Form18Plus
		return f, n + 1
	}
	return formName{}, 0
}

// readForm reads a cell that names the form. It is unknown for anything else.
func readForm(c sheet.Cell) formName {
	ts := tokens(string(c.Text))
	for i := range ts {
		if f, n := takeForm(ts[i:], true); n > 0 {
			return f
		}
	}
	return formName{}
}

// formIn reads a form in running text. Dates such as 4/10 are none: a form needs its letter, or the word "age" or "form" before it.
func formIn(ts []token, i int) (formName, int) {
	f, n := takeForm(ts[i:], false)
	if i+n < len(ts) { // 2/4/2023 is a date
		if _, number := ts[i+n].number(); number {
			return formName{}, 0
		}
	}
	if n == 0 || f.informant != "" {
		return f, n
	}
	if i > 0 && formMarks[ts[i-1].text] || i+n < len(ts) && formMarks[ts[i+n].text] {
		return f, n
	}
	return formName{}, 0
}

var formMarks = map[string]bool{"age": true, "ages": true, "aged": true, "form": true, "version": true, "sdq": true, "years": true, "year": true, "olds": true}
