package ngrt

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"apst/metrics"
	"apst/metrics/record"
)

// told are the fields that a page about a result shows, with what they hold.
var told = []struct{ field, words string }{
	{fieldTest, "test"}, {fieldDate, "date of test"}, {fieldSitting, "sitting"}, {fieldForm, "form"}, {fieldLevel, "level"}, {fieldMedium, "paper or computer"},
	{record.Born, "date of birth"}, {fieldAge, "age at test"}, {fieldSAS, "standard age score"}, {fieldScore, "score"}, {fieldLower, "confidence band from"},
	{fieldUpper, "confidence band to"}, {fieldBand, "confidence band"}, {fieldStanine, "stanine"}, {fieldPercentile, "percentile"},
	{fieldSC, "stanine of sentence completion"}, {fieldPC, "stanine of passage comprehension"}, {fieldScale, "scale score"},
	{fieldReadingAge, "reading age"}, {fieldLabel, "word for progress"}, {fieldChange, "change in the file"},
}

// ofScale are the fields that a value of a scale rests on.
var ofScale = map[string][]string{
	scaleSAS:      {fieldTest, fieldDate, fieldSitting, fieldForm, fieldLevel, fieldMedium, record.Born, fieldAge, fieldSAS, fieldScore, fieldLower, fieldUpper, fieldBand},
	scaleStanine:  {fieldDate, fieldSAS, fieldScore, fieldStanine},
	scalePercent:  {fieldDate, fieldSAS, fieldScore, fieldPercentile},
	scaleSC:       {fieldDate, fieldSC, fieldPC},
	scalePC:       {fieldDate, fieldSC, fieldPC},
	scaleReading:  {fieldDate, fieldReadingAge},
	scaleProgress: {fieldDate, fieldSAS, fieldScore, fieldLabel, fieldChange},
}

// line is a row of a block, by which a result is found again.
type line struct {
	block *record.Block
	row   int
}

// Explain implements [metrics.Reading].
func (rd *Reading) Explain(q metrics.Query) ([]metrics.Derivation, error) {
	var mine []*result
	for _, r := range slices.Concat(rd.results, rd.aside) {
		if r.pupil == q.Pupil && (q.Wave == "" || strings.EqualFold(q.Wave, r.sitting)) && (q.Placement == 0 || r.placement == 0 || q.Placement == r.placement) {
			mine = append(mine, r)
		}
	}
	if len(mine) == 0 {
		return nil, nil
	}
	slices.SortStableFunc(mine, func(a, b *result) int { return cmp.Or(byDate(a, b), cmp.Compare(a.order, b.order)) })
	cells, err := rd.cellsOf(q.Pupil)
	if err != nil {
		return nil, err
	}
	var out []metrics.Derivation
	for _, r := range mine {
		out = append(out, rd.derive(r, q.Scale, cells[line{r.block.Block, r.row}])...)
	}
	return out, nil
}

// cellsOf reads the files again for what stands in the rows of one pupil, by field.
func (rd *Reading) cellsOf(pupil string) (map[line]map[string]metrics.Used, error) {
	out := map[line]map[string]metrics.Used{}
	for rec, err := range rd.src.Records(context.Background(), nil) {
		if err != nil {
			return nil, err
		}
		if rec.Pupil != pupil {
			continue
		}
		fields := map[string]metrics.Used{}
		for _, f := range told {
			if rec.Block.Has(f.field) {
				fields[f.field] = metrics.Used{At: rec.Ref(f.field), Field: f.words, Stored: string(rec.Cell(f.field).Text)}
			}
		}
		for i, c := range rec.Block.Columns(fieldPhonics) {
			fields[fieldPhonics+strconv.Itoa(i)] = metrics.Used{At: rec.RefAt(c.N), Field: "phonics", Stored: string(rec.CellAt(c.N).Text)}
		}
		out[line{rec.Block, rec.Row}] = fields
	}
	return out, nil
}

// derive says how what was asked for of a result came about.
func (rd *Reading) derive(r *result, scale string, cells map[string]metrics.Used) []metrics.Derivation {
	ask := scales
	if scale != "" {
		ask = []string{scale}
	}
	var out []metrics.Derivation
	for _, s := range ask {
		if d, ok := rd.deriveOne(r, s, cells); ok && (scale != "" || d.Value != "" || s == scaleSAS) {
			out = append(out, d)
		}
		if !r.counts() {
			break
		}
	}
	return out
}

