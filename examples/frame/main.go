// Command frame shows how an analyst takes the analysis file into Go: it is read as the
// table that it is, held as a data frame, and selected, filtered and sorted there.
//
//	apst change --table pupils -o pupils.json
//	go run ./examples/frame pupils.json
//
// It prints, as JSON, the pupils with a change of the total by their own report, those
// whose difficulties fell most first. Whatever is computed of many pupils stands in the
// results of apst change; a frame is for looking.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"apst/report"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "which file? go run ./examples/frame pupils.json")
		os.Exit(2)
	}
	if err := show(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// Columns of the analysis file.
const (
	pupil  = "pupil_id"
	change = "sdq_self_total_change"
	class  = "sdq_self_total_class"
)

func show(path string, to io.Writer) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	table, err := report.ReadJSON(file)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	frame, err := report.Frame(table)
	if err != nil {
		return err
	}
	frame = frame.
		Filter(dataframe.F{Colname: class, Comparator: series.Neq, Comparando: ""}). // those with a change
		Arrange(dataframe.Sort(change)).
		Select([]string{pupil, change, class})
	if frame.Err != nil {
		return frame.Err
	}
	return frame.WriteJSON(to)
}
