package support

import (
	"fmt"
	"strings"

	"apst/finding"
	"apst/ingest"
	"apst/ingest/sheet"
	"apst/metrics/record"
)

// prepare settles what concerns a whole table, before its rows are read.
func (rd *reading) prepare(b *record.Block, log *finding.Log) {
	f := &facts{}
	rd.facts[b] = f
	switch b.Shape.ID {
	case shapeContacts, shapeOwnContacts:
		rd.prepareContacts(b, f, log)
	case shapeUniversal:
		f.specialism, _ = rd.ownTable(b)
	case shapeViews:
		rd.prepareViews(b, f, log)
	}
}

func (rd *reading) prepareContacts(b *record.Block, f *facts, log *finding.Log) {
	if b.Shape.ID == shapeOwnContacts {
		var by ingest.Origin
		if f.specialism, by = rd.ownTable(b); f.specialism.isZero() {
			b.Refuse(log, finding.Finding{Rule: RuleWhose, From: b.Place(), Seen: "no column of specialists"})
			return
		}
		b.Decide("specialist", f.specialism.name, by, sheet.Ref{})
	}
	if firstOf(b, fieldAttended, fieldMissed, fieldPlanned) == "" {
		f.noOutcome = true
		b.Decide("attended", "every contact", ingest.FromDefault, sheet.Ref{})
		log.Add(finding.Finding{Rule: RuleNoOutcome, From: b.Place(), Seen: "no column headed Attended"})
	}
	if !b.Has(fieldDuration) {
		return
	}
	switch rd.setting("duration") {
	case "minutes":
		f.unit = inMinutes
	case "hours":
		f.unit = inHours
	}
	if f.unit != noUnit {
		b.Decide("duration", "in "+rd.setting("duration"), ingest.FromOption, b.Head(fieldDuration))
	}
}

// ownTable is the specialist of a table that has no column for it, by an option, the
// titles above it, or the name of its sheet or file.
func (rd *reading) ownTable(b *record.Block) (specialism, ingest.Origin) {
	if text := rd.setting("specialism"); text != "" {
		if s, ok := specialismOf(text); ok {
			return s, ingest.FromOption
		}
		return specialism{strings.ToLower(strings.Join(strings.Fields(text), " ")), roleOther}, ingest.FromOption
	}
	for _, title := range b.Table.Titles {
		if s, ok := specialismIn(title.Text); ok {
			return s, ingest.FromTitle
		}
	}
	if s, ok := specialismIn(b.Sheet.Name); ok {
		return s, ingest.FromSheetName
	}
	if s, ok := specialismIn(baseName(b.File.Name)); ok {
		return s, ingest.FromFileName
	}
	return specialism{}, ""
}

// baseName is a file's name without its folders and its ending.
func baseName(name string) string {
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	if i := strings.LastIndexByte(name, '.'); i > 0 {
		name = name[:i]
	}
	return name
}

// longestName is how many words the name of a profession has at most.
const longestName = 5

// specialismIn is the one specialist that a title or a name speaks of; none where it
// speaks of two.
func specialismIn(text string) (found specialism, ok bool) {
	tokens := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" _.,;:()[]-", r) })
	for at := 0; at < len(tokens); at++ {
		for n := min(longestName, len(tokens)-at); n >= 1; n-- {
			s, known := specialismOf(strings.Join(tokens[at:at+n], " "))
			if !known || s.name == roleOther {
				continue
			}
			if ok && s != found {
				return specialism{}, false
			}
			found, ok, at = s, true, at+n-1
			break
		}
	}
	return found, ok
}

func (rd *reading) prepareViews(b *record.Block, f *facts, log *finding.Log) {
	for _, c := range b.Columns(fieldAnswer) {
		_, mapped := b.Map().Value(fieldItem, c.Title())
		if _, ok := (&intake{reading: rd}).item(base{at: at{block: b}}, c.Title()); !ok && !mapped && questionOf(c.Title()) == "" {
			log.Add(finding.Finding{Rule: RuleWording, From: b.Table.Ref(b.Place().Row, c.N), Seen: wordCount(c.Title())})
		}
	}
	if b.Has(fieldRespondent) {
		return
	}
	var by ingest.Origin
	if f.respondent, by = rd.respondents(b); f.respondent == "" {
		b.Refuse(log, finding.Finding{Rule: RuleWhoAnswered, From: b.Place(), Seen: "no column of respondents"})
		return
	}
	b.Decide("respondent", f.respondent, by, sheet.Ref{})
}

// respondents are who answered a table that has no column for it.
func (rd *reading) respondents(b *record.Block) (string, ingest.Origin) {
	if s := rd.setting("respondent"); s != "" {
		return s, ingest.FromOption
	}
	for _, title := range b.Table.Titles {
		if s := respondentIn(title.Text); s != "" {
			return s, ingest.FromTitle
		}
	}
	if s := respondentIn(b.Sheet.Name); s != "" {
		return s, ingest.FromSheetName
	}
	return respondentIn(baseName(b.File.Name)), ingest.FromFileName
}

// respondentIn is the one kind of respondents that a title or a name speaks of; none
// where it speaks of two.
func respondentIn(text string) string {
	found := ""
	for _, token := range strings.FieldsFunc(text, notLetter) {
		if w := tables().words[word{"titled", keyOf(token)}]; w != "" {
			if found != "" && found != w {
				return ""
			}
			found = w
		}
	}
	return found
}

// checkDay judges a day that an option gives.
func checkDay(text string) error {
	if _, ok := dayText(text); !ok {
		return fmt.Errorf("a day looks like 2022-09-01")
	}
	return nil
}

// dayText reads a day as an option has it.
func dayText(text string) (ingest.Date, bool) {
	d, problem := ingest.ParseDate(sheet.Cell{Kind: sheet.Text, Text: []byte(strings.TrimSpace(text))}, false)
	return d, problem == ingest.DateFine && d.Day > 0
}
