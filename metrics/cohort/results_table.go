package cohort

import "apst/metrics"

// ResultsTable is the file of results: a row a number.
func ResultsTable(results []metrics.Result) Table {
	out := Table{Table: resultsTable(), Rows: make([][]metrics.Cell, len(results))}
	for i := range results {
		out.Rows[i] = resultCells(&results[i])
	}
	return out
}

func resultsTable() metrics.Table {
	const never = "never"
	text := func(name, title, doc, missing string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Missing: missing, Source: "apst"}
	}
	number := func(name, title, doc, rng, missing string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.NumberKind, Range: rng, Missing: missing, Source: "apst", Width: 14}
	}
	whole := func(name, title, doc, missing string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.IntKind, Range: "0 and above", Missing: missing, Source: "apst"}
	}
	const noEstimate = "it cannot be given; the note says why"
	columns := []metrics.Column{
		text("result_id", "Result", "What tells the row apart: what it is of, joined by /.", never),
		text("school", "School", "The school.", "the project does not name it"),
		text("arm", "Arm", "The arm of the evaluation that the school is in.", "the project does not name it"),
		text("population", "Population", "Whose results these are: everybody on roll in the period, or those whom the team supported.", never),
		text("measure", "Measure", "The measure.", "the row is of pupils, not of a measure"),
		text("scale", "Scale", "The scale of the measure.", "the row is of pupils, not of a measure"),
		text("informant", "Informant", "Who answered; two, joined by +, where they are set beside each other.", "nobody answers for the measure"),
		text("period", "Period", "Which two times, or which one.", "the row is of no time"),
		text("subgroup", "Subgroup", "Which pupils of the population: fact=value.", "the whole population"),
		text("category", "Category", "What is counted, such as a band, a status or a reason; of the sensitivity set what was done otherwise.", "the statistic has no categories"),
		text("statistic", "Statistic", "What the number is, by its fixed name.", never),
		number("estimate", "Estimate", "The number, in full precision.", "any number", noEstimate),
		number("lower", "Lower", "Lower limit of the interval.", "any number", "there is no interval"),
		number("upper", "Upper", "Upper limit of the interval.", "any number", "there is no interval"),
		number("level", "Level", "Level of the interval.", "0 to 1", "there is no interval"),
		number("p", "p", "p-value, two-sided.", "0 to 1", "there is no test"),
		number("df", "df", "Degrees of freedom.", "above 0", "there are none"),
		whole("n", "n", "What the number rests on: pairs, pupils; of what was done the whole that it is a part of.", never),
		whole("n_of", "n of", "Of how many there could have been: of pairs, those with a baseline.", "not known here"),
		text("unit", "Unit", "The unit of the estimate.", "a number without a unit"),
		text("method", "Method", "The convention, by name.", "there is one way only"),
		text("ruleset", "Ruleset", "The rules that the values rest on.", "the row is of pupils, not of a measure"),
		text("note", "Note", "What a reader has to know beside the number, or why there is none.", "nothing"),
	}
	columns[3].Values = All + "; " + SupportedOne
	return metrics.Table{Name: TableResults, Title: "Results", About: "one number, with what it is of and how sure it is", Columns: columns}
}

// resultCells are the row of a result.
func resultCells(r *metrics.Result) []metrics.Cell {
	number := func(x float64, ok bool) metrics.Cell {
		if !ok {
			return metrics.Cell{}
		}
		return metrics.Number(x)
	}
	lower, upper, limits := r.Interval()
	p, hasP := r.PValue()
	df, hasDF := r.Freedom()
	of := metrics.Cell{}
	if r.NOf > 0 {
		of = metrics.Int(r.NOf)
	}
	return []metrics.Cell{
		metrics.Text(ResultID(r)), metrics.Text(r.School), metrics.Text(r.Arm), metrics.Text(r.Population), metrics.Text(r.Measure), metrics.Text(r.Scale),
		metrics.Text(r.Informant), metrics.Text(r.Period), metrics.Text(Subgroup(r)), metrics.Text(r.Category), metrics.Text(r.Statistic),
		number(r.Value, r.Known()), number(lower, limits), number(upper, limits), number(r.Level, limits), number(p, hasP), number(df, hasDF),
		metrics.Int(r.N), of, metrics.Text(r.Unit), metrics.Text(r.Method), metrics.Text(r.Ruleset), metrics.Text(Note(r)),
	}
}
