// Package compare holds two sets of outputs against each other, by key and never by
// line: apst diff tells what became of a school's numbers with it, and apst verify
// whether anything moved.
//
// A side is a [Set]: the tables of a folder ([Folder]), of a file ([File]) or of files
// in memory ([Members]), read with the readers of this program. Tables of our own
// outputs are known by their headings, and their rows by the columns of their key; the
// rows of other tables by the columns that [Options] names, or whole. JSON that is no
// table is compared entry by entry, by where the entry stands in it. Pages and charts
// are held against each other as bytes, and are said to differ without saying where:
// they are drawn from the tables.
//
//	old, err := compare.Folder(os.DirFS("recorded"), "recorded")
//	now, err := compare.Folder(os.DirFS("out"), "out")
//	result, err := compare.Compare(old, now, compare.Options{
//		Tolerance: []compare.Tolerance{{Table: "results", Column: "p", Abs: 1e-9}},
//		Vary:      []compare.Column{{Table: "*", Column: "source"}},
//	})
//	for _, d := range result.Differences { ... } // worst consequence first
//
// Of each difference the kind says what it is (a band changed, a pupil joined, an
// answer was corrected, a column is gone), the group what it is about (a pupil, a
// scale, a rule, the layout). The order is that of tables/differences.csv: what is
// said of a pupil comes before what is said of a school, and both before how it is
// laid out. Within a kind the greater move comes first, then table, key and column.
//
// Nothing compared is an error ([ErrNothing]) and never a sameness.
//
// Numbers are compared as numbers in columns that hold numbers, exactly unless a
// tolerance says otherwise; a workbook keeps fifteen digits, and is held to as many.
// Identifiers and codes are text: 012 is not 12.
//
// Old, New, Key and Pupil of a difference may hold an answer, a name or an identifier.
// [Difference.Screen] is the same without them.
package compare
