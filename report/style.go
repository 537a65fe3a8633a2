package report

import "github.com/xuri/excelize/v2"

// Style is how a cell looks in a workbook. A look only repeats what the cell's
// words say: bands differ in lightness, slant and weight, so that they can be
// told apart on a grey print and by anyone, and nothing is said by colour alone.
type Style uint8

const (
	Plain        Style = iota
	Strong             // bold
	Muted              // a remark: grey and slanted
	BandRaised         // slightly raised or lowered, borderline: pale, slanted
	BandHigh           // high or low: mid tone, bold
	BandVeryHigh       // very high or very low, abnormal: dark with white letters, bold
	columnHead         // heading of a table's column
	titleLook          // title of a sheet of lines
	headingLook        // heading within it
	wrapped            // running text
	wrappedKey         // what a pair is about
	styles             // how many there are

	Wrapped = wrapped // a longer text in a table, broken at the column's width
)

// looks are the styles as excelize takes them; number formats are added.
// Lightness (L* of CIELAB) of the bands' fills: 100, 89, 74, 33.
var looks = [styles]excelize.Style{
	Plain:        {Font: &excelize.Font{}},
	Strong:       {Font: &excelize.Font{Bold: true}},
	Muted:        {Font: &excelize.Font{Italic: true, Color: "595959"}},
	BandRaised:   {Font: &excelize.Font{Italic: true}, Fill: fill("F9DC8C")},
	BandHigh:     {Font: &excelize.Font{Bold: true}, Fill: fill("F0A868")},
	BandVeryHigh: {Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: fill("8C2D04")},
	columnHead: {
		Font: &excelize.Font{Bold: true}, Fill: fill("E7E6E6"),
		Border:    []excelize.Border{{Type: "bottom", Style: 1, Color: "000000"}},
		Alignment: &excelize.Alignment{Vertical: "top"},
	},
	titleLook:   {Font: &excelize.Font{Bold: true, Size: 16}},
	headingLook: {Font: &excelize.Font{Bold: true, Size: 12}},
	wrapped:     {Font: &excelize.Font{}, Alignment: wrap},
	wrappedKey:  {Font: &excelize.Font{Bold: true}, Alignment: wrap},
}

var wrap = &excelize.Alignment{Vertical: "top", WrapText: true}

func fill(colour string) excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
}

// general is the number format of a cell that says nothing about it.
const general = "General"

// Number formats by the type of value. Text cells are formatted as text, so
// that "0012" is still "0012" after somebody has clicked into it.
var kindFormats = [cellKinds]string{
	emptyCell:  general,
	textCell:   "@",
	intCell:    "0",
	numberCell: "0.00",
	boolCell:   general,
	dateCell:   "dd/mm/yyyy",
}

// lookKey is one style with one number format.
type lookKey struct {
	style  Style
	format string
}

// styleSheet hands out the workbook's own index of a look, making it when it
// is first asked for.
type styleSheet struct {
	file *excelize.File
	ids  map[lookKey]int
}

func (s *styleSheet) id(style Style, format string) (int, error) {
	key := lookKey{style, format}
	if id, ok := s.ids[key]; ok {
		return id, nil
	}
	look := looks[style]
	font := *look.Font
	font.Family = "Calibri"
	if font.Size == 0 {
		font.Size = 11
	}
	look.Font = &font
	if format != general { // as a custom format it would show TRUE as 1 in LibreOffice
		look.CustomNumFmt = &format
	}
	id, err := s.file.NewStyle(&look)
	if err != nil {
		return 0, err
	}
	s.ids[key] = id
	return id, nil
}

// format is the number format of a value of some kind in a column.
func (c *Column) format(kind cellKind) string {
	if c.Format != "" && (kind == intCell || kind == numberCell || kind == dateCell) {
		return c.Format
	}
	if kind == intCell && c.Kind == NumberColumn {
		return kindFormats[numberCell]
	}
	return kindFormats[kind]
}
