package pack

import (
	_ "embed"
	"encoding/csv"
	"slices"
	"strings"
	"sync"
)

// What a return holds stands in two tables, of its files and of their columns. The writer,
// the data package, the dictionary and the verifier all go by them.

//go:embed tables/files.csv
var filesCSV string

//go:embed tables/columns.csv
var columnsCSV string

// Format is the version of the form of returns, which their manifests name.
const Format = 1

// The files of a return that are no tables.
const (
	ManifestFile   = "manifest.json"
	PackageFile    = "datapackage.json"
	ReadmeFile     = "readme.txt"
	DictionaryFile = "dictionary.csv"

	// ParquetFolder holds the copies in parquet, each named as its table.
	ParquetFolder = "parquet/"
)

// Table is a table of the return.
type Table struct {
	File    string // pupils.csv
	Title   string
	About   string // what a row is
	Needed  Needed
	Columns []Column
}

// Needed says in which returns a table stands.
type Needed string

// When a table is part of a return.
const (
	Always         Needed = "always"
	OfTaskforce    Needed = "taskforce"  // a comparison school has nothing to tell
	WithIdentities Needed = "identified" // where direct identifiers are asked for
)

// Type is the kind of the values of a column.
type Type string

// The types.
const (
	TextType    Type = "text"
	WordsType   Type = "words" // several, joined by ;
	IntegerType Type = "integer"
	NumberType  Type = "number"
	BooleanType Type = "boolean" // true or false
	DayType     Type = "day"     // as the dates of the return are: see [Dates]
)

// Column is a column of a table.
type Column struct {
	Name     string
	Type     Type
	Required bool     // never empty
	Codes    []string // the words it may hold; none: any value of the type
	Minimum  string   // least value, as text; empty for none
	Maximum  string
	Pattern  string   // regular expression for the whole text; empty for any
	Key      bool     // of the primary key
	Refs     []string // files whose columns of the same names hold these values
	Unit     string
	Missing  string // what an empty value means
	Meaning  string
}

// Tables are all tables that a return may have, in their order. They are shared: nothing in
// them may be changed.
var Tables = sync.OnceValue(func() []Table {
	var out []Table
	for _, r := range rowsOf(filesCSV) {
		out = append(out, Table{File: r["file"], Title: r["title"], About: r["about"], Needed: Needed(r["needed"])})
	}
	for _, r := range rowsOf(columnsCSV) {
		i := slices.IndexFunc(out, func(t Table) bool { return t.File == r["file"] })
		out[i].Columns = append(out[i].Columns, Column{
			Name: r["column"], Type: Type(r["type"]), Required: r["required"] == "yes", Codes: listOf(r["codes"]),
			Minimum: r["minimum"], Maximum: r["maximum"], Pattern: r["pattern"], Key: r["key"] == "yes", Refs: listOf(r["reference"]),
			Unit: r["unit"], Missing: r["missing"], Meaning: r["meaning"],
		})
	}
	return out
})

// TablesOf are the tables that the return of a school of an arm has.
func TablesOf(arm string, identified bool) []Table {
	var out []Table
	for _, t := range Tables() {
		if t.Needed == Always || t.Needed == OfTaskforce && arm != Comparison || t.Needed == WithIdentities && identified {
			out = append(out, t)
		}
	}
	return out
}

// TableNamed is a table by the name of its file; nil for none.
func TableNamed(file string) *Table {
	all := Tables()
	if i := slices.IndexFunc(all, func(t Table) bool { return t.File == file }); i >= 0 {
		return &all[i]
	}
	return nil
}

// Index is where a column stands; -1 for one that is not there.
func (t *Table) Index(column string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == column })
}

// Key are the columns that together are different in each row.
func (t *Table) Key() []string {
	var out []string
	for _, c := range t.Columns {
		if c.Key {
			out = append(out, c.Name)
		}
	}
	return out
}

// Reference says that columns hold what columns of the same names in another table hold.
type Reference struct {
	Columns []string
	File    string
}

// References are those of a table, in the order of the files.
func (t *Table) References() []Reference {
	var out []Reference
	for _, c := range t.Columns {
		for _, file := range c.Refs {
			i := slices.IndexFunc(out, func(r Reference) bool { return r.File == file })
			if i < 0 {
				out = append(out, Reference{File: file})
				i = len(out) - 1
			}
			out[i].Columns = append(out[i].Columns, c.Name)
		}
	}
	return out
}

// Name is the name of the table: that of its file without the ending.
func (t *Table) Name() string { return strings.TrimSuffix(t.File, ".csv") }

// Parquet is the name of the copy of the table in parquet.
func (t *Table) Parquet() string { return ParquetFolder + t.Name() + ".parquet" }

// rowsOf reads an embedded table, whose faults are those of the program, found by tests.
func rowsOf(text string) []map[string]string {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		panic("pack: an embedded table: " + err.Error())
	}
	out := make([]map[string]string, 0, len(rows))
	for _, r := range rows[1:] {
		m := make(map[string]string, len(r))
		for i, name := range rows[0] {
			m[name] = r[i]
		}
		out = append(out, m)
	}
	return out
}

func listOf(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, ";")
}
