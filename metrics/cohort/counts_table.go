package cohort

import "apst/metrics"

// CountsTable is how many rows came from the files of each source, and where they
// ended. It holds nothing of a single pupil.
func (l *Linkage) CountsTable() Table {
	out := Table{Table: countsTable()}
	of, all := map[string]*[fileCounts]int{"": {}}, Count{}
	for i := range l.Input.Sources {
		s := &l.Input.Sources[i]
		if of[s.Measure] == nil {
			of[s.Measure] = &[fileCounts]int{}
		}
		for k := range s.Files {
			f := &s.Files[k]
			for _, sum := range [2]*[fileCounts]int{of[s.Measure], of[all.Measure]} {
				for n, x := range [fileCounts]int{1, f.Read, f.Outside, f.Used, f.Again, f.Refused} {
					sum[n] += x
				}
			}
		}
	}
	for _, c := range l.Counts() {
		row := []metrics.Cell{metrics.Text(c.Measure)}
		for _, n := range of[c.Measure] {
			row = append(row, metrics.Int(n))
		}
		row = append(row, metrics.Int(c.Rows))
		for _, n := range c.Places {
			row = append(row, metrics.Int(n))
		}
		out.Rows = append(out.Rows, append(row, metrics.Int(c.Pupils)))
	}
	return out
}

// fileCounts is how many counts of files the table has.
const fileCounts = 6

func countsTable() metrics.Table {
	count := func(name, title, doc string) metrics.Column {
		return metrics.Column{Name: name, Title: title, Doc: doc, Kind: metrics.IntKind, Unit: "rows", Range: "from 0", Missing: "never", Source: "counted"}
	}
	files, pupils := count("files", "Files", "Files of the measure."), count("pupils", "Pupils", "Pupils with a row that is linked. One with rows of several measures counts once in the line of all.")
	files.Unit, pupils.Unit = "files", "pupils"
	return metrics.Table{Name: TableCounts, Title: "Where the rows went", About: "A row a measure, and one for all together.", Columns: []metrics.Column{
		{Name: "measure", Title: "Measure", Doc: "Which measure.", Kind: metrics.TextKind, Missing: "all measures together", Source: "the project, or the command"},
		files,
		count("read", "Rows read", "Rows of the files that hold anything; the four that follow add up to them."),
		count("outside", "Outside", "Of these, headings, titles, totals, notes, and rows of other tables."),
		count("used", "Used", "Of these, those that results rest on."),
		count("again", "Again", "Of these, those that a file has already."),
		count("file_refused", "Refused in the file", "Of these, those that cannot be used."),
		count("rows", "Results", "Results that were made of the rows used: a questionnaire, a period of attendance, a sitting. The four that follow add up to them."),
		count("linked", "Linked", "Of the results, those joined to a pupil."),
		count("unmatched", "Unmatched", "Of the results, those whose identifier nobody on the list of pupils has."),
		count("duplicate", "Duplicate", "Of the results, those that the pupil has already."),
		count("refused", "Refused", "Of the results, those that cannot be used, or contradict another of the pupil."),
		pupils,
	}}
}