// titles are the scales for people.
var titles = map[string]string{
	scaleSAS: "standard age score", scaleStanine: "stanine", scalePercent: "percentile", scaleSC: "stanine of sentence completion",
	scalePC: "stanine of passage comprehension", scaleReading: "reading age", scaleProgress: "the vendor's word for progress",
}

// when is the time of a result in words.
func (r *result) when() string {
	switch {
	case !r.date.IsZero() && r.sitting != "":
		return fmt.Sprintf("%s (%s)", r.date, r.sitting)
	case !r.date.IsZero():
		return r.date.String()
	case r.sitting != "":
		return r.sitting
	}
	return "without a date"
}

// deriveOne says how one value came about; ok is false for a scale that there is not.
func (rd *Reading) deriveOne(r *result, scale string, cells map[string]metrics.Used) (d metrics.Derivation, ok bool) {
	title, ok := titles[scale]
	if !ok {
		return d, false
	}
	d = metrics.Derivation{Of: title + ", " + r.when(), Rules: r.rules, See: []string{"ngrt.scores"}}
	for _, field := range ofScale[scale] {
		if used, has := cells[field]; has && (field != fieldScore || r.block.sas == fieldScore) {
			d.Cells = append(d.Cells, used)
		}
	}
	for i := range r.block.Columns(fieldPhonics) {
		if scale == scalePC {
			d.Cells = append(d.Cells, cells[fieldPhonics+strconv.Itoa(i)])
		}
	}
	switch {
	case r.aside != nil:
		d.Why = "the row is not used: " + r.aside.Title
	case r.unusable != nil:
		d.Why = r.unusable.Title
	default:
		r.explain(scale, &d)
	}
	if len(r.flags) > 0 {
		d.Notes = append(d.Notes, "flags: "+strings.Join(r.flags, ", "))
	}
	return d, true
}

// explain fills in the value of a scale and the arithmetic behind it.
func (r *result) explain(scale string, d *metrics.Derivation) {
	n, banded := r.sas.stanine()
	switch scale {
	case scaleSAS:
		switch r.sas.kind {
		case sasScore:
			d.Value = strconv.Itoa(r.sas.n)
			d.Notes = append(d.Notes, growth)
		case sasCensored:
			d.Why = r.sas.text + " is the end of the scale: no number to compare"
		default:
			d.Why = "the file has no standard age score"
		}
	case scaleStanine:
		d.See = append(d.See, "ngrt.stanine")
		if !banded {
			d.Why = "no standard age score"
			return
		}
		b := bands()[n-1]
		d.Value = strconv.Itoa(n)
		d.Steps = []metrics.Step{{Text: fmt.Sprintf("standard age scores from %d to %d", b.least, b.most), Result: d.Value}}
	case scalePercent:
		d.See = append(d.See, "ngrt.percentile")
		if r.sas.kind != sasScore {
			d.Why = "no standard age score as a number"
			return
		}
		d.Value = strconv.Itoa(PercentileOf(r.sas.n))
		d.Steps = []metrics.Step{{Text: fmt.Sprintf("part of a normal distribution below (%d - 100) / 15, in hundredths", r.sas.n), Result: d.Value}}
	default:
		r.explainCarried(scale, d)
	}
}

// explainCarried is for what is carried from the file as it stands.
func (r *result) explainCarried(scale string, d *metrics.Derivation) {
	number := func(n int, why string) {
		if d.Why = why; n > 0 {
			d.Value, d.Why = strconv.Itoa(n), ""
		}
	}
	switch scale {
	case scaleSC:
		number(r.sc, "not in the file")
	case scalePC:
		number(r.pc, "not in the file: the pupil went on to phonics, or the section was not sat")
	case scaleReading:
		d.Value = cmp.Or(r.reading.censored, r.reading.String())
		if d.Value == "" {
			d.Why = "the file has none that can be read"
		} else {
			d.Notes = append(d.Notes, "progress must not be measured by reading ages")
		}
		d.See = append(d.See, "ngrt.reading-age")
	case scaleProgress:
		if d.Value = r.label; r.label == "" {
			d.Why = "not in the file"
		}
		d.See = append(d.See, "ngrt.progress")
	}
}
