package pack

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// described holds the description of the tables and the readme against the tables.
func (c *check) described(r *Return, m *Manifest) error {
	if r.find(PackageFile) != nil {
		data, err := r.read(PackageFile, MaxJSON)
		if err != nil {
			return err
		}
		c.packageFits(data, m)
	}
	if r.find(ReadmeFile) == nil {
		return nil
	}
	data, err := r.read(ReadmeFile, MaxJSON)
	if err != nil {
		return err
	}
	c.readmeTellsNothing(string(data))
	return nil
}

// packageFits holds datapackage.json against the columns that the verifier goes by, and against
// the manifest. Titles and descriptions may be in other words.
func (c *check) packageFits(data []byte, m *Manifest) {
	var p dataPackage
	if err := decodeStrict(data, &p); err != nil {
		c.add(Problem{Reason: "PACK-209", Member: PackageFile, Seen: err.Error()})
		return
	}
	differs := func(place, want string) {
		c.add(Problem{Reason: "PACK-210", Member: PackageFile, Column: place, Expected: want})
	}
	if p.Profile != "tabular-data-package" || p.Version != strconv.Itoa(Format) {
		differs("profile", "tabular-data-package of version "+strconv.Itoa(Format))
	}
	tables := TablesOf(m.Arm, m.Identified)
	if len(p.Resources) != len(tables) {
		differs("resources", fmt.Sprintf("%d tables", len(tables)))
		return
	}
	for i := range tables {
		t, own := &tables[i], p.Resources[i]
		at := slices.IndexFunc(m.Files, func(f Member) bool { return f.Name == t.File })
		if at < 0 {
			continue
		}
		want := resource{
			Profile: "tabular-data-resource", Name: resourceName(t.File), Path: t.File, Title: own.Title, Description: own.Description,
			Format: "csv", Mediatype: "text/csv", Encoding: "utf-8", Bytes: m.Files[at].Bytes, Hash: "sha256:" + m.Files[at].SHA256,
			Dialect: dialect{",", "\n", true}, Schema: undescribed(t.schema(m.Dates)),
		}
		own.Schema = undescribed(own.Schema)
		if !reflect.DeepEqual(own, want) {
			differs(t.Name(), "the columns, types, limits and keys of "+t.File)
		}
	}
}

// undescribed is a schema without the words about its columns.
func undescribed(s schema) schema {
	s.Fields = slices.Clone(s.Fields)
	for i := range s.Fields {
		s.Fields[i].Description = ""
	}
	return s
}

// readmeTellsNothing looks through the readme line by line.
func (c *check) readmeTellsNothing(text string) {
	line := 0
	for said := range strings.SplitSeq(text, "\n") {
		line++
		switch id := identifies(said); {
		case !printable(said):
			c.add(Problem{Reason: "PACK-301", Member: ReadmeFile, Line: line})
			return
		case id != "":
			c.add(Problem{Reason: id, Member: ReadmeFile, Line: line})
		}
	}
}

// words is what dictionary.csv says of a column and must say; what it means may be in other
// words.
type words struct{ kind, required, codes, pattern, minimum, maximum string }

// dictionary holds the dictionary against the columns.
type dictionary struct {
	check *check
	want  map[string]words
	spec  *tableSpec
	bad   bool // what is said of a column is not well
}

func newDictionary(c *check, m *Manifest) *dictionary {
	d := &dictionary{check: c, want: map[string]words{}}
	for _, t := range TablesOf(m.Arm, m.Identified) {
		for i := range t.Columns {
			col := &t.Columns[i]
			d.want[t.File+" "+col.Name] = words{typeWord(col, m.Dates), strconv.FormatBool(col.Required), strings.Join(col.Codes, ";"), col.PatternAs(m.Dates), asNumber(col.Minimum), asNumber(col.Maximum)}
		}
	}
	return d
}

// asNumber is a limit as a table of the return has it.
func asNumber(limit string) string {
	x, err := strconv.ParseFloat(limit, 64)
	if err != nil {
		return ""
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

// row takes a row of dictionary.csv.
func (d *dictionary) row(r *row) {
	d.spec = r.spec
	key := r.value("file") + " " + r.value("column")
	want, ok := d.want[key]
	own := words{r.value("type"), r.value("required"), r.value("codes"), r.value("pattern"), r.value("minimum"), r.value("maximum")}
	if !ok || own != want {
		d.bad = true
		d.check.at(r.spec, r.line, r.spec.index("column"), "PACK-211", "")
	}
	delete(d.want, key)
}

// end asks for the columns of which nothing was said.
func (d *dictionary) end() {
	if d.spec != nil && !d.bad && len(d.want) > 0 {
		d.check.at(d.spec, 0, -1, "PACK-211", fmt.Sprintf("%d more columns", len(d.want)))
	}
}

// copies holds the copies in Parquet against the tables. A copy is not read, because a file
// of that kind can ask for any amount of memory: it is made again from the table and has to
// be the same bytes.
func (c *check) copies(r *Return, m *Manifest) error {
	for _, t := range TablesOf(m.Arm, m.Identified) {
		e, table := r.find(t.Parquet()), r.find(t.File)
		if e == nil || table == nil || c.of(t.File) > 0 {
			continue
		}
		c.rows[t.Parquet()] = c.rows[t.File]
		if table.Size > MaxCopied || e.Size > MaxCopied {
			c.add(Problem{Reason: "PACK-701", Member: t.Parquet(), Expected: fmt.Sprintf("a table of at most %d MB", MaxCopied>>20)})
			continue
		}
		given, err := r.read(t.Parquet(), MaxCopied)
		if err != nil {
			return err
		}
		in := table.Open()
		same, err := sameCopy(&t, m.Dates, in, given)
		in.Close()
		if err != nil {
			return r.changed(err)
		}
		if !same {
			c.add(Problem{Reason: "PACK-702", Member: t.Parquet()})
		}
	}
	return nil
}

// sameCopy makes the copy of a table again.
func sameCopy(t *Table, d Dates, table io.Reader, given []byte) (bool, error) {
	own := filled{table: *t}
	rows := newTableReader(table)
	for first := true; ; first = false {
		rec, err := rows.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return false, err
		}
		if !first {
			own.rows = append(own.rows, cellsOf(t, d, rec.fields))
		}
	}
	made, err := own.parquet(d)
	return err == nil && string(made) == string(given), nil
}
