package ngrt

import (
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// take reads a record into a result. It is nil for a row that is of another test, or
// does not say of which.
func (rd *Reading) take(from *record.Record) *result {
	b := rd.blocks[from.Block]
	rec, r := b.entry(from), b.newResult(from, rd.counted.records)
	rd.counted.records++
	if rule, seen := b.stranger(rec, r); rule != nil {
		rd.strange(r, rule, rec.Ref(fieldTest), seen)
		return nil
	}
	rd.takeDay(rec, r)
	if !rd.takeSAS(rec, r) {
		return r
	}
	rd.takeForm(rec, r)
	rd.takeRanks(rec, r)
	rd.takeBand(rec, r)
	rd.takeAges(rec, r)
	rd.takeProgress(rec, r)
	r.scale, _ = rec.Text(fieldScale)
	if nothing(r.scale) {
		r.scale = ""
	}
	rd.checkRanks(r)
	return r
}

// strange sets a row aside that is not of this test. Of a line with sittings side by
// side it is said once.
func (rd *Reading) strange(r *result, rule *finding.Rule, at sheet.Ref, seen string) {
	r.aside = rule
	told := false
	if n := len(rd.aside); n > 0 {
		told = rd.aside[n-1].block.Table == r.block.Table && rd.aside[n-1].row == r.row
	}
	if !told {
		r.find(rd.req.Log, rule, at, seen)
	}
	rd.aside = append(rd.aside, r)
	if rule == RuleOtherRow {
		rd.counted.others++
	} else {
		rd.counted.unknown++
	}
}

// stranger is the rule for a row that names another test, or none where others do. A
// word for paper or computer in place of a name is kept, and one for a sitting where
// no row names a test.
func (b *block) stranger(rec entry, r *result) (rule *finding.Rule, seen string) {
	text, got := rec.Text(fieldTest)
	test := testOf(text)
	switch {
	case test == thisTest:
	case test != "":
		return RuleOtherRow, testName(test)
	case b.other():
		return RuleOtherRow, testName(b.test)
	case got == record.Bad, b.seen.others > 0:
		return RuleTestUnknown, text
	case got != record.Given || nothing(text):
	case mediumOf(text) != "" && len(tokens(text)) == 1:
	case b.seen.this == 0 && record.WaveOf(text) != "":
		r.sitting = record.WaveOf(text)
	default:
		return RuleTestUnknown, text
	}
	r.medium = mediumOf(text)
	return nil, ""
}

// takeDay reads when the test was sat.
func (rd *Reading) takeDay(rec entry, r *result) {
	if text, got := rec.Text(fieldSitting); got == record.Given && !nothing(text) {
		if r.sitting = record.WaveOf(text); r.sitting == "" {
			r.sitting = text
		}
	}
	day, got := rec.Date(fieldDate)
	switch {
	case got == record.Given:
		r.date = day
	case got == record.Bad:
		r.flag("date-unreadable")
	case got == record.Blank && !r.block.seen.undated:
		r.find(rd.req.Log, RuleUndated, rec.Ref(fieldDate), "")
	}
	if r.date.IsZero() {
		r.flag("no-date")
	}
	r.placement = placementOn(rd.req.Roll, r.pupil, r.date)
}

// placementOn is which of a pupil's placements a day falls into; 1 for a pupil who
// has one at most, 0 where it falls into none of several.
func placementOn(roll *record.Roll, pupil string, day ingest.Date) int {
	stays := roll.Of(pupil)
	if len(stays) <= 1 {
		return 1
	}
	found := 0
	for i := range stays {
		if !day.IsZero() && stays[i].On(day) {
			if found != 0 {
				return 0
			}
			found = stays[i].Placement
		}
	}
	return found
}

// takeSAS reads the standard age score, and reports whether the row can be used.
func (rd *Reading) takeSAS(rec entry, r *result) bool {
	field, log := r.block.sas, rd.req.Log
	text, got := rec.Text(field)
	if got == record.Bad { // told already
		r.flag("sas-unreadable")
		return true
	}
	r.sas = sasOf(rec.Cell(field).Kind, text)
	refuse := func(rule *finding.Rule, flag string) bool {
		r.find(log, rule, rec.Ref(field), text)
		r.unusable = rule
		r.flag(flag)
		return false
	}
	switch r.sas.kind {
	case sasDecimal:
		return refuse(RuleDecimals, "sas-decimals")
	case sasBad, sasLow, sasHigh:
		return refuse(RuleSAS, "sas-none")
	case sasCode:
		r.find(log, RuleNoScoreCode, rec.Ref(field), text)
		r.sas = score{}
		r.flag("sas-missing")
	case sasNothing:
		r.flag("sas-missing")
	case sasCensored:
		r.find(log, RuleCensored, rec.Ref(field), text)
		r.flag("sas-censored")
	}
	return true
}

// takeForm reads the form, and whether the test was sat on paper.
func (rd *Reading) takeForm(rec entry, r *result) {
	form, _ := rec.Text(fieldForm)
	level, _ := rec.Text(fieldLevel)
	medium, _ := rec.Text(fieldMedium)
	said := mediumOf(medium + " " + form + " " + level + " " + string(r.medium))
	field := fieldForm
	if form == "" {
		field = fieldLevel
	}
	if nothing(form) {
		form = ""
	}
	if nothing(level) {
		level = ""
	}
	wrong := func() {
		r.find(rd.req.Log, RuleForm, rec.Ref(field), strings.TrimSpace(form+" "+level))
		r.form = ""
		r.flag("form-unknown")
	}
	r.medium = said
	if formCore(form) == "" && formCore(level) == "" {
		return
	}
	name, ok := formOf(form, level)
	if !ok {
		wrong()
		return
	}
	of := forms()[name]
	if said != "" && said != of { // a form of the computer test, said to be on paper
		wrong()
		return
	}
	r.form, r.medium = name, of
}

// takeRanks reads the stanines and the percentile of the file, and whether the pupil
// went on to phonics.
func (rd *Reading) takeRanks(rec entry, r *result) {
	for _, f := range [...]struct {
		field string
		most  int
		to    *int
	}{{fieldStanine, 9, &r.stanineOfFile}, {fieldSC, 9, &r.sc}, {fieldPC, 9, &r.pc}, {fieldPercentile, 99, &r.percentileOfFile}} {
		text, got := rec.Text(f.field)
		if got != record.Given || nothing(text) {
			continue
		}
		n, ok := inRange(text, 1, f.most)
		if !ok {
			r.find(rd.req.Log, RuleRank, rec.Ref(f.field), text)
			r.flag(strings.ReplaceAll(f.field, "_", "-") + "-none")
			continue
		}
		*f.to = n
	}
	for _, c := range r.block.Columns(fieldPhonics) {
		if r.block.unused[fieldPhonics] {
			break
		}
		text, got := rec.TextAt(fieldPhonics, c.N)
		if got == record.Given && !nothing(text) {
			r.phonics = true
		}
	}
}

// takeBand reads the confidence band, which is not made up where the file has none.
func (rd *Reading) takeBand(rec entry, r *result) {
	const widest = 160 // above any band round a score of 141
	ok, at, seen := true, fieldBand, ""
	if text, got := rec.Text(fieldBand); got == record.Given && !nothing(text) {
		r.lower, r.upper, ok = bandOf(text)
		seen = text
	}
	for _, f := range [...]struct {
		field string
		to    *int
	}{{fieldLower, &r.lower}, {fieldUpper, &r.upper}} {
		text, got := rec.Text(f.field)
		if got != record.Given || nothing(text) {
			continue
		}
		n, fine := inRange(text, 1, widest)
		*f.to, ok, at = n, ok && fine, f.field
		seen = strings.TrimSpace(seen + " " + text)
	}
	in := r.sas.kind != sasScore || (r.lower == 0 || r.lower <= r.sas.n) && (r.upper == 0 || r.sas.n <= r.upper)
	if ok && in && (r.lower == 0 || r.upper == 0 || r.lower <= r.upper) {
		return
	}
	r.lower, r.upper = 0, 0
	r.find(rd.req.Log, RuleBand, rec.Ref(at), seen)
	r.flag("band-differs")
}

// takeProgress reads the vendor's word for progress and the change beside it.
func (rd *Reading) takeProgress(rec entry, r *result) {
	if text, got := rec.Text(fieldLabel); got == record.Given && !nothing(text) {
		r.label = text
	}
	if text, got := rec.Text(fieldChange); got == record.Given {
		r.change, r.has = signed(text)
	}
}

// checkRanks compares what the file gives with what follows from the standard age
// score, and its sections with each other.
func (rd *Reading) checkRanks(r *result) {
	log := rd.req.Log
	if n, ok := r.sas.stanine(); ok && r.stanineOfFile > 0 && n != r.stanineOfFile {
		r.find(log, RuleStanine, r.ref(fieldStanine), numbers("stanine %d, that of the score is %d", r.stanineOfFile, n))
		r.flag("stanine-differs")
	}
	if r.sas.kind == sasScore && r.percentileOfFile > 0 {
		n := PercentileOf(r.sas.n)
		if max(n-r.percentileOfFile, r.percentileOfFile-n) > limit("percentile-off") {
			r.find(log, RulePercentile, r.ref(fieldPercentile), numbers("percentile %d, that of the score is %d", r.percentileOfFile, n))
			r.flag("percentile-differs")
		}
	}
	switch {
	case r.pc > 0 && r.phonics:
		r.find(log, RuleBoth, r.ref(fieldPC), "")
		r.flag("passage-comprehension-and-phonics")
	case r.pc == 0 && r.block.Has(fieldPC) && r.sas.kind != sasNothing:
		r.flag("no-passage-comprehension")
	}
	if r.sc > 0 && r.pc > 0 && max(r.sc-r.pc, r.pc-r.sc) >= limit("stanines-apart") {
		r.find(log, RuleApart, r.ref(fieldPC), numbers("stanines %d and %d", r.sc, r.pc))
		r.flag("sections-apart")
	}
}
