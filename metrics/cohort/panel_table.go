package cohort

import "apst/metrics"

// PanelTable is the panel as a file.
func PanelTable(panel []PanelRow) Table {
	out := Table{Table: panelTable(), Rows: make([][]metrics.Cell, len(panel))}
	for i := range panel {
		out.Rows[i] = panel[i].cells()
	}
	return out
}

func panelTable() metrics.Table {
	text := func(name, title, doc, missing string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Missing: missing, Source: "apst"}
	}
	const never = "never"
	var ids []string
	for _, v := range viewNames {
		ids = append(ids, string(v.view))
	}
	columns := []metrics.Column{
		text("population", "Population", "Whose change it is.", never),
		text("measure", "Measure", "The measure.", never),
		text("scale", "Scale", "The scale.", never),
		text("informant", "Informant", "Who answered.", "nobody answers for the measure"),
		text("view", "View", "Which way of looking at the change.", never),
		{Name: "given", Title: "Given", Doc: "Whether there is a figure.", Kind: metrics.BoolKind, Missing: never, Source: "apst"},
		text("figure", "Figure", "The change in words, or why there is none.", never),
		text("interval", "Interval", "Its interval.", "there is none"),
		{Name: "level", Title: "Level", Doc: "Level of the interval.", Kind: metrics.NumberKind, Range: "0 to 1", Missing: "there is no interval", Source: "apst"},
		{Name: "n", Title: "n", Doc: "Pairs that it rests on.", Kind: metrics.IntKind, Range: "0 and above", Missing: never, Source: "apst"},
		{Name: "n_of", Title: "n of", Doc: "Of how many.", Kind: metrics.IntKind, Range: "0 and above", Missing: "not known here", Source: "apst"},
		text("applies", "When it may be read", "What a reader has to know before the figure is believed.", "nothing in particular"),
	}
	columns[4].Values = join(ids...)
	columns[6].Width, columns[11].Width = 60, 80
	return metrics.Table{Name: TablePanel, Title: "Change, looked at in different ways", About: "one way of looking at the change of a measure's main outcome", Columns: columns}
}

// cells are the row of a view.
func (p *PanelRow) cells() []metrics.Cell {
	level, of := metrics.Cell{}, metrics.Cell{}
	if p.Interval != "" {
		level = metrics.Number(p.Level)
	}
	if p.NOf > 0 {
		of = metrics.Int(p.NOf)
	}
	return []metrics.Cell{
		metrics.Text(p.Population), metrics.Text(p.Measure), metrics.Text(p.Scale), metrics.Text(p.Informant), metrics.Text(string(p.View)), metrics.Bool(p.Given),
		metrics.Text(p.Figure), metrics.Text(p.Interval), level, metrics.Int(p.N), of, metrics.Text(p.Applies),
	}
}
